import { Button } from '@mui/material';
import { Link } from 'react-router-dom';
import type { AttachedDocument } from '#domain/casework/case-state.ts';
import { t, useSay } from '../base/say.ts';
import { may, useSession } from '../base/session.ts';

const acts = [
  ['refileDocument', t('改类别', 'Change kind')],
  ['withdrawDocument', t('撤下', 'Withdraw')],
] as const;

interface DocumentActsProps {
  readonly caseId: string;
  readonly isOpen: boolean;
  readonly document: AttachedDocument;
}

/** What the agency that attached a document may do with it while the case is open. */
export function DocumentActs({ caseId, isOpen, document }: DocumentActsProps) {
  const say = useSay();
  const session = useSession();
  if (!isOpen || session?.principal?.agency?.kind !== document.agency) return null;
  return acts
    .filter(([name]) => may(session, `command:${name}`))
    .map(([name, label]) => (
      <Button
        key={name}
        size="small"
        component={Link}
        to={`/cases/${caseId}/act/${name}?documentId=${document.documentId}`}
      >
        {say(label)}
      </Button>
    ));
}
