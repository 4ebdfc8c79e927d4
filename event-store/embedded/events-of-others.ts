/** Stretches that are remembered; of what lies before them it is not known any more who wrote it. */
const mostStretches = 1_000;

/** Which events other processes appended since this writer began. */
export interface EventsOfOthers {
  /** Other processes appended everything after `from` up to `to`. */
  saw(from: number, to: number): void;
  /** Whether another process may have appended one of these positions. */
  mayHold(position: number): boolean;
  /** Position of the last of them; 0 when there are none. */
  last(): number;
}

export function eventsOfOthers(): EventsOfOthers {
  const stretches: { readonly from: number; readonly to: number }[] = [];
  let forgottenUpTo = 0;
  return {
    saw(from, to) {
      stretches.push({ from, to });
      if (stretches.length > mostStretches) forgottenUpTo = stretches.shift()!.to;
    },
    mayHold: (position) =>
      position <= forgottenUpTo ||
      stretches.some(({ from, to }) => position > from && position <= to),
    last: () => stretches.at(-1)?.to ?? 0,
  };
}
