import { Box } from '@mui/material';
import { memo, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import { agencyNames } from '#domain/casework/agencies.ts';
import type { WorkListAnswer, WorkListEntry } from '#read-api/work-list/work-list-answers.ts';
import { query } from '../base/api.ts';
import { t, useSay } from '../base/say.ts';
import { stageName } from '../parts/names.ts';
import { useRead } from '../parts/use-read.ts';
import { dueWithin, nearDays, overdue, type OwedConditions } from '../work-list/owed-conditions.ts';
import { caseListPath } from './figure-links.ts';
import { look } from './look.ts';
import { useOwnAgency } from './own-agency.ts';
import { ChoiceButton, Panel } from './panel.tsx';
import type { Selection } from './selection.ts';

const spans = {
  overdue: t('已逾期', 'Overdue'),
  week: t('七日内', 'In seven days'),
  month: t('三十日内', 'In thirty days'),
} as const;
type Span = keyof typeof spans;
/** The spans are those of the work list, so that both count the same. */
const conditionsOf = {
  overdue,
  week: (today) => dueWithin(today, nearDays),
  month: (today) => dueWithin(today, 30),
} as const satisfies Record<Span, (today: string) => OwedConditions>;

/** Rows that one answer holds; the rest is a list of its own. */
const shownAtMost = 50;
const rowHeight = 46;
const rollEvery = 4_000;

function useBoard(selection: Selection, today: string, span: Span) {
  return useRead<WorkListAnswer>(
    `/api/work-list${query({
      ...selection,
      ...conditionsOf[span](today),
      range: JSON.stringify([0, shownAtMost - 1]),
    })}`,
  );
}

interface DeadlineBoardProps {
  readonly selection: Selection;
  readonly today: string;
}

/** Statutory time limits that ended or end soon, the most pressing first, with article and arithmetic. */
export const DeadlineBoard = memo(function DeadlineBoard({ selection, today }: DeadlineBoardProps) {
  const say = useSay();
  const own = useOwnAgency();
  const boards = {
    overdue: useBoard(selection, today, 'overdue'),
    week: useBoard(selection, today, 'week'),
    month: useBoard(selection, today, 'month'),
  };
  const [chosen, choose] = useState<Span | null>(null);
  const pressing = (Object.keys(spans) as Span[]).find((name) => boards[name].data?.total !== 0);
  const span = chosen ?? pressing ?? 'month';
  const board = boards[span];
  const { list, rolling, setRolling } = useRolling();
  const ofAgency = own === null ? {} : { agency: own.id };
  const { total = 0, entries = [] } = board.data ?? {};
  return (
    <Panel
      title={
        own === null
          ? say(t('期限看板', 'Deadlines'))
          : say(t('本机关期限看板', 'Deadlines of your agency'))
      }
      height={284}
      error={board.error}
      pending={board.data === undefined}
      aside={
        <Box role="group" aria-label={say(t('范围', 'Scope'))} sx={{ display: 'flex', gap: 2 }}>
          {(Object.keys(spans) as Span[]).map((name) => (
            <ChoiceButton key={name} chosen={name === span} onPress={() => choose(name)}>
              {say(spans[name])} {boards[name].data?.total.toLocaleString('en-US') ?? '…'}
            </ChoiceButton>
          ))}
          <ChoiceButton chosen={rolling} onPress={() => setRolling(!rolling)}>
            {rolling ? say(t('停止滚动', 'Stop rolling')) : say(t('滚动', 'Roll'))}
          </ChoiceButton>
        </Box>
      }
    >
      <Box ref={list} component="ol" tabIndex={0} aria-label={say(spans[span])} sx={listLook}>
        {entries.map((entry) => (
          <DeadlineRow
            key={`${entry.caseId}${entry.agencyKind}`}
            entry={entry}
            late={entry.due! < today}
          />
        ))}
        {entries.length === 0 && (
          <li>
            {say(
              t(
                '没有这一范围内的期限。可选其他范围。',
                'Nothing is due here. Choose another scope.',
              ),
            )}
          </li>
        )}
        {total > entries.length && (
          <li>
            {say(
              t(
                `以上为最紧迫的 ${entries.length} 项，共 ${total} 项。`,
                `The ${entries.length} most pressing of ${total}.`,
              ),
            )}{' '}
            <Link to={listPath(span, selection, ofAgency)} style={{ color: look.accent }}>
              {say(t('打开列表', 'Open the list'))}
            </Link>
          </li>
        )}
      </Box>
    </Panel>
  );
});

/** The same items in the work list; where a choice of the wall narrows them that it does not know, the cases. */
function listPath(span: Span, selection: Selection, ofAgency: { readonly agency?: string }) {
  const { district, openedMonth, stage } = selection;
  if (district === '' && openedMonth === '') {
    const view = { overdue: 'overdue', week: 'upcoming', month: 'all' }[span];
    return `/work?view=${view}${stage === '' ? '' : `&stage=${stage}`}`;
  }
  return span === 'overdue'
    ? caseListPath({ ...selection, ...ofAgency, overdue: 'yes' })
    : `${caseListPath({ ...selection, ...ofAgency, mark: 'open' })}&sort=due+ASC`;
}

function DeadlineRow({ entry, late }: { readonly entry: WorkListEntry; readonly late: boolean }) {
  const say = useSay();
  const { caseId, name, stage, agencyKind, due, article, arithmetic } = entry;
  const why = [article, arithmetic]
    .filter((each) => each !== null)
    .map(say)
    .join(' · ');
  return (
    <li>
      <div>
        <Link to={`/cases/${caseId}`}>{name}</Link>
        <span>{say(agencyNames[agencyKind])}</span>
        <em>{say(stageName(stage))}</em>
        <span style={{ color: late ? look.over : look.warn }}>{due}</span>
      </div>
      <small title={why}>{why}</small>
    </li>
  );
}

const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

/** The list gives its rows their look; there are many, and none brings its own. */
const listLook = {
  listStyle: 'none',
  m: 0,
  p: 0,
  flex: 1,
  minHeight: 0,
  overflowY: 'auto',
  '& li': { height: rowHeight, borderTop: `1px solid ${look.line}`, pt: '3px' },
  '& li > div': { display: 'flex', gap: 2 },
  '& li > div > a': { color: look.text, flex: 1, ...cut },
  '& em': { fontStyle: 'normal', width: 184, ...cut },
  '& small': { display: 'block', fontSize: 12, color: look.quiet, ...cut },
} as const;

/** Rolls a list row by row; not where motion is unwanted, nor while somebody points or tabs into it. */
function useRolling() {
  const list = useRef<HTMLOListElement>(null);
  const [rolling, setRolling] = useState(
    () => !matchMedia('(prefers-reduced-motion: reduce)').matches,
  );
  useEffect(() => {
    if (!rolling) return undefined;
    const timer = setInterval(() => {
      const element = list.current;
      if (element === null || element.matches(':hover, :focus-within')) return;
      const end = element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
      element.scrollTop = end ? 0 : element.scrollTop + rowHeight;
    }, rollEvery);
    return () => clearInterval(timer);
  }, [rolling]);
  return { list, rolling, setRolling };
}
