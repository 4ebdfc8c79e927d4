import { Alert, Link } from '@mui/material';
import { Link as RouterLink, useLocation, useNavigate } from 'react-router-dom';
import { agencyNames } from '#domain/casework/agencies.ts';
import { stageInfo } from '#domain/casework/stages.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { CaseDossier } from '../cases/case-types.ts';
import { t, useSay } from '../frame/say.ts';

/** A step that was just sent, as the form hands it to the page of the case. */
export interface SentStep {
  readonly title: Bilingual;
  /** Of its event. */
  readonly position: string;
}

const isSent = (state: unknown): state is { readonly sent: SentStep } =>
  typeof state === 'object' && state !== null && 'sent' in state;

/** After a step was sent: that it is recorded, what happens next, whose turn it is, until when. */
export function StepSent({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  const navigate = useNavigate();
  const { state, pathname } = useLocation() as { state: unknown; pathname: string };
  if (!isSent(state)) return null;
  const { title, position } = state.sent;
  const { turn, ...stage } = stageInfo[dossier.stage];
  const due = dossier.deadlines.find(
    ({ done, kind, optional, owner }) => !done && kind === 'atMost' && !optional && owner === turn,
  );
  return (
    <Alert
      severity="success"
      role="status"
      className="no-print"
      sx={{ mb: 1.5 }}
      data-testid="step-sent"
      onClose={() => void navigate(pathname, { replace: true, state: null })}
      slotProps={{ closeButton: { 'aria-label': say(t('关闭', 'Close')) } }}
    >
      {say(t(`已提交“${title.zh}”，记为`, `"${title.en}" is recorded as `))}
      <Link component={RouterLink} to={`/cases/${dossier.id}/proof#event-${position}`}>
        {say(t(`事件 #${position}`, `event #${position}`))}
      </Link>
      {say(t('。', '. '))}
      {turn === null
        ? say(t('案件已办结。', 'The case is closed.'))
        : say(
            t(
              `接下来由${agencyNames[turn].zh}办理“${stage.zh}”`,
              `Next, the ${agencyNames[turn].en.toLowerCase()} is at "${stage.en}"`,
            ),
          )}
      {due?.due != null &&
        say(t(`，至 ${due.due}（${due.article.zh}）`, `, until ${due.due} (${due.article.en})`))}
      {turn !== null && say(t('。', '.'))}
    </Alert>
  );
}
