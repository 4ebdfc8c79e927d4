import { addDays, weekday, type LegalDate } from '#domain/kernel/legal-date.ts';

/** The day itself, or the Monday after a weekend. */
export function officeDay(day: LegalDate): LegalDate {
  const ahead = weekday(day) - 6;
  return ahead < 0 ? day : addDays(day, 2 - ahead);
}

/** Typical days between a step and the one before it, shortest and longest. */
export const usualGap: Readonly<Record<string, readonly [number, number]>> = {
  recordWardReview: [1, 4],
  recordDepartmentReview: [1, 4],
  recordCommitteeReview: [1, 5],
  postPrisonNotice: [1, 2],
  endPrisonNotice: [9, 11],
  giveProcuratorateOpinion: [2, 8],
  decideProposal: [1, 4],
  recordProvincialConsent: [3, 10],
  submitProposal: [1, 5],
  acceptCase: [1, 4],
  returnForSupplement: [1, 3],
  submitSupplement: [1, 3],
  postCourtNotice: [1, 4],
  endCourtNotice: [6, 8],
  chooseTrialMode: [1, 3],
  recordTrial: [2, 7],
  makeRuling: [1, 6],
  serveRuling: [1, 5],
  executeRuling: [1, 3],
  handOver: [1, 4],
  receiveIntoCorrection: [1, 4],
};
