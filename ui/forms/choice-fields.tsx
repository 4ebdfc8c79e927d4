import {
  Checkbox,
  FormControl,
  FormControlLabel,
  FormHelperText,
  FormLabel,
  MenuItem,
  Paper,
  Radio,
  RadioGroup,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import { t, useSay } from '../base/say.ts';
import { choiceName } from '../words/choice-names.ts';
import { Fault, faultOf, type FieldProps, type Option } from './field-props.tsx';

/** A value of the schema is called by its name in the list of choices. */
export const choiceOption = (value: string): Option => ({ value, label: value });

const optionLabel = ({ value, label }: Option, say: ReturnType<typeof useSay>): string =>
  label === value ? say(choiceName(value)) : label;

/** As many choices as one sees at a glance, so that one press takes one of them. */
const fewChoices = 4;

/** One of the values of a schema. What must be chosen and is soon read stands open; a longer list unfolds. */
export function ChoiceField(props: FieldProps & { readonly values: readonly string[] }) {
  const { field, value, values } = props;
  const options = values.map(choiceOption);
  // Words of an earlier source that are not on the list stay what they are until somebody chooses.
  const all =
    typeof value === 'string' && !options.some((option) => option.value === value)
      ? [...options, choiceOption(value)]
      : options;
  return !field.nullable && all.length <= fewChoices ? (
    <OpenChoice {...props} options={all} />
  ) : (
    <FoldedChoice {...props} options={all} />
  );
}

function OpenChoice(props: FieldProps & { readonly options: readonly Option[] }) {
  const { field, value, pointer, options, onChange } = props;
  const say = useSay();
  const id = useId();
  const fault = faultOf(props);
  return (
    <FormControl error={fault !== undefined} required>
      <FormLabel id={id} sx={{ fontSize: 13 }}>
        {say(field.label)}
      </FormLabel>
      <RadioGroup
        row
        aria-labelledby={id}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <FormControlLabel
            key={option.value}
            value={option.value}
            label={optionLabel(option, say)}
            control={
              <Radio
                size="small"
                sx={{ py: 0.25 }}
                slotProps={{ input: { 'data-field': `${pointer}/${option.value}` } as object }}
              />
            }
          />
        ))}
      </RadioGroup>
      {fault !== undefined && <FormHelperText sx={{ mx: 0 }}>{fault}</FormHelperText>}
    </FormControl>
  );
}

/** One of a list that unfolds. */
export function FoldedChoice(props: FieldProps & { readonly options: readonly Option[] }) {
  const { field, value, options, onChange } = props;
  const say = useSay();
  const fault = faultOf(props);
  const chosen = options.find((option) => option.value === value);
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
        inputLabel: { shrink: true, title: say(field.label) },
        select: {
          displayEmpty: true,
          // What is longer than the field can be read whole.
          SelectDisplayProps: { title: chosen === undefined ? '' : optionLabel(chosen, say) },
        },
        htmlInput: { 'data-field': props.pointer },
      }}
      fullWidth
    >
      <MenuItem value="">—</MenuItem>
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {optionLabel(option, say)}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** "None" is an answer and not the same as none given: the law asks for it. */
export function NoneBox({ field, value, pointer, onChange }: FieldProps) {
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

interface ChoicesProps extends FieldProps {
  readonly options: readonly Option[];
  /** One press takes all of them, as where all of a list is usually meant. */
  readonly hasAll?: boolean;
}

/** Takes all of a list, or none of it. */
function AllBox({ value, pointer, options, onChange }: ChoicesProps) {
  const say = useSay();
  const taken = ((value ?? []) as readonly string[]).length;
  const isAll = options.every((option) =>
    (value as readonly string[] | null)?.includes(option.value),
  );
  return (
    <FormControlLabel
      control={
        <Checkbox
          size="small"
          checked={isAll}
          indeterminate={!isAll && taken > 0}
          onChange={() => onChange(isAll ? [] : options.map((option) => option.value))}
          slotProps={{ input: { 'data-field': `${pointer}/all` } as object }}
        />
      }
      label={say(t(`全部 ${options.length} 项`, `All ${options.length}`))}
    />
  );
}

/** Any of a list. */
export function ChoicesField(props: ChoicesProps) {
  const { field, value, pointer, options, hasAll = false, onChange } = props;
  const say = useSay();
  const chosen = (value ?? []) as readonly string[];
  const toggle = (each: string): void =>
    onChange(chosen.includes(each) ? chosen.filter((one) => one !== each) : [...chosen, each]);
  return (
    <Paper component="fieldset" sx={{ p: 1.5, m: 0 }}>
      <Typography component="legend" variant="body2" color="text.secondary">
        {say(field.label)}
      </Typography>
      <NoneBox {...props} />
      {hasAll && options.length > 1 && <AllBox {...props} />}
      <Stack sx={{ columns: { sm: 2 }, display: 'block' }}>
        {options.map((option) => (
          <FormControlLabel
            key={option.value}
            sx={{ display: 'flex', breakInside: 'avoid' }}
            control={
              <Checkbox
                size="small"
                checked={chosen.includes(option.value)}
                onChange={() => toggle(option.value)}
                slotProps={{ input: { 'data-field': `${pointer}/${option.value}` } as object }}
              />
            }
            label={optionLabel(option, say)}
          />
        ))}
      </Stack>
      <Fault text={faultOf(props)} />
    </Paper>
  );
}
