import type { ShownEvent } from '#read-api/events/event-answers.ts';

interface Span {
  /** The revision that was looked at, a decimal. */
  readonly since: string;
  /** The revision that is looked at now, a decimal. */
  readonly until: string;
}

/** The events of a case after one revision and up to another; null as long as they have not all been read. */
export function eventsSince(
  events: readonly ShownEvent[] | undefined,
  { since, until }: Span,
): readonly ShownEvent[] | null {
  const later = (events ?? []).filter(
    ({ revision }) => Number(revision) > Number(since) && Number(revision) <= Number(until),
  );
  return later.length === Number(until) - Number(since) ? later : null;
}

/** Whether this account, and nobody else, did all of it. */
export const isAllBy = (events: readonly ShownEvent[], account: string): boolean =>
  events.every(({ metadata }) => metadata.actor.id === account);
