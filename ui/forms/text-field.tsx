import { TextField } from '@mui/material';
import { useId } from 'react';
import { useSay } from '../base/say.ts';
import { faultOf, type FieldProps } from './field-props.tsx';

/** Words or a number, typed. What is emptied is not known. */
export function TextLikeField(props: FieldProps) {
  const { field, value, onChange } = props;
  const say = useSay();
  const { kind } = field;
  const fault = faultOf(props);
  const list = useId();
  const hints = kind.type === 'text' ? (props.hints?.[field.name] ?? []) : [];
  const take = (text: string): void => {
    if (text === '') onChange(null);
    else onChange(kind.type === 'number' ? Number(text) : text);
  };
  return (
    <>
      {hints.length > 0 && (
        <datalist id={list}>
          {hints.map((hint) => (
            <option key={hint} value={hint} />
          ))}
        </datalist>
      )}
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
          inputLabel: { title: say(field.label) },
          htmlInput: {
            'data-field': props.pointer,
            ...(hints.length === 0 ? {} : { list }),
            ...(kind.type === 'text' ? { maxLength: kind.max } : {}),
            ...(kind.type === 'number' ? { min: kind.min, max: kind.max } : {}),
          },
        }}
      />
    </>
  );
}
