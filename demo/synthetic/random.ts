import { createHash } from 'node:crypto';

/** Chance that is the same at every run with the same names. Not for secrets. */
export interface Chance {
  /** A number from 0 (inclusive) to 1 (exclusive). */
  fraction(): number;
  /** A whole number from `from` to `to`, both inclusive. */
  between(from: number, to: number): number;
  /** True in this share (0 to 1) of all times. */
  share(share: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
}

/** Mulberry32 (T. Ettinger): 32 bits of state, good enough to spread synthetic cases. */
export function chanceOf(...names: readonly (string | number)[]): Chance {
  let state = createHash('sha256').update(names.join('\n')).digest().readUInt32LE(0);
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number): number =>
    from + Math.floor(fraction() * (to - from + 1));
  return {
    fraction,
    between,
    share: (share) => fraction() < share,
    pick: (values) => values[between(0, values.length - 1)]!,
  };
}
