/** From so many milliseconds on a clock that is behind is said: a step, and no slewing of NTP. */
const saidFromMs = 1_000;

/** Holds the machine's clock against the times of the events, which never go backwards. */
export interface ClockWatch {
  /** Takes in the time of a recorded event, in milliseconds since 1970. */
  recorded(at: number): void;
  /** Milliseconds that the clock is behind the last event; 0 when it is not. */
  behindMs(): number;
}

/**
 * `last` is the time of the last event, null in an empty store. `onBehind` is told once each time
 * the clock is found set back, with how far; also of a clock that was set back while nobody ran.
 */
export function clockWatch(
  last: number | null,
  onBehind: (behindMs: number) => void,
  now: () => number = Date.now,
): ClockWatch {
  let newest = last ?? 0;
  let isSaid = false;

  function look(): number {
    const behind = Math.max(0, newest - now());
    if (behind === 0) isSaid = false;
    if (behind >= saidFromMs && !isSaid) {
      isSaid = true;
      onBehind(behind);
    }
    return behind;
  }

  look();
  return {
    recorded(at) {
      newest = Math.max(newest, at);
      look();
    },
    behindMs: look,
  };
}
