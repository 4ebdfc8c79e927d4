/** How long a view may let events come in between two commits. */
export interface RestLimits {
  /** At most, ms. */
  readonly mostMs: number;
  /** So many times as long as the commit before took. */
  readonly times: number;
}

/**
 * When a view that follows the log takes again what came in. A commit of a case that was just written costs as
 * much as the one before; so a view that is busy lets events gather, and writes each case once for all of them.
 * After a short commit the rest is short, after a quiet time there is none, and nobody waits for its end.
 */
export class Rest {
  readonly #limits: RestLimits;
  #until = 0;
  #awaited = 0;

  constructor(limits: RestLimits) {
    this.#limits = limits;
  }

  /** The moment of its end, by the clock that `begin` was told. */
  get until(): number {
    return this.#until;
  }

  /** Begins behind a commit that took so long. */
  begin(now: number, tookMs: number): void {
    const { mostMs, times } = this.#limits;
    this.#until = now + Math.min(mostMs, times * tookMs);
  }

  /** Somebody waits until this position is seen. */
  await(position: number): void {
    this.#awaited = Math.max(this.#awaited, position);
  }

  /** Whether the view goes on now; `seen`: up to where it is. */
  isOver(now: number, seen: number): boolean {
    return now >= this.#until || this.#awaited > seen;
  }
}
