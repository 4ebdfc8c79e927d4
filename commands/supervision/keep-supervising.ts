import type { Reactor, ReactorParts } from './reactor.ts';

/** Between two looks whether something has come, ms. */
const lookMs = 1_000;

interface KeptParts extends Pick<ReactorParts, 'clock'> {
  /** Position that what the reactor asks has reached. */
  readonly seen: () => number;
  readonly onFailure: (error: unknown) => void;
}

export interface KeptSupervision {
  /** Turns, from now on, whenever a day or an event has come. */
  begin(): void;
  /** Resolves when no turn is under way any more. */
  end(): Promise<void>;
}

/**
 * Lets a reactor turn whenever the day or what it asks has changed since its last turn, whether anybody looks or not.
 * A turn that fails is taken again with the next look.
 */
export function keepSupervising(
  reactor: Reactor,
  { clock, seen, onFailure }: KeptParts,
): KeptSupervision {
  let timer: NodeJS.Timeout | undefined;
  let done = '';
  let underWay: Promise<void> | null = null;
  let running = false;

  async function look(): Promise<void> {
    const now = `${clock.today()} ${seen()}`;
    if (now === done) return;
    const { taken } = await reactor.turn(() => !running);
    // What came during the turn is looked at with the next one.
    if (taken && running) done = now;
  }

  return {
    begin() {
      running = true;
      timer = setInterval(() => {
        underWay ??= look()
          .catch(onFailure)
          .finally(() => {
            underWay = null;
          });
      }, lookMs);
      timer.unref();
    },
    async end() {
      running = false;
      clearInterval(timer);
      done = '';
      await underWay;
    },
  };
}
