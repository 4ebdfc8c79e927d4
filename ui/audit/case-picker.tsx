import { Autocomplete, TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { longestQuery } from '#domain/kernel/search-limits.ts';
import type { SearchAnswer } from '#read-api/search/search-answers.ts';
import { query } from '../base/api.ts';
import { t, useSay } from '../base/say.ts';
import { stageName } from '../parts/names.ts';
import { useRead } from '../parts/use-read.ts';
import { useCaseNames } from './case-names.ts';

interface CasePickerProps {
  /** Id of the case; '' for none. */
  readonly value: string;
  readonly onPick: (id: string) => void;
}

/** How long typing must rest before the server is asked, ms: each question is recorded. */
const rest = 400;

/** A case by name or number; nobody types an id. */
export function CasePicker({ value, onPick }: CasePickerProps) {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), rest);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useRead<SearchAnswer>(open ? `/api/search${query({ q: asked, limit: 10 })}` : null);
  const nameOf = useCaseNames(value === '' ? [] : [value]);
  const hits = found.error === null ? (found.data?.hits ?? []) : [];
  const known = new Map(hits.map((hit) => [hit.id, hit]));
  const label = (id: string): string => {
    const hit = known.get(id);
    return hit === undefined ? nameOf(id) : [hit.title, ...hit.numbers].join(' ');
  };
  return (
    <Autocomplete
      size="small"
      sx={{ width: 250 }}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      value={value === '' ? null : value}
      options={hits.map(({ id }) => id)}
      filterOptions={(all) => all}
      getOptionLabel={label}
      loading={found.isFetching}
      loadingText={say(t('正在查找…', 'Looking …'))}
      noOptionsText={
        found.error === null
          ? say(t('没有这样的案件', 'No such case'))
          : say(t('请输入姓名或案号中的词语', 'Type a part of a name or number'))
      }
      renderOption={({ key, ...item }, id) => (
        <li key={key} {...item} dir="auto">
          {label(id)} · {say(stageName(known.get(id)?.stage ?? ''))}
        </li>
      )}
      onInputChange={(_, text, why) => why === 'input' && setTyped(text)}
      onChange={(_, id) => onPick(id ?? '')}
      renderInput={(input) => (
        <TextField
          {...input}
          size="small"
          margin="none"
          label={say(t('案件（姓名或案号）', 'Case (name or number)'))}
          slotProps={{ htmlInput: { ...input.inputProps, maxLength: longestQuery } }}
        />
      )}
    />
  );
}
