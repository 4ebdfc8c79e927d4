import { Alert, Link } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink, useLocation, useNavigate } from 'react-router-dom';
import { stageInfo } from '#domain/casework/stages.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { CaseDossier } from '#read-api/cases/case-answers.ts';
import type { WorkListAnswer } from '#read-api/work-list/work-list-answers.ts';
import { query } from '../base/api.ts';
import { t, useSay } from '../base/say.ts';
import { useRead } from '../parts/use-read.ts';
import { todayInChina } from '../parts/chips.tsx';
import { whatFollows } from './what-follows.ts';

/** A step that was just sent, as the form hands it to the page of the case. */
export interface SentStep {
  readonly title: Bilingual;
  /** Of its event. */
  readonly position: string;
  /** Of the case when it was recorded: what came later is no consequence of it. */
  readonly revision: string;
}

/** The step that was just sent, by the state of the address; null where none was. */
export const sentIn = (state: unknown): SentStep | null =>
  typeof state === 'object' && state !== null && 'sent' in state ? (state.sent as SentStep) : null;

/** After a step was sent: that it is recorded, what happens next, whose turn it is, until when. */
export function StepSent({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  const sent = sentIn(useLocation().state);
  if (sent === null) return null;
  const { position, revision } = sent;
  const since = Number(dossier.revision) - Number(revision);
  return (
    <SentAlert
      sent={sent}
      event={
        <Link component={RouterLink} to={`/cases/${dossier.id}/proof#event-${position}`}>
          {say(eventWords(position))}
        </Link>
      }
    >
      {since === 0 && say(whatFollows(dossier, dossier.deadlines, todayInChina()))}
      {since > 0 &&
        say(
          t('此后案件又有新进展，见办案时间线。', 'The case has moved on since; see its history.'),
        )}
      <NextCase caseId={dossier.id} after={position} />
    </SentAlert>
  );
}

const eventWords = (position: string): Bilingual => t(`事件 #${position}`, `event #${position}`);

interface SentAlertProps {
  readonly sent: SentStep;
  /** The event by its number, leading to its proof where there is a way; its words where there is none. */
  readonly event?: ReactNode;
  readonly children: ReactNode;
}

/** That a step was recorded, until it is closed or its page is left. */
export function SentAlert({ sent: { title, position }, event, children }: SentAlertProps) {
  const say = useSay();
  const navigate = useNavigate();
  const { pathname } = useLocation();
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
      {event ?? say(eventWords(position))}
      {say(t('。', '. '))}
      {children}
    </Alert>
  );
}

interface NextCaseProps {
  readonly caseId: string;
  /** Position that the list must have seen: of the step that was sent, or of the case as it is shown. */
  readonly after: string;
}

/** The most pressing case of one's own list, to go on with; nothing where none is left. */
export function NextCase({ caseId, after }: NextCaseProps) {
  const say = useSay();
  const list = useRead<WorkListAnswer>(
    `/api/work-list${query({ mine: 'true', range: '[0,1]', after })}`,
  );
  const next = list.data?.entries.find((entry) => entry.caseId !== caseId);
  if (next === undefined) return null;
  return (
    <Link
      component={RouterLink}
      to={`/cases/${next.caseId}`}
      data-testid="next-case"
      sx={{ ml: 1, fontWeight: 600 }}
    >
      {say(
        t(
          `办理下一件：${next.name}（${stageInfo[next.stage].zh}）`,
          `The next case: ${next.name} (${stageInfo[next.stage].en})`,
        ),
      )}
    </Link>
  );
}
