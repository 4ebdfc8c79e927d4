import { Typography } from '@mui/material';
import { useSay } from '../base/say.ts';
import { recordedLater } from './china-time.ts';

interface RecordedLaterNoteProps {
  /** The day that the event says of itself. */
  readonly on: unknown;
  readonly recordedAt: string;
}

/** Says of an event that it was entered backdated, in words; nothing of one recorded on its day. */
export function RecordedLaterNote({ on, recordedAt }: RecordedLaterNoteProps) {
  const say = useSay();
  const note = recordedLater(on, recordedAt);
  return (
    note !== null && (
      <Typography variant="caption" component="p" color="text.secondary">
        {say(note)}
      </Typography>
    )
  );
}
