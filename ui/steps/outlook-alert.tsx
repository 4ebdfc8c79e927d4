import { Alert } from '@mui/material';
import { useSay } from '../base/say.ts';
import type { Outlook } from './step-outlook.ts';

const colours = { goesOn: 'info', done: 'success', ends: 'error' } as const;

/** What becomes of the case, in a colour that fits: an end without the measure is never a quiet one. */
export function OutlookAlert({ outlook }: { readonly outlook: Outlook }) {
  const say = useSay();
  return (
    <Alert severity={colours[outlook.kind]} data-testid="outlook">
      {say(outlook.text)}
    </Alert>
  );
}
