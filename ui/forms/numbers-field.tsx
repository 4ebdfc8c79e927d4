import { TextField } from '@mui/material';
import { useState } from 'react';
import { t, useSay } from '../base/say.ts';
import type { Field, FormValue } from './field-schema.ts';

interface NumbersFieldProps {
  readonly field: Field;
  readonly value: FormValue;
  readonly pointer: string;
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (value: FormValue) => void;
}

/** Whole numbers one after the other, as a person writes them: 6、9、12. */
export function NumbersField({ field, value, pointer, faults, onChange }: NumbersFieldProps) {
  const say = useSay();
  const [typed, setTyped] = useState<string | null>(null);
  const written = ((value ?? []) as readonly number[]).join('、');
  const fault = [...faults].find(([at]) => at === pointer || at.startsWith(`${pointer}/`))?.[1];
  const take = (text: string): void => {
    setTyped(text);
    const parts = text.split(/[\s,，、;；]+/).filter((part) => part !== '');
    onChange(parts.length === 0 ? (field.nullable ? null : []) : parts.map(Number));
  };
  return (
    <TextField
      fullWidth
      label={say(field.label)}
      value={typed ?? written}
      required={!field.nullable}
      error={fault !== undefined}
      helperText={fault ?? say(t('整数，以顿号或者空格隔开', 'Whole numbers, with spaces between'))}
      onChange={(event) => take(event.target.value)}
      onBlur={() => setTyped(null)}
      slotProps={{ htmlInput: { 'data-field': pointer, inputMode: 'numeric' } }}
    />
  );
}
