import { organisationKindNames, type OrganisationKind } from '#domain/access/principal.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { AgencyId } from '#domain/kernel/ids.ts';

/** The agencies that handle a criminal case one after the other, from its filing to the enforcement. */
export const criminalAgencyKinds = [
  'police',
  'procuratorate',
  'court',
  'prison',
  'communityCorrection',
] as const;
export type CriminalAgencyKind = (typeof criminalAgencyKinds)[number];

/**
 * Which organisations may stand in each place. Community correction is the work of an agency of its own or of the
 * justice bureau (社区矫正法第八条、第九条).
 */
export const organisationsOf: Readonly<Record<CriminalAgencyKind, readonly OrganisationKind[]>> = {
  police: ['police'],
  procuratorate: ['procuratorate'],
  court: ['court'],
  prison: ['prison'],
  communityCorrection: ['communityCorrectionAgency', 'justiceBureau'],
};

/** Every kind of organisation that works on criminal cases. */
export const criminalOrganisations: readonly OrganisationKind[] =
  Object.values(organisationsOf).flat();

export const criminalAgencyNames: Readonly<Record<CriminalAgencyKind, Bilingual>> = {
  police: organisationKindNames.police,
  procuratorate: organisationKindNames.procuratorate,
  court: organisationKindNames.court,
  prison: organisationKindNames.prison,
  communityCorrection: organisationKindNames.communityCorrectionAgency,
};

/** Who is a party so far: each comes into the case with the act that hands it over. */
export type CriminalParties = Readonly<Record<CriminalAgencyKind, AgencyId | null>>;

/** Whether an agency is one of them; nobody's agency is none. */
export const isCriminalParty = (parties: CriminalParties, agency: string | undefined): boolean =>
  Object.values(parties).some((each) => each === agency);
