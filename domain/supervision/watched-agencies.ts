import { agencyKinds, agencyNames } from '#domain/casework/agencies.ts';
import { criminalAgencyKinds, criminalAgencyNames } from '#domain/criminal/agencies.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';

/** The places in a case, of either kind of procedure, whose agency can be warned. */
export const watchedAgencyKinds = [
  ...agencyKinds,
  ...(['police', 'communityCorrection'] as const),
] as const satisfies readonly (
  (typeof agencyKinds)[number] | (typeof criminalAgencyKinds)[number]
)[];
export type WatchedAgencyKind = (typeof watchedAgencyKinds)[number];

export const watchedAgencyNames: Readonly<Record<WatchedAgencyKind, Bilingual>> = {
  ...criminalAgencyNames,
  ...agencyNames,
};
