import type { ShownEvent } from '#read-api/events/event-answers.ts';

/** A fact that somebody put right: what stood there before, who changed it, and why. */
export interface FactCorrection {
  readonly fact: string;
  readonly before: unknown;
  readonly event: ShownEvent;
  readonly reason: string;
}

const factsOf = ({ data }: ShownEvent): Readonly<Record<string, unknown>> =>
  (data['facts'] ?? {}) as Readonly<Record<string, unknown>>;

/** Every correction of a fact in the history of a case, the oldest first. */
export function factCorrections(events: readonly ShownEvent[]): readonly FactCorrection[] {
  const statements = events.filter(
    ({ type }) => type === 'CaseOpened' || type === 'FactsCorrected',
  );
  return statements.slice(1).flatMap((event, index) => {
    const before = factsOf(statements[index]!);
    const after = factsOf(event);
    const reason = String(event.data['reason'] ?? '');
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter(
        (fact) => JSON.stringify(before[fact] ?? null) !== JSON.stringify(after[fact] ?? null),
      )
      .map((fact) => ({ fact, before: before[fact] ?? null, event, reason }));
  });
}
