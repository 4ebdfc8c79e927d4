import { Box, Link, Paper, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { eventName } from '../words/event-names.ts';
import { AccountId } from '../parts/account-id.tsx';
import type { AccessLogAnswer, ShownEvent } from '#read-api/events/event-answers.ts';
import { query } from '../base/api.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { momentInChina } from '../parts/china-time.ts';
import { useRead } from '../parts/use-read.ts';
import { AgencyName } from './event-table.tsx';
import { counted } from '#domain/kernel/counted.ts';

interface LooksBesideProps {
  readonly caseId: string;
  readonly events: readonly ShownEvent[];
  readonly at: number;
}

/** Looks that are listed on either side of the moment. */
const shown = 20;

/** Who had looked at the case before the moment, who after, and how far it was when they did. */
export function LooksBeside({ caseId, events, at }: LooksBesideProps) {
  const say = useSay();
  const moment = events[at]!.recordedAt;
  const asked = { caseId, limit: shown, opened: 'true' };
  const before = useRead<AccessLogAnswer>(`/api/access-log${query({ ...asked, until: moment })}`);
  const after = useRead<AccessLogAnswer>(`/api/access-log${query({ ...asked, from: moment })}`);
  return (
    <Paper sx={{ p: 1.5 }}>
      <Stack direction="row" sx={{ alignItems: 'baseline', justifyContent: 'space-between' }}>
        <Typography variant="h6" component="h2">
          {say(t('谁在何时知道什么', 'Who knew what when'))}
        </Typography>
        <Link component={RouterLink} to={`/access-log?case=${caseId}`} variant="body2">
          {say(t('全部查阅记录', 'The whole access log'))}
        </Link>
      </Stack>
      <Typography variant="caption" color="text.secondary" component="p">
        {say(
          t(
            '查阅本身即被记录，包括本次审计。每条注明查阅时案件已进行到的事件。',
            'Looking is itself recorded, this audit too. Each line says how far the case was.',
          ),
        )}
      </Typography>
      <ProblemAlert error={before.error ?? after.error} />
      <LookList
        title={say(t('该时刻之前已查阅', 'Had looked before'))}
        looks={before.data}
        events={events}
      />
      <LookList
        title={say(t('该时刻及之后查阅', 'Looked at that moment or later'))}
        looks={after.data}
        events={events}
      />
    </Paper>
  );
}

/** The document that was read, by the title that it has in the file of the case. */
function titleOf(
  { detail }: AccessLogAnswer['looks'][number],
  events: LooksBesideProps['events'],
): string {
  const { documentId } = detail;
  if (documentId === undefined) return '';
  const attached = events.find(({ data }) => data['documentId'] === documentId && 'title' in data);
  return `《${String(attached?.data['title'] ?? documentId)}》`;
}

interface LookListProps {
  readonly title: string;
  readonly looks: AccessLogAnswer | undefined;
  readonly events: readonly ShownEvent[];
}

function LookList({ title, looks, events }: LookListProps) {
  const say = useSay();
  if (looks === undefined) return null;
  return (
    <>
      <Typography variant="body2" component="h3" sx={{ fontWeight: 600, mt: 1 }}>
        {title} · {say(t(`${looks.total} 次`, counted(looks.total, 'look')))}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2, fontSize: 12.5 }}>
        {looks.looks.map((look) => {
          const known = events.findLast(({ position }) => Number(position) < look.position);
          return (
            <li key={look.id}>
              {momentInChina(look.at)}{' '}
              {look.person !== null && (
                <span lang="zh-CN">
                  {[look.person.name, look.person.post]
                    .filter((part) => part !== null)
                    .join(' ')}{' '}
                </span>
              )}
              <AccountId id={look.actor.id} /> <AgencyName id={look.actor.agency} />{' '}
              {say(eventName(look.what))}
              {titleOf(look, events)}
              {known !== undefined &&
                say(
                  t(
                    `，案件已到 #${known.position} ${eventName(known.type).zh}`,
                    `, the case was at #${known.position} ${eventName(known.type).en}`,
                  ),
                )}
            </li>
          );
        })}
      </Box>
      {looks.total > looks.looks.length && (
        <Typography variant="caption" color="text.secondary">
          {say(
            t(
              `仅列最近 ${looks.looks.length} 次，其余见查阅记录`,
              `The latest ${looks.looks.length}; the others are in the access log`,
            ),
          )}
        </Typography>
      )}
    </>
  );
}
