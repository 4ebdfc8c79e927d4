import { directory } from '../base/directory.ts';
import { Box, Button, Chip, Link, Paper, Stack, Tab, Tabs, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { steps } from '#domain/casework/steps/index.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { warningStateNames } from '#domain/supervision/warning.ts';
import { eventName } from '../words/event-names.ts';
import { query } from '../base/api.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { colon, inBrackets, t, useSay } from '../base/say.ts';
import { sendOnce, type Send } from '../base/send-once.ts';
import { may, useSession, type Session } from '../base/session.ts';
import { momentInChina } from '../parts/china-time.ts';
import { limitNames } from '../words/limit-names.ts';
import { DueChip, todayInChina } from '../parts/chips.tsx';
import { Empty, PageHead } from '../parts/page-head.tsx';
import { useRead } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import type {
  MessageKind,
  MessagesAnswer,
  ShownMessage,
} from '#read-api/messages/message-answers.ts';

const kinds = {
  todo: {
    title: t('待办', 'To-dos'),
    empty: t('没有临近或逾期的期限', 'No deadline is near or over'),
  },
  happening: {
    title: t('动态', 'Happenings'),
    empty: t('本单位案件近期没有其他机关的动态', 'No news from others in the cases of the agency'),
  },
  notice: {
    title: t('通知', 'Notices'),
    empty: t('目前没有通知', 'There is no notice'),
  },
} as const;
const kindNames = Object.keys(kinds) as MessageKind[];

/** PORT-2, 消息中心: what is due, what others did in one's cases, and what the administrator says. */
export default function MessagesPage() {
  const say = useSay();
  const session = useSession();
  const client = useQueryClient();
  const url = useUrlState();
  const kind = kindNames.find((name) => name === url.get('kind')) ?? 'todo';
  const page = useRead<MessagesAnswer>(
    `/api/messages${query({ kind, limit: 50, cursor: url.get('cursor') })}`,
  );
  const [problem, setProblem] = useState<unknown>(null);
  const [send] = useState(sendOnce);

  async function act(work: (send: Send) => Promise<unknown>): Promise<void> {
    setProblem(null);
    try {
      await work(send);
      await client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/messages'),
      });
    } catch (error) {
      setProblem(error);
    }
  }
  const mark = (ids: readonly string[] | 'all', read: boolean): Promise<void> =>
    act(() => send('POST', '/api/messages/read', { ids, read }));
  const { unread, messages, next } = page.data ?? { messages: undefined, next: null };

  return (
    <>
      <PageHead title={say(t('消息中心', 'Message centre'))}>
        {may(session, 'notices.manage') && (
          <Button component={RouterLink} to="/administration/notices">
            {say(t('发布通知', 'Publish a notice'))}
          </Button>
        )}
        <Button disabled={(unread?.total ?? 0) === 0} onClick={() => void mark('all', true)}>
          {say(t('全部标为已读', 'Mark all as read'))}
        </Button>
      </PageHead>
      <Tabs
        value={kind}
        onChange={(_, value: MessageKind) => url.set({ kind: value, cursor: null })}
        sx={{ mb: 1.5, borderBottom: 1, borderColor: 'divider' }}
      >
        {kindNames.map((name) => (
          <Tab
            key={name}
            value={name}
            label={`${say(kinds[name].title)}${unread === undefined || unread[name] === 0 ? '' : ` (${unread[name]})`}`}
          />
        ))}
      </Tabs>
      <ProblemAlert error={page.error ?? problem} />
      {messages?.length === 0 && <Empty>{say(kinds[kind].empty)}</Empty>}
      <Stack spacing={1} component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {messages?.map((message) => (
          <Paper key={message.id} component="li" variant="outlined" sx={{ px: 2, py: 1.25 }}>
            <Line message={message} onMark={mark} onAct={act} />
          </Paper>
        ))}
      </Stack>
      <Stack direction="row" spacing={1} sx={{ py: 1.5 }}>
        {url.get('cursor') !== '' && (
          <Button onClick={() => url.set({ cursor: null })}>{say(t('最新', 'Newest'))}</Button>
        )}
        {next !== null && (
          <Button onClick={() => url.set({ cursor: next })}>{say(t('更早', 'Earlier'))}</Button>
        )}
      </Stack>
    </>
  );
}

const waits = {
  system: ({ zh, en }: Bilingual) =>
    t(`业务系统待本单位确认：${zh}`, `A system waits for your agency: ${en}`),
  account: ({ zh, en }: Bilingual) =>
    t(`账号或新代码待您确认：${zh}`, `An account or its new code waits for you: ${en}`),
};

/** The page on which somebody confirms it; an administrator has accounts among all of them. */
const confirmedAt = (what: keyof typeof waits, session: Session | null): string =>
  what === 'account' && may(session, 'users.manage') ? '/administration/users' : '/systems';

interface LineProps {
  readonly message: ShownMessage;
  readonly onMark: (ids: readonly string[], read: boolean) => Promise<void>;
  readonly onAct: (work: (send: Send) => Promise<unknown>) => Promise<void>;
}

function Line({ message, onMark, onAct }: LineProps) {
  const say = useSay();
  const { id, title, read, detail } = message;
  const session = useSession();
  const to = placeOf(message, session);
  return (
    <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center', overflowWrap: 'anywhere' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Stack
          direction="row"
          spacing={1}
          useFlexGap
          sx={{ alignItems: 'center', flexWrap: 'wrap' }}
        >
          {!read && <Chip size="small" color="primary" label={say(t('未读', 'Unread'))} />}
          {detail.due !== undefined && <DueChip due={detail.due} />}
          <WarningWords warning={detail.warning} />
          {detail.event !== undefined && <strong>{say(eventName(detail.event))}</strong>}
          {to === null ? (
            <Typography component="h2" variant="subtitle1">
              {title}
            </Typography>
          ) : (
            <Link
              component={RouterLink}
              to={to}
              onClick={() => {
                if (!read) void onMark([id], true);
              }}
            >
              {detail.toConfirm === undefined || detail.name === undefined
                ? title
                : say(waits[detail.toConfirm](detail.name))}
            </Link>
          )}
        </Stack>
        {detail.text !== undefined && (
          <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', py: 0.5 }}>
            {detail.text}
          </Typography>
        )}
        {detail.owed != null && (
          <Typography variant="body2" sx={{ py: 0.25 }} data-testid="owed">
            {say(owedWords(detail.owed))}
          </Typography>
        )}
        <WhenAndWhence message={message} />
      </Box>
      {detail.noticeKind === 'activity' && <Registration detail={detail} onAct={onAct} />}
      <Button size="small" onClick={() => void onMark([id], !read)}>
        {read ? say(t('标为未读', 'Mark as unread')) : say(t('标为已读', 'Mark as read'))}
      </Button>
    </Stack>
  );
}

/** When it was told, by whom and on which article; of an activity how many places are left. */
function WhenAndWhence({ message }: Pick<LineProps, 'message'>) {
  const say = useSay();
  const { at, detail } = message;
  const agency = detail.agency == null ? undefined : directory().agency(detail.agency);
  return (
    <Typography variant="caption" color="text.secondary" component="p">
      {[
        at === null ? null : momentInChina(at),
        agency === undefined ? null : say(agency.name),
        detail.article == null ? null : say(detail.article),
        detail.noticeKind === 'activity' ? placesOf(message, say) : null,
      ]
        .filter((part) => part !== null)
        .join(' · ')}
    </Typography>
  );
}

/** Registers the asker for an activity, or takes that back. */
function Registration({ detail, onAct }: Pick<LineProps, 'onAct'> & Pick<ShownMessage, 'detail'>) {
  const say = useSay();
  const isRegistered = detail.registered === true;
  return (
    <Button
      variant={isRegistered ? 'outlined' : 'contained'}
      disabled={!isRegistered && detail.taken === detail.places}
      onClick={() =>
        void onAct((send) =>
          send(isRegistered ? 'DELETE' : 'PUT', `/api/notices/${detail.noticeId}/registration`),
        )
      }
    >
      {isRegistered ? say(t('取消报名', 'Withdraw registration')) : say(t('报名', 'Register'))}
    </Button>
  );
}

/** What is to be done, and by when. */
function owedWords({
  step,
  notBefore,
  limit,
  due,
  article,
}: NonNullable<ShownMessage['detail']['owed']>): Bilingual {
  const { zh, en } = steps[step].title;
  const since =
    notBefore === null || notBefore <= todayInChina()
      ? t('', '')
      : t(`（自 ${notBefore} 起）`, ` (from ${notBefore})`);
  const by = article === null ? t('', '') : inBrackets(article);
  const name = limitNames[limit ?? ''] ?? t('期限', 'time limit');
  const until =
    due === null
      ? t('', '')
      : t(`；“${name.zh}”至 ${due}${by.zh}`, `; the time for "${name.en}" ends on ${due}${by.en}`);
  return t(
    `本机关待办：${zh}${since.zh}${until.zh}。`,
    `To be done by your agency: ${en}${since.en}${until.en}.`,
  );
}

const warned = t('超期预警', 'Warning');

/** Of which limit a warning is, and how far it has come. */
function WarningWords({ warning }: Pick<ShownMessage['detail'], 'warning'>) {
  const say = useSay();
  if (warning === undefined) return null;
  const { limit, state } = warning;
  return (
    <strong>
      {say(limitNames[limit] ?? warned)}
      {say(colon)}
      {say(warningStateNames[state])}
    </strong>
  );
}

/** Where what a message tells of is to be done; null for nowhere. */
function placeOf({ caseId, detail }: ShownMessage, session: Session | null): string | null {
  if (detail.warning !== undefined) return `/warnings/${detail.warning.id}`;
  return detail.toConfirm === undefined
    ? linkToCase(caseId)
    : confirmedAt(detail.toConfirm, session);
}

const linkToCase = (caseId: string | null): string | null =>
  caseId === null ? null : `/cases/${caseId}`;

const placesOf = ({ detail }: ShownMessage, say: ReturnType<typeof useSay>): string =>
  detail.places == null
    ? say(t(`已报名${detail.taken}人`, `${detail.taken} registered`))
    : say(
        t(
          `已报名${detail.taken}人，共${detail.places}个名额`,
          `${detail.taken} of ${detail.places} places taken`,
        ),
      );
