import { TextField } from '@mui/material';
import { t, useSay } from '../base/say.ts';

/** The reason of an act of administration, which stays in the record. */
export function ReasonField({
  value,
  onChange,
  first = false,
}: {
  readonly value: string;
  readonly onChange: (reason: string) => void;
  /** True where it is the first thing to do in its dialog. */
  readonly first?: boolean;
}) {
  const say = useSay();
  return (
    <TextField
      fullWidth
      required
      multiline
      autoFocus={first}
      sx={{ mt: first ? 1 : 2 }}
      label={say(t('理由', 'Reason'))}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
