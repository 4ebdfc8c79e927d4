import { Problem } from '#domain/kernel/problem.ts';
import type { ReadPorts } from './ports.ts';

/** How long `?after=` waits, ms. */
const patience = 5000;

/**
 * Resolves when a view has seen a position that was asked for; at once for undefined. Throws Problem
 * `view-not-caught-up` when it has not in time.
 */
export async function caughtUp(
  { waitForView }: Pick<ReadPorts, 'waitForView'>,
  view: string,
  after: number | undefined,
): Promise<void> {
  if (after === undefined || (await waitForView(view, after, patience))) return;
  throw notCaughtUp();
}

export const notCaughtUp = (): Problem => new Problem('view-not-caught-up', [], { retryAfter: 1 });
