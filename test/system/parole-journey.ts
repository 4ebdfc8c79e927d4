import type { CaseCommand } from '#domain/casework/events.ts';
import { journey, materials, opening } from '#domain/casework/testing/scenario.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { FormObject } from '../../ui/forms/field-schema.ts';

const on = LegalDate;

/** The facts of {@link opening} with what the verdict on a parole turns on as well. */
export const paroleFacts = {
  ...opening().facts,
  noReoffendRisk: true,
  communityAssessment: true,
} as unknown as FormObject;

const parole = {
  reductionMonths: null,
  reductionDays: null,
  resultTermMonths: null,
  parole: true,
} as const;

/** What is otherwise than in the journey of a commutation. */
const otherwise: Readonly<Record<string, object>> = {
  decideProposal: { proposal: parole },
  // 法释〔2014〕5号 art.2: of a parole the court is sent the assessment of the community as well.
  submitProposal: { materials: [...materials, 'communityImpactAssessment'] },
  chooseTrialMode: { mode: 'hearing', hearingDate: on('2026-04-03') },
  recordTrial: { on: on('2026-04-03'), procurators: 2, offenderInterviewed: null },
  makeRuling: { granted: parole, newEnd: null, paroleProbationEnd: on('2027-09-04') },
  serveRuling: { justiceBureau: on('2026-04-14') },
  executeRuling: { certificateNumber: '（2026）假释证第1号' },
};

/** The steps that follow the opening of a parole, up to the hand-over to community correction. */
export const paroleJourney = [
  ...journey
    .slice(1)
    .map(({ kind, data }) => ({ kind, data: { ...data, ...otherwise[kind] } }) as CaseCommand),
  { kind: 'handOver', data: { on: on('2026-04-15') } },
  { kind: 'receiveIntoCorrection', data: { on: on('2026-04-20'), reportedOn: on('2026-04-17') } },
] as readonly CaseCommand[];
