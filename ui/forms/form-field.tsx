import { Add, Delete } from '@mui/icons-material';
import {
  Box,
  Button,
  Checkbox,
  FormControlLabel,
  IconButton,
  Paper,
  Stack,
  Typography,
} from '@mui/material';
import { memo, useCallback, useLayoutEffect, useRef } from 'react';
import { t, useSay } from '../base/say.ts';
import {
  ChoiceField,
  ChoicesField,
  choiceOption,
  FoldedChoice,
  NoneBox,
} from './choice-fields.tsx';
import { DayField } from './day-field.tsx';
import { Fault, faultOf, type FieldProps } from './field-props.tsx';
import {
  emptyForm,
  emptyOf,
  type Field,
  type FormObject,
  type FormValue,
  type YesNo,
} from './field-schema.ts';
import { looksTheSame } from './looks-the-same.ts';
import { NumbersField } from './numbers-field.tsx';
import { ReckonedNote } from './reckoned-note.tsx';
import { TextLikeField } from './text-field.tsx';
import { StatementField, YesNoField } from './yes-no-field.tsx';

/** One value of a step, asked for as its schema says, with what speaks against it beside it. */
export function FormField(props: FieldProps) {
  const { field } = props;
  switch (field.kind.type) {
    case 'fixed':
      return null;
    case 'statement':
      return <StatementField {...props} />;
    case 'yesNo':
      return <YesNoMore {...props} kind={field.kind} />;
    case 'choice':
      return <ChoiceField {...props} values={offered(props, field.kind.values)} />;
    case 'choices':
      return <ChoicesField {...props} options={field.kind.values.map(choiceOption)} />;
    case 'texts':
      return <ChoicesField {...props} options={props.suggestions?.[field.name] ?? []} hasAll />;
    case 'group':
      return <GroupField {...props} fields={field.kind.fields} />;
    case 'list':
      return <ListField {...props} fields={field.kind.fields} />;
    case 'numbers':
      return <NumbersField {...props} />;
    case 'date':
      return <DayField {...props} />;
    default: {
      const known = props.suggestions?.[field.name];
      return known === undefined ? (
        <TextLikeField {...props} />
      ) : (
        <FoldedChoice {...props} options={known} />
      );
    }
  }
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
      <Fault text={fault} />
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
      <Fault text={fault} />
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
        data-field={`${pointer}/add`}
        onClick={() => onChange([...items, emptyForm(fields)] as FormValue)}
      >
        {say(t('增加一项', 'Add an item'))}
      </Button>
    </Paper>
  );
}

/** Of the values that the schema knows, those that this case may take, where the page names them. */
const offered = ({ field, suggestions }: FieldProps, values: readonly string[]) =>
  suggestions?.[field.name]?.map(({ value }) => value) ?? values;

/** Yes, no or not known, and beside a yes what else is told of it; a yes alone is `true`. */
function YesNoMore(props: FieldProps & { readonly kind: YesNo }) {
  const { kind, value, onChange } = props;
  if (kind.more === null) return <YesNoField {...props} words={kind.words} />;
  const more = kind.more;
  const isYes = value !== null && value !== false;
  const told = value === true ? emptyOf({ ...more, nullable: false }) : value;
  return (
    <Stack spacing={1.5}>
      <YesNoField
        {...props}
        words={kind.words}
        value={isYes ? true : value}
        onChange={(answer) => onChange(answer === true && isYes ? value : answer)}
      />
      {isYes && (
        <Box sx={{ pl: 2, borderLeft: 3, borderColor: 'divider' }}>
          {more.kind.type === 'group' ? (
            <FormFields
              {...props}
              fields={more.kind.fields}
              value={told as FormObject}
              onChange={(changed) => onChange(isBlank(changed) ? true : changed)}
            />
          ) : (
            <FormField
              {...props}
              field={more}
              value={told}
              onChange={(changed) => onChange(changed ?? true)}
            />
          )}
        </Box>
      )}
    </Stack>
  );
}

const isBlank = (value: FormValue): boolean =>
  value === null ||
  (typeof value === 'object' && Object.values(value).every((part) => part === null));

interface FormFieldsProps extends Omit<FieldProps, 'field' | 'value'> {
  readonly fields: readonly Field[];
  readonly value: FormObject;
}

/** The fields of an object in columns; long ones across. */
export function FormFields({ fields, value, pointer, onChange, ...shared }: FormFieldsProps) {
  const onChangeOf = useChangeOf(value, onChange);
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
        columnGap: 2,
        rowGap: 1.5,
        width: '100%',
      }}
    >
      {fields.map((field) => {
        const at = `${pointer}/${field.name}`;
        if (shared.without?.has(at) === true) return null;
        const held = value[field.name] ?? null;
        const own = { ...shared, field, value: held, pointer: at, onChangeOf };
        return <PlacedField key={field.name} {...own} />;
      })}
    </Box>
  );
}

type ChangeOf = (name: string, changed: FormValue) => void;

/** Changes one field of an object as it then is; the same function as long as the form is there. */
function useChangeOf(value: FormObject, onChange: FieldProps['onChange']): ChangeOf {
  const newest = useRef({ value, onChange });
  useLayoutEffect(() => {
    newest.current = { value, onChange };
  });
  return useCallback((name, changed) => {
    const now = newest.current;
    now.onChange({ ...now.value, [name]: changed });
  }, []);
}

interface PlacedFieldProps extends Omit<FieldProps, 'onChange'> {
  readonly onChangeOf: ChangeOf;
}

/** A field in its place. Drawn anew for what is its own alone: a form of sixty fields follows each key. */
const PlacedField = memo(function PlacedField({ onChangeOf, ...props }: PlacedFieldProps) {
  const { field, value, pointer, reckoned } = props;
  const change = (changed: FormValue): void => onChangeOf(field.name, changed);
  return (
    <div data-pointer={pointer} style={isWide(field) ? across : narrow}>
      <FormField {...props} onChange={change} />
      <ReckonedNote
        name={field.name}
        value={value}
        reckoned={reckoned?.get(pointer) ?? null}
        onTake={change}
      />
    </div>
  );
}, looksTheSame);

/** No wider than its column, whatever stands in it. */
const narrow = { minWidth: 0 };
const across = { ...narrow, gridColumn: '1 / -1' };

const isWide = ({ kind }: Field): boolean =>
  (kind.type === 'yesNo' && (kind.words !== null || kind.more !== null)) ||
  ['group', 'list', 'texts', 'choices'].includes(kind.type) ||
  (kind.type === 'text' && kind.multiline);
