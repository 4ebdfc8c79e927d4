import { Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { t, useSay } from '../base/say.ts';

interface PageNumberProps {
  readonly page: number;
  /** Null while it is not known. */
  readonly last: number | null;
  readonly onPage: (page: number) => void;
}

/** The number of the page, which may be typed. */
export function PageNumber({ page, last, onPage }: PageNumberProps) {
  const say = useSay();
  const [typed, setTyped] = useState<string | null>(null);
  const jump = (): void => {
    const number = Number(typed);
    if (last !== null && Number.isInteger(number) && number >= 1 && number <= last) onPage(number);
    setTyped(null);
  };
  return (
    <Stack direction="row" spacing={0.75} sx={{ alignItems: 'center' }}>
      <TextField
        value={typed ?? String(page)}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={jump}
        onKeyDown={(event) => {
          if (event.key === 'Enter') jump();
        }}
        sx={{ width: 64 }}
        slotProps={{
          htmlInput: {
            'aria-label': say(t('页码', 'Number of the page')),
            inputMode: 'numeric',
            style: { textAlign: 'center' },
          },
        }}
      />
      <Typography>/ {last ?? '…'}</Typography>
    </Stack>
  );
}
