import { Button } from '@mui/material';
import { t, useSay } from '../base/say.ts';

/** Opens the file itself, with whatever this computer has for it. */
export function OriginalLink({ address }: { readonly address: string }) {
  const say = useSay();
  return (
    <Button color="inherit" size="small" href={address} target="_blank" rel="noopener">
      {say(t('打开原件', 'Open the original'))}
    </Button>
  );
}
