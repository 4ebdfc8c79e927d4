import { Link, Typography } from '@mui/material';
import type { Proposal } from '#domain/casework/case-state.ts';
import { FactValue } from '../words/fact-value.tsx';
import { t, useSay } from '../base/say.ts';
import type { FormValue } from './field-schema.ts';
import { holds, isReckoned } from './follow.ts';
import { proposalWords } from './proposal-words.ts';

interface ReckonedNoteProps {
  readonly name: string;
  readonly value: FormValue;
  /** What is reckoned; null where the form does not yet hold what is needed for it. */
  readonly reckoned: FormValue;
  readonly onTake: (value: FormValue) => void;
}

/** Whether a value is the reckoned one; where somebody changed it, that is said, and the way back. */
export function ReckonedNote({ name, value, reckoned, onTake }: ReckonedNoteProps) {
  const say = useSay();
  if (!isReckoned(reckoned)) return null;
  // What was proposed is nothing that was reckoned: somebody decided it.
  const proposed = name === 'granted' ? say(proposalWords(reckoned as unknown as Proposal)) : null;
  if (holds(value, reckoned)) {
    return (
      <Typography variant="caption" color="text.secondary" component="div">
        {proposed ?? say(t('推算值，随其依据变动', 'Reckoned; follows what it rests on'))}
      </Typography>
    );
  }
  return (
    <Typography
      variant="caption"
      color="warning.main"
      component="div"
      data-testid="changed-by-hand"
    >
      {proposed ?? (
        <>
          {say(t('已人工改动；推算为 ', 'Changed by hand; reckoned: '))}
          <FactValue name={name} value={reckoned} />
        </>
      )}{' '}
      <Link
        component="button"
        type="button"
        variant="caption"
        color="inherit"
        sx={{ verticalAlign: 'baseline', fontWeight: 600 }}
        onClick={() => onTake(reckoned)}
      >
        {proposed === null
          ? say(t('改回推算值', 'Take it'))
          : say(t('改回提请的内容', 'Grant what was proposed'))}
      </Link>
    </Typography>
  );
}
