import { agencyKinds, type AgencyKind } from '../casework/agencies.ts';

const everyParty: readonly AgencyKind[] = agencyKinds;

/**
 * What an agency is told of in its cases, by the type of the event, and which kinds of
 * agencies it concerns: a case came over, came back, was objected to, withdrawn, ruled on, a step taken back.
 */
export const happenings: Readonly<Record<string, readonly AgencyKind[]>> = {
  ProposalDecided: ['procuratorate'],
  ProcuratorateOpinionGiven: ['prison'],
  WrittenOpinionGiven: ['prison', 'court'],
  CorrectionOpinionFiled: ['prison', 'court'],
  ProposalSubmitted: ['court', 'procuratorate'],
  CaseAccepted: ['prison', 'procuratorate'],
  ReturnedForSupplement: ['prison', 'procuratorate'],
  SupplementSubmitted: ['court', 'procuratorate'],
  FilingRefused: ['prison', 'procuratorate'],
  WithdrawalRequested: ['court', 'procuratorate'],
  WithdrawalDecided: ['prison', 'procuratorate'],
  CaseAbandoned: ['procuratorate', 'court'],
  RulingMade: everyParty,
  RetrialOrdered: everyParty,
  RetrialRulingMade: everyParty,
  RulingServed: ['prison', 'procuratorate', 'justiceBureau'],
  RulingExecuted: ['court', 'procuratorate', 'justiceBureau'],
  HandedOver: ['justiceBureau', 'court', 'procuratorate'],
  ReceivedIntoCorrection: ['prison', 'court', 'procuratorate'],
  // What the others were told of is not so any more.
  StepWithdrawn: everyParty,
};

/** True when this event is news for this kind of agency; one's own acts are none. */
export const isNewsFor = (event: string, kind: AgencyKind): boolean =>
  Object.hasOwn(happenings, event) && happenings[event]!.includes(kind);
