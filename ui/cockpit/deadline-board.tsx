import { Box } from '@mui/material';
import { memo, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import { warningLevels, type WarningLevel } from '#domain/supervision/warning-level.ts';
import { watchedAgencyNames } from '#domain/supervision/watched-agencies.ts';
import { warningStateNames } from '#domain/supervision/warning.ts';
import type {
  WarningCountsAnswer,
  WarningEntry,
  WarningsAnswer,
} from '#read-api/warnings/warning-answers.ts';
import { query } from '../base/api.ts';
import { t, useSay } from '../base/say.ts';
import { levelName, limitName, scopeNames } from '../words/warning-words.ts';
import { useRead } from '../parts/use-read.ts';
import { warningListPath } from './figure-links.ts';
import { look } from './look.ts';
import { useOwnAgency } from './own-agency.ts';
import { ChoiceButton, Figure, Panel } from './panel.tsx';
import type { Selection } from './selection.ts';

/** The most pressing first. */
const levels = warningLevels.toReversed();

/** Rows that one answer holds; the rest is a list of its own. */
const shownAtMost = 50;
const rowHeight = 46;
const rollEvery = 4_000;

interface DeadlineBoardProps {
  readonly selection: Selection;
}

/** Statutory time limits of which somebody has been warned, the most pressing first: the same as on the list. */
export const DeadlineBoard = memo(function DeadlineBoard({ selection }: DeadlineBoardProps) {
  const say = useSay();
  const own = useOwnAgency();
  const counts = useRead<WarningCountsAnswer>(`/api/warnings/counts${query({ ...selection })}`);
  const [chosen, choose] = useState<WarningLevel | null>(null);
  const pressing = levels.find((name) => counts.data?.[name] !== 0);
  const level = chosen ?? pressing ?? 'upcoming';
  const range = JSON.stringify([0, shownAtMost - 1]);
  const board = useRead<WarningsAnswer>(`/api/warnings${query({ ...selection, level, range })}`);
  const { list, rolling, setRolling } = useRolling();
  const { total = 0, entries = [] } = board.data ?? {};
  return (
    <Panel
      title={
        own === null
          ? say(t('期限看板', 'Deadlines'))
          : say(t('本机关期限看板', 'Deadlines of your agency'))
      }
      height={284}
      error={board.error ?? counts.error}
      pending={board.data === undefined || counts.data === undefined}
      aside={
        <Box role="group" aria-label={say(t('范围', 'Scope'))} sx={{ display: 'flex', gap: 2 }}>
          {levels.map((name) => (
            <ChoiceButton key={name} chosen={name === level} onPress={() => choose(name)}>
              {say(levelName(name))} {counts.data?.[name].toLocaleString('en-US') ?? '…'}
            </ChoiceButton>
          ))}
          <ChoiceButton chosen={rolling} onPress={() => setRolling(!rolling)}>
            {rolling ? say(t('停止滚动', 'Stop rolling')) : say(t('滚动', 'Roll'))}
          </ChoiceButton>
        </Box>
      }
    >
      {counts.data !== undefined && <Course counts={counts.data} selection={selection} />}
      <Box ref={list} component="ol" tabIndex={0} aria-label={say(levelName(level))} sx={listLook}>
        {entries.map((entry) => (
          <WarningRow key={entry.warning!.id} entry={entry} />
        ))}
        {entries.length === 0 && (
          <li>
            {say(
              t(
                '没有这一范围内的预警。可选其他范围。',
                'Nobody is warned here. Choose another scope.',
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
            <Link to={warningListPath({ ...selection, level })} style={{ color: look.accent }}>
              {say(t('打开列表', 'Open the list'))}
            </Link>
          </li>
        )}
      </Box>
    </Panel>
  );
});

/** What is still to be done about warnings, by whom. */
const courses = ['toSend', 'waiting', 'toDecide', 'accepted'] as const;

interface CourseProps {
  readonly counts: WarningCountsAnswer;
  readonly selection: Selection;
}

function Course({ counts, selection }: CourseProps) {
  const say = useSay();
  return (
    <Box
      component="ul"
      aria-label={say(t('督办进展', 'How far warnings have come'))}
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', gap: 3, color: look.quiet }}
    >
      {courses.map((scope) => (
        <li key={scope}>
          {say(scopeNames[scope])}{' '}
          <Figure
            value={counts[scope]}
            name={say(scopeNames[scope])}
            to={warningListPath({ ...selection, view: scope })}
          />
        </li>
      ))}
    </Box>
  );
}

function WarningRow({ entry }: { readonly entry: WarningEntry }) {
  const say = useSay();
  const { name } = entry;
  const { id, limit, agencyKind, level, due, state, article, arithmetic } = entry.warning!;
  const why = [article, arithmetic].map(say).join(' · ');
  return (
    <li>
      <div>
        <Link to={`/warnings/${id}`}>
          {name} · {say(limitName(limit))}
        </Link>
        <span>{say(watchedAgencyNames[agencyKind])}</span>
        <em>{say(warningStateNames[state])}</em>
        <span style={{ color: level === 'overdue' ? look.over : look.warn }}>{due}</span>
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
