import { z } from 'zod';
import { agencyKinds } from '#domain/casework/agencies.ts';
import { outcomes, stages } from '#domain/casework/stages.ts';
import { isSlug } from '#domain/kernel/ids.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseChoice, CaseFilter } from '#projections/ports/dossier-store.ts';
import { caseMarks } from '#domain/casework/case-marks.ts';
import { districtCode } from '../query-fields.ts';

/**
 * One value or several, in a list or with commas between; `none`, or nothing, stands for cases
 * that have no value.
 */
export const valuesOf = (value: z.ZodType<string, string>) =>
  z
    .union([z.string().max(2000), z.array(z.string().max(200)).max(100)])
    .transform((given) => [given].flat().flatMap((each) => each.split(',')))
    .transform((given) => given.map((each) => (each === 'none' ? '' : each)))
    .pipe(z.array(z.union([z.literal(''), value])))
    .optional();

const slug = z.string().refine(isSlug, { message: 'slug' });
const agency = valuesOf(slug);
const month = valuesOf(z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/));
const onlyThese = z.literal('yes').optional();

/** What the list of cases and the statistics are narrowed by: the address of a list names the same. */
export const caseChoiceFields = {
  stage: valuesOf(z.enum(stages)),
  measure: valuesOf(z.enum(['commutation', 'parole', 'reprieveExpiry'])),
  district: valuesOf(districtCode),
  outcome: valuesOf(z.enum(Object.keys(outcomes) as [string, ...string[]])),
  provenance: valuesOf(z.enum(['casework', 'published', 'synthetic'])),
  agencyKind: valuesOf(z.enum(agencyKinds)),
  agency,
  prison: agency,
  procuratorate: agency,
  court: agency,
  justiceBureau: agency,
  openedMonth: month,
  decidedMonth: month,
  /** The latest ruling departs from the proposal. */
  departed: onlyThese,
  /** What is true of the case besides. */
  mark: z.enum(caseMarks).optional(),
  /** A statutory time limit ended before today. */
  overdue: onlyThese,
} satisfies Record<CaseFilter | 'departed' | 'mark' | 'overdue', z.ZodType>;

const caseChoice = z.object(caseChoiceFields);

/** The choice that the parameters of a request describe, on this day. */
export function choiceOf(
  { departed, mark, overdue, ...filter }: z.infer<typeof caseChoice>,
  today: LegalDate,
): CaseChoice {
  const given = Object.entries(filter).filter(([, values]) => values !== undefined);
  return {
    filter: Object.fromEntries(given),
    ...(departed === undefined ? {} : { departed: true }),
    ...(mark === undefined ? {} : { mark }),
    ...(overdue === undefined ? {} : { overdueOn: today }),
  };
}
