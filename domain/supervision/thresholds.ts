import { z } from 'zod';
import { longText } from '#domain/casework/fields.ts';
import { processes } from '#domain/casework/process/index.ts';
import { accepted, refused, type Decision } from '#domain/kernel/decider.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { SettingsEvent } from './warning-events.ts';
import { watchedCriminalLimitIds } from './watched-criminal-limits.ts';

/** Ids of the limits that can be warned of: acts that are owed until a day, in any version of the procedure. */
export const watchedLimitIds: readonly string[] = [
  ...new Set([
    ...processes.flatMap(({ limits }) =>
      limits
        .filter(({ kind, optional }) => kind === 'atMost' && optional !== true)
        .map(({ id }) => id),
    ),
    ...watchedCriminalLimitIds,
  ]),
];

/**
 * So many days before the last one, where nobody set another number. No law says how early a supervisor is
 * told: limits of up to ten days get three, those of a month or more a week.
 */
const usualDays = 3;
const longLimits: ReadonlySet<string> = new Set([
  'ruling',
  'retrialRuling',
  'criminal.custody',
  'criminal.prosecutionReview',
  'criminal.supplement',
  'criminal.firstInstance',
  'criminal.trialSupplement',
  'criminal.deliveryToPrison',
]);
export const defaultThreshold = (limit: string): number => (longLimits.has(limit) ? 7 : usualDays);

/** What is set for all warnings. */
export interface SupervisionSettings {
  /** Since when the limits are watched; null before the first turn. */
  readonly began: LegalDate | null;
  /** What somebody set, by the id of the limit. */
  readonly days: Readonly<Record<string, number>>;
}

export const noSettings: SupervisionSettings = { began: null, days: {} };

export const evolveSettings = (
  settings: SupervisionSettings,
  event: SettingsEvent,
): SupervisionSettings =>
  event.type === 'SupervisionBegan'
    ? { ...settings, began: event.data.on as LegalDate }
    : { ...settings, days: { ...settings.days, ...event.data.days } };

export const thresholdOf = ({ days }: SupervisionSettings, limit: string): number =>
  days[limit] ?? defaultThreshold(limit);

export const thresholdsBody = z.strictObject({
  /** Days before the last one, by the id of the limit; what is not named stays as it is. */
  days: z.record(z.string().max(60), z.int().min(0).max(90)),
  reason: longText('理由', 'Reason'),
});

/** What somebody of supervision sets; the same numbers again are nothing to record. */
export function decideThresholds(
  { days, reason }: z.output<typeof thresholdsBody>,
  settings: SupervisionSettings,
  person: { readonly name: string; readonly post: string; readonly staffNumber: string },
): Decision<SettingsEvent> {
  const unknown = Object.keys(days).find((limit) => !watchedLimitIds.includes(limit));
  if (unknown !== undefined) {
    return refused('refused-by-state', {
      rule: 'WARNING-LIMIT',
      article: null,
      field: `/days/${unknown}`,
      text: { zh: '没有这项时限', en: 'There is no such time limit' },
    });
  }
  const changed = Object.entries(days).filter(
    ([limit, number]) => thresholdOf(settings, limit) !== number,
  );
  if (changed.length === 0) return accepted();
  return accepted({
    type: 'WarningThresholdsSet',
    data: { person, days: Object.fromEntries(changed), reason },
  });
}
