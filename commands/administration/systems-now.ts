import type { RegisteredSystem } from '#domain/systems/registered-system.ts';
import type { Systems } from '#domain/systems/systems-decider.ts';
import type { SystemsView } from '#identity/signatures/systems-view.ts';

/** All systems up to the last append, and the last revision of their stream. */
export async function systemsNow(
  systems: SystemsView,
): Promise<{ readonly state: Systems; readonly revision: number }> {
  const revision = await systems.catchUp();
  const state = new Map<string, RegisteredSystem>(systems.list().map((each) => [each.id, each]));
  return { state, revision };
}
