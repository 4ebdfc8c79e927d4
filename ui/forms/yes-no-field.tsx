import {
  Checkbox,
  FormControl,
  FormControlLabel,
  FormHelperText,
  FormLabel,
  Radio,
  RadioGroup,
} from '@mui/material';
import { useId } from 'react';
import { t, useSay } from '../base/say.ts';
import type { YesNo } from './field-schema.ts';
import { Fault, faultOf, type FieldProps } from './field-props.tsx';

const plain = { yes: t('是', 'Yes'), no: t('否', 'No') };
const notKnown = t('不明', 'Not known');

/**
 * Yes or no, in the words of the question; where it may be left open, "not known" is the third
 * answer and the one that stands until somebody gives another. Arrow keys go from one to the next.
 */
export function YesNoField(props: FieldProps & Pick<YesNo, 'words'>) {
  const { field, value, pointer, words, onChange } = props;
  const say = useSay();
  const id = useId();
  const fault = faultOf(props);
  const { yes, no } = words ?? plain;
  const answers = [
    { name: 'true', text: yes, answer: true },
    { name: 'false', text: no, answer: false },
    ...(field.nullable ? [{ name: 'null', text: notKnown, answer: null }] : []),
  ];
  return (
    <FormControl error={fault !== undefined} required={!field.nullable}>
      <FormLabel id={id} sx={{ fontSize: 13 }}>
        {say(field.label)}
      </FormLabel>
      <RadioGroup
        row
        aria-labelledby={id}
        value={field.nullable || value !== null ? String(value) : ''}
        onChange={(event) =>
          onChange(answers.find(({ name }) => name === event.target.value)!.answer)
        }
      >
        {answers.map(({ name, text }) => (
          <FormControlLabel
            key={name}
            value={name}
            label={say(text)}
            sx={{ mr: 2 }}
            control={
              <Radio
                size="small"
                sx={{ py: 0.25 }}
                slotProps={{ input: { 'data-field': `${pointer}/${name}` } as object }}
              />
            }
          />
        ))}
      </RadioGroup>
      {fault !== undefined && <FormHelperText sx={{ mx: 0 }}>{fault}</FormHelperText>}
    </FormControl>
  );
}

/** Something that must be true before the act: ticked by whoever states it. */
export function StatementField(props: FieldProps) {
  const { field, value, pointer, onChange } = props;
  const say = useSay();
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
      <Fault text={faultOf(props)} />
    </div>
  );
}
