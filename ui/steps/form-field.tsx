import { Add, Delete } from '@mui/icons-material';
import {
  Button,
  Checkbox,
  FormControlLabel,
  IconButton,
  MenuItem,
  Paper,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { t, useSay } from '../frame/say.ts';
import { choiceName } from './choice-names.ts';
import { emptyForm, type Field, type FormObject, type FormValue } from './field-schema.ts';

export interface FieldProps {
  readonly field: Field;
  readonly value: FormValue;
  /** JSON pointer of this value in the data of the command. */
  readonly pointer: string;
  /** What speaks against values, by their pointers. */
  readonly faults: ReadonlyMap<string, string>;
  /** Choices for a list of texts, where the case knows them. */
  readonly suggestions?: Readonly<
    Record<string, readonly { readonly value: string; readonly label: string }[]>
  >;
  readonly onChange: (value: FormValue) => void;
}

/** One value of a step, asked for as its schema says, with what speaks against it beside it. */
export function FormField(props: FieldProps) {
  const { field } = props;
  switch (field.kind.type) {
    case 'fixed':
      return null;
    case 'flag':
      return <FlagField {...props} />;
    case 'choice':
      return <ChoiceField {...props} values={field.kind.values} />;
    case 'choices':
      return (
        <ChoicesField
          {...props}
          options={field.kind.values.map((value) => ({ value, label: value }))}
        />
      );
    case 'texts':
      return <ChoicesField {...props} options={props.suggestions?.[field.name] ?? []} />;
    case 'group':
      return <GroupField {...props} fields={field.kind.fields} />;
    case 'list':
      return <ListField {...props} fields={field.kind.fields} />;
    default:
      return <TextLikeField {...props} />;
  }
}

const faultOf = ({ faults, pointer }: FieldProps): string | undefined => faults.get(pointer);

function TextLikeField(props: FieldProps) {
  const { field, value, onChange } = props;
  const say = useSay();
  const { kind } = field;
  const fault = faultOf(props);
  const take = (text: string): void => {
    if (text === '') onChange(null);
    else onChange(kind.type === 'number' ? Number(text) : text);
  };
  const help = kind.type === 'date' ? 'YYYY-MM-DD' : undefined;
  return (
    <TextField
      fullWidth={kind.type === 'text'}
      label={say(field.label)}
      value={value ?? ''}
      required={!field.nullable}
      multiline={kind.type === 'text' && kind.multiline}
      minRows={3}
      type={kind.type === 'number' ? 'number' : 'text'}
      error={fault !== undefined}
      helperText={fault ?? help}
      onChange={(event) => take(event.target.value)}
      slotProps={{
        htmlInput: {
          'data-field': props.pointer,
          ...(kind.type === 'text' ? { maxLength: kind.max } : {}),
          ...(kind.type === 'date'
            ? { inputMode: 'numeric', placeholder: 'YYYY-MM-DD', maxLength: 10 }
            : {}),
          ...(kind.type === 'number' ? { min: kind.min, max: kind.max } : {}),
        },
      }}
      sx={kind.type === 'text' ? {} : { width: 260 }}
    />
  );
}

function FlagField(props: FieldProps) {
  const { field, value, pointer, onChange } = props;
  const say = useSay();
  const fault = faultOf(props);
  // Yes, no or not known are three things; a box can only say two.
  if (field.nullable) {
    return (
      <TextField
        select
        label={say(field.label)}
        value={value === null ? '' : String(value)}
        error={fault !== undefined}
        helperText={fault}
        onChange={(event) =>
          onChange(event.target.value === '' ? null : event.target.value === 'true')
        }
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
        sx={{ width: 260 }}
      >
        <MenuItem value="">—</MenuItem>
        <MenuItem value="true">{say(t('是', 'Yes'))}</MenuItem>
        <MenuItem value="false">{say(t('否', 'No'))}</MenuItem>
      </TextField>
    );
  }
  return (
    <div>
      <FormControlLabel
        control={
          <Checkbox
            checked={value === true}
            onChange={(event) => onChange(event.target.checked)}
            slotProps={{ input: { 'data-field': pointer } as object }}
          />
        }
        label={say(field.label)}
      />
      {fault !== undefined && (
        <Typography variant="caption" color="error" component="div">
          {fault}
        </Typography>
      )}
    </div>
  );
}

function ChoiceField(props: FieldProps & { readonly values: readonly string[] }) {
  const { field, value, values, onChange } = props;
  const say = useSay();
  const fault = faultOf(props);
  return (
    <TextField
      select
      label={say(field.label)}
      value={value ?? ''}
      required={!field.nullable}
      error={fault !== undefined}
      helperText={fault}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      slotProps={{
        inputLabel: { shrink: true },
        select: { displayEmpty: true },
        htmlInput: { 'data-field': props.pointer },
      }}
      sx={{ width: 260 }}
    >
      <MenuItem value="">—</MenuItem>
      {values.map((each) => (
        <MenuItem key={each} value={each}>
          {say(choiceName(each))}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** "None" is an answer and not the same as none given: the law asks for it. */
function NoneBox({ field, value, pointer, onChange }: FieldProps) {
  const say = useSay();
  if (!field.nullable) return null;
  return (
    <FormControlLabel
      control={
        <Checkbox
          size="small"
          checked={Array.isArray(value) && value.length === 0}
          onChange={(event) => onChange(event.target.checked ? [] : null)}
          slotProps={{ input: { 'data-field': `${pointer}/none` } as object }}
        />
      }
      label={say(t('无', 'None'))}
    />
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

function ChoicesField(props: FieldProps & { readonly options: readonly Option[] }) {
  const { field, value, options, onChange } = props;
  const say = useSay();
  const chosen = (value ?? []) as readonly string[];
  const fault = faultOf(props);
  const toggle = (each: string): void =>
    onChange(chosen.includes(each) ? chosen.filter((one) => one !== each) : [...chosen, each]);
  return (
    <Paper component="fieldset" sx={{ p: 1.5, m: 0 }}>
      <Typography component="legend" variant="body2" color="text.secondary">
        {say(field.label)}
      </Typography>
      <NoneBox {...props} />
      <Stack sx={{ columns: 2, display: 'block' }}>
        {options.map((option) => (
          <FormControlLabel
            key={option.value}
            sx={{ display: 'flex', breakInside: 'avoid' }}
            control={
              <Checkbox
                size="small"
                checked={chosen.includes(option.value)}
                onChange={() => toggle(option.value)}
              />
            }
            label={option.label === option.value ? say(choiceName(option.value)) : option.label}
          />
        ))}
      </Stack>
      {fault !== undefined && (
        <Typography variant="caption" color="error" component="div">
          {fault}
        </Typography>
      )}
    </Paper>
  );
}

function GroupField(props: FieldProps & { readonly fields: readonly Field[] }) {
  const { field, value, fields, pointer, onChange } = props;
  const say = useSay();
  const fault = faultOf(props);
  const inside = value as FormObject | null;
  return (
    <Paper component="fieldset" sx={{ p: 1.5, m: 0 }}>
      <Typography component="legend" variant="body2" color="text.secondary">
        {field.nullable ? (
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={inside !== null}
                onChange={(event) => onChange(event.target.checked ? emptyForm(fields) : null)}
                slotProps={{ input: { 'data-field': pointer } as object }}
              />
            }
            label={say(field.label)}
          />
        ) : (
          say(field.label)
        )}
      </Typography>
      {fault !== undefined && (
        <Typography variant="caption" color="error" component="div">
          {fault}
        </Typography>
      )}
      {inside !== null && (
        <FormFields
          {...props}
          fields={fields}
          value={inside}
          pointer={pointer}
          onChange={onChange}
        />
      )}
    </Paper>
  );
}

function ListField(props: FieldProps & { readonly fields: readonly Field[] }) {
  const { field, value, fields, pointer, onChange } = props;
  const say = useSay();
  const items = (value ?? []) as readonly FormObject[];
  const fault = faultOf(props);
  return (
    <Paper component="fieldset" sx={{ p: 1.5, m: 0 }}>
      <Typography component="legend" variant="body2" color="text.secondary">
        {say(field.label)}
      </Typography>
      {fault !== undefined && (
        <Typography variant="caption" color="error" component="div">
          {fault}
        </Typography>
      )}
      <NoneBox {...props} />
      {items.map((item, index) => (
        <Stack key={index} direction="row" spacing={1} sx={{ mb: 1, alignItems: 'start' }}>
          <FormFields
            {...props}
            fields={fields}
            value={item}
            pointer={`${pointer}/${index}`}
            onChange={(changed) => onChange(items.with(index, changed as FormObject) as FormValue)}
          />
          <IconButton
            aria-label={say(t('删除此项', 'Remove this item'))}
            onClick={() => onChange(items.toSpliced(index, 1) as FormValue)}
          >
            <Delete fontSize="small" />
          </IconButton>
        </Stack>
      ))}
      <Button
        startIcon={<Add />}
        onClick={() => onChange([...items, emptyForm(fields)] as FormValue)}
      >
        {say(t('增加一项', 'Add an item'))}
      </Button>
    </Paper>
  );
}

interface FormFieldsProps extends Omit<FieldProps, 'field' | 'value'> {
  readonly fields: readonly Field[];
  readonly value: FormObject;
}

/** The fields of an object, one below the other; short ones side by side. */
export function FormFields({
  fields,
  value,
  pointer,
  onChange,
  faults,
  suggestions,
}: FormFieldsProps) {
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', columnGap: 2, rowGap: 1, width: '100%' }}>
      {fields.map((field) => (
        <div
          key={field.name}
          data-place={`${pointer}/${field.name}`}
          style={isWide(field) ? { flexBasis: '100%' } : {}}
        >
          <FormField
            field={field}
            value={value[field.name] ?? null}
            pointer={`${pointer}/${field.name}`}
            faults={faults}
            {...(suggestions === undefined ? {} : { suggestions })}
            onChange={(changed) => onChange({ ...value, [field.name]: changed })}
          />
        </div>
      ))}
    </Stack>
  );
}

const isWide = ({ kind }: Field): boolean =>
  ['group', 'list', 'texts', 'choices'].includes(kind.type) ||
  (kind.type === 'text' && kind.multiline);
