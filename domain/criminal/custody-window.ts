import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { deadline, type DeadlineAnswer } from '#domain/law/deadlines/index.ts';
import type { LimitRun, NotCounted } from './criminal-state.ts';

/** What is not counted for a limit: psychiatric evaluation everywhere (刑诉法第一百四十九条), a suspended trial at the trial. */
export const notCountedFor = (
  run: Pick<LimitRun, 'id'>,
  notCounted: readonly NotCounted[],
): readonly NotCounted[] =>
  notCounted.filter(({ ground }) => ground !== 'trialSuspended' || run.id === 'firstInstance');

/** The custody after arrest with `granted` extensions, as the law's calculator answers it. */
export const custodyAnswer = (
  run: LimitRun,
  notCounted: readonly NotCounted[],
  granted: number,
): DeadlineAnswer =>
  deadline({
    kind: 'detentionAfterArrest',
    arrestExecuted: run.from,
    detentionExtensions: granted,
    suspended: notCountedFor(run, notCounted),
  })!;

/** The stretch of custody that runs, and its last day; null while the clock stands still. */
export function currentWindow(
  run: LimitRun,
  notCounted: readonly NotCounted[],
): { readonly granted: number; readonly last: LegalDate | null } {
  const granted = run.extensions.filter((each) => each.granted === true).length;
  return { granted, last: custodyAnswer(run, notCounted, granted).due ?? null };
}
