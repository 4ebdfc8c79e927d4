import { LegalDate } from '#domain/kernel/legal-date.ts';
import { stages, type Stage } from '../stages.ts';
import { namedPersonSteps } from './named-person-steps.ts';
import type { ProcessDefinition } from './process-definition.ts';
import { separations } from './separations.ts';

const inPrison: readonly Stage[] = [
  'wardReview',
  'departmentReview',
  'committeeReview',
  'prisonNotice',
  'procuratorateOpinion',
  'proposalDecision',
  'provincialConsent',
  'proposal',
];
const beforeRuling: readonly Stage[] = [
  'acceptance',
  'supplement',
  'courtNotice',
  'trial',
  'ruling',
];
const whileOpen: readonly Stage[] = stages.filter((stage) => stage !== 'closed');
const afterService: readonly Stage[] = ['execution', 'handover', 'correctionReceipt', 'closed'];

/** From then on nothing more is owed of the ruling that was served before. */
const retried = ['RetrialOrdered', 'RetrialRulingMade'] as const;

/** 法释〔2014〕5号 (2014-06-01), 司法部令第130号 (2014-12-01), 监狱法 of 2012. */
export const process2014: ProcessDefinition = {
  version: 'process-2014',
  from: LegalDate('2014-06-01'),
  to: LegalDate('2026-10-31'),
  namedPerson: namedPersonSteps,
  separations,
  steps: {
    correctFacts: { from: [...inPrison, 'supplement'], articles: ['MOJ130-006'] },
    recordWardReview: { from: ['wardReview'], articles: ['MOJ130-006', 'MOJ130-008'] },
    recordDepartmentReview: { from: ['departmentReview'], articles: ['MOJ130-006', 'MOJ130-009'] },
    recordCommitteeReview: { from: ['committeeReview'], articles: ['MOJ130-005', 'MOJ130-006'] },
    postPrisonNotice: { from: ['prisonNotice'], articles: ['MOJ130-011', 'PL2026-050-1'] },
    endPrisonNotice: { from: ['prisonNotice'], articles: ['MOJ130-011', 'PL2026-050-1'] },
    giveProcuratorateOpinion: {
      from: ['procuratorateOpinion'],
      articles: ['MOJ130-012', 'MOJ38-OPN', 'SPP2014-005', 'SPPR-636'],
    },
    decideProposal: { from: ['proposalDecision'], articles: ['MOJ130-012', 'MOJ130-013'] },
    recordProvincialConsent: {
      from: ['provincialConsent'],
      articles: ['MOJ130-004', 'MOJ38-COUNTY', 'AOC-036-1', 'DET2013-034'],
    },
    submitProposal: {
      from: ['proposal'],
      articles: ['CL-079', 'CPL-273-2', 'MOJ130-015', 'SPC2014-002-M1'],
    },
    acceptCase: { from: ['acceptance'], articles: ['SPC2014-002-M1', 'INT2021-535'] },
    returnForSupplement: { from: ['acceptance'], articles: ['SPC2014-002-D', 'SPC2024-005-D'] },
    submitSupplement: { from: ['supplement'], articles: ['SPC2014-002-D', 'SPC2024-005-D'] },
    refuseFiling: { from: ['acceptance', 'supplement'], articles: ['SPC2014-002-D'] },
    giveWrittenOpinion: { from: beforeRuling, articles: ['SPP2014-010', 'CPL-273-2', 'SPPR-636'] },
    postCourtNotice: { from: ['courtNotice'], articles: ['SPC2014-003-1', 'SPC2014-003-2'] },
    endCourtNotice: { from: ['courtNotice'], articles: ['SPC2014-003-3'] },
    chooseTrialMode: { from: ['trial'], articles: ['INT2021-538'] },
    recordTrial: { from: ['trial'], articles: ['SPC2014-004', 'SPC2014-007', 'SPC2014-015'] },
    extendRulingTerm: {
      from: ['acceptance', 'courtNotice', 'trial', 'ruling'],
      articles: ['SPC2014-001-2', 'SPC2014-001-3'],
    },
    makeRuling: { from: ['ruling'], articles: ['SPC2014-016', 'SPC2014-017'] },
    serveRuling: { from: ['service'], articles: ['SPC2014-018', 'INT2021-539'] },
    fileCorrectionOpinion: {
      from: afterService,
      articles: ['CPL-274', 'SPP2014-020', 'SPP2014-022'],
    },
    orderRetrial: { from: afterService, articles: ['SPC2014-021', 'SPC2024-014'] },
    makeRetrialRuling: {
      from: ['retrial'],
      articles: ['SPC2014-020', 'SPC2014-021', 'INT2021-539'],
    },
    executeRuling: { from: ['execution'], articles: ['CL-080', 'CL-083', 'INT2021-420'] },
    handOver: { from: ['handover'], articles: ['DL-J2'] },
    receiveIntoCorrection: { from: ['correctionReceipt'], articles: ['DL-J3', 'DL-J4'] },
    requestWithdrawal: { from: beforeRuling, articles: ['SPC2014-016'] },
    decideWithdrawal: { from: ['withdrawal'], articles: ['SPC2014-016'] },
    abandonCase: { from: inPrison, articles: ['MOJ130-013'] },
    recordSentenceEnd: {
      from: whileOpen,
      articles: ['CL-079'],
    },
    attachDocument: { from: stages, articles: ['SPC2014-002-M5'] },
    refileDocument: { from: whileOpen, articles: ['SPC2014-002-M5'] },
    withdrawDocument: { from: whileOpen, articles: ['SPC2014-002-M5'] },
    excerptDocument: { from: stages, articles: ['SPC2014-002-M5', 'OP2021-003'] },
    withdrawStep: { from: stages, articles: [] },
  },
  // What is served, executed, received, performed or objected to after the end; also the judgments and
  // rulings themselves, of which a better copy may come late. A proposal and its evidence come before it.
  documentsWhenClosed: [
    'serviceReceipts',
    'executionRecords',
    'correctionReceipts',
    'judgmentExecutionNoticeAndPriorRulings',
    'procuratorateOpinion',
    'enforcementRecords',
  ],
  limits: [
    {
      id: 'prisonNoticePeriod',
      owner: 'prison',
      from: ['PrisonNoticePosted'],
      until: ['PrisonNoticeEnded'],
      kind: 'notBefore',
      rules: ['MOJ130-011', 'DET2013-033'],
    },
    {
      id: 'supplement',
      owner: 'prison',
      from: ['ReturnedForSupplement'],
      until: ['SupplementSubmitted', 'FilingRefused'],
      kind: 'atMost',
      rules: ['SPC2014-002-D', 'SPC2024-005-D'],
    },
    {
      id: 'writtenOpinion',
      owner: 'procuratorate',
      from: ['ProposalSubmitted'],
      until: ['WrittenOpinionGiven'],
      kind: 'atMost',
      rules: ['SPP2014-010'],
      optional: true,
      lapsesWith: ['RulingMade'],
    },
    {
      id: 'courtNoticePosting',
      owner: 'court',
      from: ['CaseAccepted'],
      until: ['CourtNoticePosted'],
      kind: 'atMost',
      rules: ['SPC2014-003-1'],
    },
    {
      id: 'courtNoticePeriod',
      owner: 'court',
      from: ['CourtNoticePosted'],
      until: ['CourtNoticeEnded'],
      kind: 'notBefore',
      rules: ['SPC2014-003-3'],
    },
    {
      id: 'ruling',
      owner: 'court',
      from: ['ProposalSubmitted'],
      until: ['RulingMade', 'WithdrawalDecided', 'FilingRefused'],
      kind: 'atMost',
      rules: ['SPC2014-001-1', 'SPC2014-001-2', 'SPC2014-001-3', 'SPC2014-001-4', 'INT2021-534-2'],
    },
    {
      id: 'service',
      owner: 'court',
      from: ['RulingMade', 'RetrialRulingMade'],
      until: ['RulingServed'],
      kind: 'atMost',
      rules: ['SPC2014-018'],
    },
    {
      id: 'correctionOpinion',
      owner: 'procuratorate',
      from: ['RulingServed'],
      until: ['CorrectionOpinionFiled'],
      voidedBy: retried,
      kind: 'atMost',
      rules: ['SPP2014-020'],
      optional: true,
      outlivesClosing: true,
    },
    {
      id: 'retrialRuling',
      owner: 'court',
      from: ['CorrectionOpinionFiled'],
      until: ['RetrialRulingMade'],
      kind: 'atMost',
      rules: ['SPC2014-020'],
    },
    {
      id: 'handOver',
      owner: 'prison',
      from: ['RulingServed'],
      until: ['HandedOver'],
      voidedBy: retried,
      kind: 'atMost',
      rules: ['DET2013-037'],
      only: 'paroleFromDetention',
    },
    {
      id: 'report',
      owner: 'justiceBureau',
      from: ['RulingServed'],
      until: ['ReceivedIntoCorrection'],
      voidedBy: retried,
      kind: 'atMost',
      rules: ['DL-J4'],
      only: 'parole',
    },
    {
      id: 'correctionReceipt',
      owner: 'justiceBureau',
      from: ['HandedOver'],
      until: ['ReceivedIntoCorrection'],
      voidedBy: retried,
      kind: 'atMost',
      rules: ['DL-J3'],
    },
  ],
};
