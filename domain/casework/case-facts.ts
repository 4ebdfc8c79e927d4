import type { z } from 'zod';
import { factsSchema } from '#domain/law/facts.schema.ts';

/** Facts of sentence and person; the dates of the procedure come from the steps. */
export const caseFactsSchema = factsSchema
  .omit({
    measure: true,
    filingDate: true,
    courtAcceptDate: true,
    noticeStart: true,
    noticeEnd: true,
    hearingDate: true,
    rulingDate: true,
    assumedRulingDate: true,
    noticeObjection: true,
    procuratorateObjection: true,
    proposedReductionMonths: true,
    proposedReductionDays: true,
    proposedResultTermMonths: true,
    proposedProbationMonths: true,
    proposedParole: true,
  })
  .meta({ zh: '案件事实', en: 'Facts' });
export type CaseFacts = z.infer<typeof caseFactsSchema>;
