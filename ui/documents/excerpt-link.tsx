import { Button } from '@mui/material';
import { Link } from 'react-router-dom';
import type { AttachedDocument } from '#domain/casework/case-state.ts';
import { t, useSay } from '../base/say.ts';
import { may, useSession } from '../base/session.ts';

interface ExcerptLinkProps {
  readonly caseId: string;
  readonly document: AttachedDocument;
}

/** Leads whoever may to the form in which they enter what a document states. */
export function ExcerptLink({ caseId, document: { documentId, states } }: ExcerptLinkProps) {
  const say = useSay();
  const session = useSession();
  if (!may(session, 'command:excerptDocument')) return null;
  return (
    <Button
      size="small"
      component={Link}
      to={`/cases/${caseId}/act/excerptDocument?documentId=${documentId}`}
    >
      {states === null ? say(t('摘录', 'Excerpt')) : say(t('更正摘录', 'Mend the excerpt'))}
    </Button>
  );
}
