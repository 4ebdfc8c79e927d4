import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CriminalState, LimitRun } from './criminal-state.ts';
import type { CriminalEvent } from './events.ts';
import type { CriminalProcess, CriminalTimeLimit } from './process/process-definition.ts';
import { isHeld } from './stages.ts';

type Told<Result> = (data: object, state: CriminalState, run: LimitRun) => Result;

/** What a limit does with an event, whatever its type. */
const told = <Result>(by: object | undefined, type: string): Told<Result> | undefined =>
  (by as Readonly<Record<string, Told<Result>>> | undefined)?.[type];

/**
 * The runnings of the time limits after one more event: what it changes, then what it meets, then what it
 * voids, then what it begins. `before` is the case before the event.
 */
export function moveLimits(
  { limits }: CriminalProcess,
  before: CriminalState,
  after: Pick<CriminalState, 'custody'>,
  { type, data }: CriminalEvent,
): readonly LimitRun[] {
  const moved = before.runs.map((run) => {
    const limit = limits.find(({ id }) => id === run.id);
    return run.end !== null || limit === undefined
      ? run
      : moveRun(limit, run, before, { type, data, on: data.on });
  });
  const held = isHeld(after.custody);
  const begun = limits.flatMap((limit) => {
    const start = told<ReturnType<Told<StartOf>>>(limit.starts, type)?.(
      data,
      before,
      undefined as never,
    );
    if (start === undefined || start === null) return [];
    const { from = data.on, rule, part = null, extended = false } = start;
    const instance = before.runs.filter(({ id }) => id === limit.id).length + 1;
    const run: LimitRun = {
      id: limit.id,
      instance,
      from,
      rule,
      part,
      extended,
      inCustody: held,
      days: null,
      extensions: [],
      end: null,
    };
    return [run];
  });
  // Whoever is set free is not held any more: from then on a holiday moves a last day.
  return [
    ...moved.map((run) =>
      run.end === null && run.inCustody && !held ? { ...run, inCustody: false } : run,
    ),
    ...begun,
  ];
}

type StartOf = {
  readonly from?: LegalDate;
  readonly rule: string;
  readonly part?: string;
  readonly extended?: boolean;
} | null;

function moveRun(
  limit: CriminalTimeLimit,
  run: LimitRun,
  before: CriminalState,
  { type, data, on }: { readonly type: string; readonly data: object; readonly on: LegalDate },
): LimitRun {
  const changed = {
    ...run,
    ...told<Partial<LimitRun>>(limit.changes, type)?.(data, before, run),
  };
  if (told<boolean>(limit.meets, type)?.(data, before, run) === true) {
    return { ...changed, end: { kind: 'met', on } };
  }
  return limit.voids?.some((each) => each === type) === true
    ? { ...changed, end: { kind: 'void', on } }
    : changed;
}
