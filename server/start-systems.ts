import { unlinkSync } from 'node:fs';
import type { Logger } from 'pino';
import { systemsUpkeep } from '#commands/administration/systems-upkeep.ts';
import type { WritingParts } from '#commands/submit/write-decided.ts';
import { Problem } from '#domain/kernel/problem.ts';
import type { Demonstration } from '#identity/demonstration.ts';
import {
  demonstrationKeysIn,
  missingDemonstrationSystems,
} from '#identity/signatures/demonstration-systems.ts';
import type { SystemsView } from '#identity/signatures/systems-view.ts';

export interface SystemsStart extends WritingParts {
  readonly systems: SystemsView;
  readonly dataFolder: string;
  /** Whose systems are entered; null takes those of an earlier start away. */
  readonly demonstration: Demonstration | null;
  readonly log: Logger;
}

/**
 * Brings the registry of systems up to the log: what an earlier program kept in tables is entered once, then
 * the systems of the demonstration, or their keys are forgotten and their private halves removed. Gives
 * how many systems are gone by that.
 */
export async function startSystems(start: SystemsStart): Promise<number> {
  const { systems, dataFolder, demonstration, clock, log } = start;
  const upkeep = systemsUpkeep(start, systems);
  try {
    await systems.catchUp();
    await upkeep.carryOver();
    if (demonstration !== null) {
      const { agencies } = demonstration;
      await upkeep.enterDemonstration(
        missingDemonstrationSystems(systems, agencies, dataFolder, clock.now()),
      );
      return 0;
    }
    const keys = demonstrationKeysIn(dataFolder);
    const gone = await upkeep.forget(keys);
    for (const { file } of keys) unlinkSync(file);
    return gone;
  } catch (error) {
    // A log that may not sign takes nothing; it is said elsewhere, and the start goes on to say it.
    if (!(error instanceof Problem)) throw error;
    log.error({ code: error.code }, 'the systems were not brought up to the log');
    return 0;
  }
}
