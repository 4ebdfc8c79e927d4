import { Link } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { proofName } from '../words/proof-names.ts';
import { useSay } from '../base/say.ts';

const casePrefix = 'case-';

/** How far the proof of an event is, leading to it: the case's proofs, else the bundle itself. */
export function ProofLink({ event }: { readonly event: ShownEvent }) {
  const say = useSay();
  if (event.proof == null) return <>—</>;
  const name = say(proofName(event.proof));
  return event.stream.startsWith(casePrefix) ? (
    <Link component={RouterLink} to={`/cases/${event.stream.slice(casePrefix.length)}/proof`}>
      {name}
    </Link>
  ) : (
    <Link href={`/api/proofs/events/${event.id}`}>{name}</Link>
  );
}
