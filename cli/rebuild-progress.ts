import type { ViewStatus } from '#projections/engine/status.ts';

/** How far a filling was, and when. */
export interface FillingSample {
  readonly position: number;
  readonly atMs: number;
}

/** How a view is being filled, as a line for a person. `first`: the first sample of this run; null before one was taken. */
export function progressLine(
  { view, filling, head, fault }: ViewStatus,
  first: FillingSample | null,
  nowMs: number,
): string {
  if (fault !== null) return `${view}\t${fault}`;
  if (filling === null) return `${view}\t…`;
  const done = head === 0 ? 100 : Math.floor((100 * filling) / head);
  const seconds = first === null ? 0 : (nowMs - first.atMs) / 1_000;
  const rate = seconds <= 0 ? 0 : (filling - first!.position) / seconds;
  const left = rate <= 0 ? '?' : String(Math.ceil((head - filling) / rate));
  return `${view}\t${done}%\t${filling}/${head} events\t${Math.round(rate)} events/s\t${left} s left`;
}
