import { randomUUID } from 'node:crypto';
import type { RegisteredSystem } from '#domain/systems/registered-system.ts';
import { systemsStream } from '#domain/systems/system-events.ts';
import { decideUpkeep, type SystemUpkeep } from '#domain/systems/systems-decider.ts';
import type { SystemsView } from '#identity/signatures/systems-view.ts';
import { takenInDoubt } from '../submit/taken-in-doubt.ts';
import { writeDecided, type WritingParts } from '../submit/write-decided.ts';
import { systemsNow } from './systems-now.ts';

/** What the program itself does to the systems at its start. */
export interface SystemsUpkeep {
  /** Enters what folders from before the log was the truth have in their tables, once. */
  carryOver(): Promise<void>;
  /** Enters those that are not there. */
  enterDemonstration(systems: readonly RegisteredSystem[]): Promise<void>;
  /** Takes these keys out, and systems that have no other; gives how many systems are gone. */
  forget(keys: readonly { readonly system: string; readonly publicKey: string }[]): Promise<number>;
}

export function systemsUpkeep(parts: WritingParts, systems: SystemsView): SystemsUpkeep {
  const write = async (
    upkeep: SystemUpkeep,
    idempotencyKey: string,
    load: () => ReturnType<typeof systemsNow>,
  ): Promise<void> => {
    const takesAway = upkeep.kind === 'forgetSystemKeys';
    await writeDecided(takesAway ? takenInDoubt(parts) : parts, {
      sender: { ...program, idempotencyKey },
      name: upkeep.kind,
      content: {},
      stream: systemsStream,
      load,
      decide: (state) => decideUpkeep(upkeep, state),
    });
    await systems.catchUp();
  };
  const carryOver = async (): Promise<void> => {
    const earlier = systems.earlier();
    if (earlier === null || earlier.length === 0) return;
    const upkeep = { kind: 'enterSystems', systems: earlier, because: 'earlier' } as const;
    await write(upkeep, carriedOver, async () => {
      const now = await systemsNow(systems);
      // Before the first event the tables hold what is to be entered, and the log nothing.
      return now.revision < 0 ? { ...now, state: new Map() } : now;
    });
  };
  const act = async (upkeep: SystemUpkeep): Promise<void> => {
    await carryOver();
    await write(upkeep, randomUUID(), () => systemsNow(systems));
  };
  return {
    carryOver,
    async enterDemonstration(missing) {
      if (missing.length === 0) return;
      await act({ kind: 'enterSystems', systems: missing, because: 'demonstration' });
    },
    async forget(keys) {
      if (keys.length === 0) return 0;
      const before = systems.list().length;
      await act({ kind: 'forgetSystemKeys', keys });
      return before - systems.list().length;
    },
  };
}

/** Once in the life of a folder, whatever process does it. */
const carriedOver = '0d1c2b3a-0000-8000-8000-0000005157e5';

const program = {
  actor: { kind: 'service', id: 'andu', agency: null, role: 'none' },
  correlationId: 'systems-upkeep',
} as const;
