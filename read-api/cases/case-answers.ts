import { z } from 'zod';
import { caseDeadlineSchema } from '#domain/casework/case-state.schema.ts';
import { agencyId, agencyKind, count, day, decimalText, underEach } from '#http/answer-parts.ts';
import { eventAnswer } from '../events/event-answers.ts';
import { caseFilters, caseSums } from '#projections/ports/dossier-store.ts';
import { stages } from '#domain/casework/stages.ts';
import { shownCase } from './shown-case.ts';

/** `GET /api/cases/{id}`: the state of the case, its time limits and what they show. */
export const dossierAnswer = shownCase.extend({
  id: z.uuid().meta({ personal: 'none' }),
  deadlines: z.array(caseDeadlineSchema),
  revision: decimalText.meta({ personal: 'none' }),
  asOf: decimalText.meta({ personal: 'none' }),
});
export type CaseDossier = z.output<typeof dossierAnswer>;

/** Whose turn it is, and until when; all null when nothing is left to do. */
const turn = z.object({
  kind: agencyKind.nullable(),
  agency: agencyId.nullable(),
  due: day.nullable(),
});

/** `GET /api/cases`: a row for each case, without its facts. */
export const caseListAnswer = z.array(
  shownCase.omit({ facts: true }).extend({
    id: z.uuid(),
    turn,
    deadlines: z.array(caseDeadlineSchema),
    openedOn: day.nullable(),
    revision: decimalText,
    position: decimalText,
  }),
);
export type CaseRow = z.output<typeof caseListAnswer>[number];

/** `GET /api/cases/{id}/events`. */
export const caseEventsAnswer = z.array(eventAnswer);

/** `GET /api/statistics`. */
export const statisticsAnswer = z.object({
  asOf: decimalText,
  rows: z.array(
    z.object({
      ...underEach(caseFilters, z.string().nullable().exactOptional()),
      ...underEach(caseSums, count),
    }),
  ),
});
export type StatisticsAnswer = z.output<typeof statisticsAnswer>;

/** `GET /api/rules/{id}/cases`; `nextOffset` is null when every case was looked through. */
export const ruleCasesAnswer = z.object({
  cases: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      stage: z.enum(stages),
      result: z.enum(['met', 'notMet', 'review', 'unknown']),
    }),
  ),
  looked: count,
  nextOffset: decimalText.nullable(),
});
export type RuleCasesAnswer = z.output<typeof ruleCasesAnswer>;
