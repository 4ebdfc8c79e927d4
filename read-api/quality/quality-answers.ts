import { z } from 'zod';
import { caseStateSchema, defectSchema } from '#domain/casework/case-state.schema.ts';
import { defectCodes, severities } from '#domain/casework/defects.ts';
import { agencyId, agencyKind, count, decimalText } from '#http/answer-parts.ts';

const { stage, measure, district, reference, processVersion } = caseStateSchema.shape;

const qualityCase = z.object({
  caseId: z.uuid(),
  name: z.string(),
  reference,
  stage,
  processVersion,
  measure,
  district,
  /** Data that had to be there so far, and those that are, over all agencies. */
  required: count,
  present: count,
  defects: count,
});

/** `GET /api/quality/cases`. */
export const qualityCasesAnswer = z.array(qualityCase);
export type QualityCase = z.output<typeof qualityCase>;

/** `GET /api/quality`: defects, each with its case and the place where it is mended. */
export const qualityDefectsAnswer = z.array(
  qualityCase.extend({
    agency: agencyId,
    defect: defectSchema,
  }),
);
export type QualityDefect = z.output<typeof qualityDefectsAnswer>[number];

/** `GET /api/quality/summary`. */
export const qualitySummaryAnswer = z.object({
  asOf: decimalText,
  agencies: z.array(
    z.object({
      agency: agencyId,
      agencyKind,
      cases: count,
      complete: count,
      required: count,
      present: count,
      defects: count,
    }),
  ),
  codes: z.array(
    z.object({
      code: z.enum(defectCodes),
      severity: z.enum(severities),
      defects: count,
      cases: count,
    }),
  ),
});
export type QualitySummary = z.output<typeof qualitySummaryAnswer>;
