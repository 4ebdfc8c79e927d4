import { TextField } from '@mui/material';
import { useSay } from '../frame/say.ts';
import { faultOf, type FieldProps } from './field-props.tsx';

/** Words, a number or a day, typed. What is emptied is not known. */
export function TextLikeField(props: FieldProps) {
  const { field, value, onChange } = props;
  const say = useSay();
  const { kind } = field;
  const fault = faultOf(props);
  const take = (text: string): void => {
    if (text === '') onChange(null);
    else onChange(kind.type === 'number' ? Number(text) : text);
  };
  return (
    <TextField
      fullWidth
      label={say(field.label)}
      value={value ?? ''}
      required={!field.nullable}
      multiline={kind.type === 'text' && kind.multiline}
      minRows={3}
      type={kind.type === 'number' ? 'number' : 'text'}
      error={fault !== undefined}
      helperText={fault}
      onChange={(event) => take(event.target.value)}
      slotProps={{
        // The form of a day is seen before one types.
        ...(kind.type === 'date' ? { inputLabel: { shrink: true } } : {}),
        htmlInput: {
          'data-field': props.pointer,
          ...(kind.type === 'text' ? { maxLength: kind.max } : {}),
          ...(kind.type === 'date'
            ? { inputMode: 'numeric', placeholder: 'YYYY-MM-DD', maxLength: 10 }
            : {}),
          ...(kind.type === 'number' ? { min: kind.min, max: kind.max } : {}),
        },
      }}
    />
  );
}
