import { z } from 'zod';
import { caseStateSchema } from '#domain/casework/case-state.schema.ts';
import { stepNames, type StepCommand } from '#domain/casework/step-names.ts';
import { agencyId, agencyKind, bilingual, count, day, decimalText } from '#http/answer-parts.ts';

const { stage, measure, provenance, district, reference, courtCaseNumber } = caseStateSchema.shape;
const commands = Object.keys(stepNames) as [StepCommand, ...StepCommand[]];

/** `GET /api/work-list`: what waits for the asker's agency, the most pressing first. */
export const workListAnswer = z.object({
  asOf: decimalText,
  total: count,
  entries: z.array(
    z.object({
      caseId: z.uuid(),
      agency: agencyId,
      agencyKind,
      kind: z.enum(['turn', 'deadline', 'right']),
      /** The command by which the case goes on, or by which the right is used. */
      step: z.enum(commands).nullable(),
      due: day.nullable(),
      limit: z.string().nullable(),
      article: bilingual.nullable(),
      arithmetic: bilingual.nullable(),
      /** The public notice that must end before the step can be taken; `until` is the first day on which it can. */
      period: z
        .object({ until: day.nullable(), article: bilingual, arithmetic: bilingual })
        .nullable(),
      stage,
      measure,
      name: z.string(),
      reference,
      courtCaseNumber,
      district,
      provenance,
      since: day.nullable(),
      /** Whoever asks took a step that this one is kept apart from. */
      forOthers: z.boolean(),
    }),
  ),
});
export type WorkListAnswer = z.output<typeof workListAnswer>;
export type WorkListEntry = WorkListAnswer['entries'][number];

/** `GET /api/work-list/counts`. */
export const workCountsAnswer = z.object({
  asOf: decimalText,
  mine: count,
  turn: count,
  deadline: count,
  upcoming: count,
  overdue: count,
  all: count,
  right: count,
});
export type WorkCountsAnswer = z.output<typeof workCountsAnswer>;
