import { Link, Paper, Typography } from '@mui/material';
import { useMemo } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { CaseDeadline } from '#domain/casework/case-deadlines.ts';
import type { CaseEvent } from '#domain/casework/events.ts';
import { eventName } from '../words/event-names.ts';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { limitNames } from '../words/limit-names.ts';
import { t, useSay } from '../base/say.ts';
import { dueWords, endOfRight } from '../parts/due-words.ts';
import { limitEffects } from './limit-effects.ts';
import { requestName } from './request-name.ts';

interface CauseAndEffectProps {
  readonly events: readonly ShownEvent[];
  readonly at: number;
  /** Shows the moment of another event of the case, by its index. */
  readonly onShow: (index: number) => void;
}

/**
 * What an event came of and what it led to: the request, the time limits of the law that it met
 * and that it began, with the events at their other ends, and what stands before and after it.
 */
export function CauseAndEffect({ events, at, onShow }: CauseAndEffectProps) {
  const say = useSay();
  const event = events[at]!;
  const { causationId, correlationId, command } = event.metadata;
  const cause = events.findIndex(({ id }) => id === causationId);
  const indexed = events.map((one, index) => ({ ...one, index }));
  const siblings = indexed.filter(
    ({ index, metadata }) => index !== at && metadata.correlationId === correlationId,
  );
  const effects = indexed.filter(({ metadata }) => metadata.causationId === event.id);
  const moment = (index: number) => (
    <Link key={index} component="button" variant="body2" onClick={() => onShow(index)}>
      #{events[index]!.position} {say(eventName(events[index]!.type))}
    </Link>
  );
  const list = (found: readonly { readonly index: number }[]) =>
    found.length === 0 ? '—' : found.map(({ index }) => <span key={index}>{moment(index)} </span>);
  const request = requestName(causationId, command === undefined ? null : command.name);
  const origin =
    cause >= 0 ? (
      moment(cause)
    ) : (
      <Link component={RouterLink} to={`/audit?cause=${causationId}`}>
        {say(request)}
      </Link>
    );
  const limits = useMemo(() => limitEffects(events as unknown as readonly CaseEvent[]), [events]);
  const met = limits.filter(({ endedBy }) => endedBy === at);
  const begun = limits.filter(({ begunBy }) => begunBy === at);
  const rows = [
    { name: t('起因', 'Cause'), value: origin },
    {
      name: t('完成的法定期限', 'Time limits it met'),
      value: met.map(({ limit, begunBy }) => (
        <div key={limit.id}>
          <LimitName limit={limit} /> {say(t('自', 'since'))} {limit.from} ← {moment(begunBy)}
        </div>
      )),
    },
    {
      name: t('起算的法定期限', 'Time limits it began'),
      value: begun.map(({ limit, endedBy }) => (
        <div key={limit.id}>
          <LimitName limit={limit} /> {say(t('至', 'until'))} {limit.due ?? '—'}
          {endedBy !== null && <> → {moment(endedBy)}</>}
          {limit.lapsedOn !== null && <> → {say(dueWords(endOfRight(limit), limit.lapsedOn, 0))}</>}
        </div>
      )),
    },
    { name: t('引起的事件', 'Events it caused'), value: list(effects) },
    { name: t('同一请求', 'Same request'), value: list(siblings) },
    { name: t('案内前一事件', 'Before it in the case'), value: at > 0 ? moment(at - 1) : '—' },
    {
      name: t('案内后一事件', 'After it in the case'),
      value: at < events.length - 1 ? moment(at + 1) : '—',
    },
  ];
  return (
    <Paper sx={{ p: 1.5 }} component="section" aria-labelledby="causes">
      <Typography variant="h6" component="h2" id="causes">
        {say(t('因果', 'Causes and effects'))}
      </Typography>
      {rows.map(({ name, value }) => (
        <Typography key={name.en} variant="body2" component="div" sx={{ display: 'flex', gap: 1 }}>
          <Typography variant="body2" color="text.secondary" sx={{ width: 150, flexShrink: 0 }}>
            {say(name)}
          </Typography>
          <div>{Array.isArray(value) && value.length === 0 ? '—' : value}</div>
        </Typography>
      ))}
    </Paper>
  );
}

/** What a time limit is for; leads to the article that it rests on. */
function LimitName({ limit }: { readonly limit: CaseDeadline }) {
  const say = useSay();
  return (
    <Link component={RouterLink} to={`/rules?q=${limit.rule}`} title={say(limit.article)}>
      {say(limitNames[limit.id] ?? limit.article)}
    </Link>
  );
}
