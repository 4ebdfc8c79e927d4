import type { HeldLease, Leases } from './leases.ts';

/** A dead holder is followed by another after so long at most, and one look, ms. */
export const leaseMs = 6_000;
/** Between two looks: to hold on to it, or to take it, ms. */
const lookMs = 500;

/** What a process does with a role that one process has at a time. */
export interface Turns {
  /** This process has it from now on. What it rejects with is told, and the lease let go. */
  begin(lease: HeldLease): Promise<void>;
  /** It has it no more. */
  end(): Promise<void>;
}

/** A role that this process does whenever no other does. */
export interface KeptLease {
  readonly name: string;
  /** `active`: this process does it; `standby`: another does, or did a moment ago. */
  state(): 'active' | 'standby';
  /** Looks once, and from then on by itself until stopped. Rejects with what `begin` does the first time. */
  keep(turns: Turns): Promise<void>;
  /** Ends what was begun and lets another take over at once. */
  stop(): Promise<void>;
}

interface Parts {
  readonly leases: Leases;
  readonly file: string;
  /** Told what `begin` and `end` reject with later. */
  readonly onFailure: (error: unknown) => void;
}

export function keptLease(name: string, { leases, file, onFailure }: Parts): KeptLease {
  let held: HeldLease | null = null;
  let turns: Turns | null = null;
  let timer: NodeJS.Timeout | undefined;
  let changing = Promise.resolve();
  let stopped = false;

  async function take(): Promise<void> {
    const fence = leases.take(name, leaseMs);
    if (fence === null) return;
    held = { file, name, fence };
    try {
      await turns!.begin(held);
    } catch (error) {
      held = null;
      leases.release(name, fence);
      throw error;
    }
  }

  async function look(): Promise<void> {
    if (stopped) return;
    if (held === null) return take();
    if (leases.renew(name, held.fence, leaseMs)) return;
    held = null;
    await turns!.end();
  }

  /** What is begun may take longer than the lease lasts: it is held on to meanwhile. */
  function holdOn(): void {
    try {
      if (held !== null) leases.renew(name, held.fence, leaseMs);
    } catch (error) {
      onFailure(error);
    }
  }

  return {
    name,
    state: () => (held === null ? 'standby' : 'active'),
    async keep(given) {
      turns = given;
      let busy = true;
      timer = setInterval(() => {
        if (busy) return holdOn();
        busy = true;
        changing = look()
          .catch(onFailure)
          .finally(() => {
            busy = false;
          });
      }, lookMs);
      changing = look().finally(() => {
        busy = false;
      });
      try {
        await changing;
      } catch (error) {
        clearInterval(timer);
        throw error;
      }
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await changing.catch(() => undefined);
      const last = held;
      held = null;
      if (last === null) return;
      await turns!.end();
      leases.release(name, last.fence);
    },
  };
}
