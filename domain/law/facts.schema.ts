import { z } from 'zod';
import { isLegalDate } from '#domain/kernel/legal-date.ts';
import { hasControl, hasInvisible, hasReplacement } from '#domain/kernel/normal-form.ts';
import type { PersonalKind } from '#domain/kernel/personal.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { executingOrgans } from './executing-organ.ts';
import { formerRanks } from './former-rank.ts';
import {
  categories,
  measures,
  meritHeads,
  notCountedReasons,
  sentences,
  type ReviewFacts,
  type SourceDate,
} from './facts.ts';

/** One fact that cannot be read: `field` is its path, as in `priors.0.months`. */
export interface FactError {
  readonly field: string;
  readonly code:
    | 'unknownField'
    | 'impossibleDate'
    | 'outOfRange'
    | 'wrongType'
    | 'unseenCharacters'
    | 'notAnObject'
    | 'unanswered'
    | 'mixedInput'
    | 'notReadable'
    | 'notUtf8'
    | 'notJson'
    | 'duplicateKey'
    | 'tooDeep';
  readonly text: Bilingual;
}

export type ParsedFacts =
  | { readonly ok: true; readonly facts: ReviewFacts }
  | { readonly ok: false; readonly errors: readonly FactError[] };

/** No lawful term is longer than 25 years (刑法 art.69(1)); records may be wrong, but not by much. */
const longestTermMonths = 600;

/** Said of the schema of every day that a source may give as a month or a year only. */
export const sourceDateFormat = 'date-month-or-year';

const dayOf = (personal: PersonalKind) =>
  z
    .string()
    .refine(
      (value) =>
        isLegalDate(value) ||
        (/^\d{4}-\d\d$/.test(value) && isLegalDate(`${value}-01`)) ||
        (/^\d{4}$/.test(value) && isLegalDate(`${value}-01-01`)),
      {
        message: 'date',
      },
    )
    .transform((value) => value as SourceDate)
    .meta({ format: sourceDateFormat, personal })
    .nullish();
const sourceDate = dayOf('none');
const flag = z.boolean().nullish();
/** Words that people wrote. Blank is read as it always was; what cannot be seen is refused as in every other text. */
const words = z
  .string()
  .max(2000)
  .refine((value) => !hasControl(value), { message: 'control' })
  .refine((value) => !hasInvisible(value), { message: 'invisible' })
  .refine((value) => !hasReplacement(value), { message: 'replaced' })
  .meta({ personal: 'freeText' });
const note = words.nullish();
/** Chosen from a list; the free words of older files are still read, and judged by a person where they are not plain. */
const listed = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.union([z.enum(values), words]).nullish();
const months = z.int().min(1).max(longestTermMonths).nullish();
const reduction = z.int().min(0).max(longestTermMonths).nullish();
const days = z.int().min(0).max(366).nullish();
const rightsYears = z.int().min(0).max(99).nullish();
const sentence = z.enum(sentences).nullish();
/** At most as many as a register could hold; a longer list is a mistake. */
const entries = 200;

const priorSchema = z.strictObject({
  rulingDate: sourceDate,
  servedDate: sourceDate,
  months: reduction,
  days,
  newEnd: sourceDate,
  toSentence: sentence,
  toTermMonths: months,
  politicalRightsYears: rightsYears,
  note,
});

const notCountedSchema = z.strictObject({
  reason: z.enum(notCountedReasons),
  from: sourceDate,
  to: sourceDate,
  days: z
    .int()
    .min(1)
    .max(longestTermMonths * 31)
    .nullish(),
});

/** The facts of a review, field by field; see {@link ReviewFacts} for what each means. */
export const factsSchema = z.strictObject({
  measure: z.enum(measures),
  offence: note,
  chapter: z.int().min(1).max(10).nullish(),
  originalSentence: sentence,
  currentSentence: sentence,
  termMonths: months,
  violentCrimeMonths: months,
  totalOfSentencesMonths: z.int().min(1).max(12_000).nullish(),
  sentenceStart: sourceDate,
  sentenceEnd: sourceDate,
  timeNotCounted: z.array(notCountedSchema).max(entries).nullish(),
  judgmentDate: sourceDate,
  judgmentEffective: sourceDate,
  deliveryDate: sourceDate,
  custodyStart: sourceDate,
  crimeDate: sourceDate,
  reprieveStart: sourceDate,
  reprieveExpiry: sourceDate,
  reprieveOutcome: z.enum(['life', 'fixed25']).nullish(),
  convertedToLifeDate: sourceDate,
  fixedTermStart: sourceDate,
  fixedTermMonths: months,
  politicalRightsYears: rightsYears,
  suspendedSentence: z
    .union([
      z.boolean(), // What older files say besides is read and judged by nobody.
      z.looseObject({ probationMonths: months }).meta({ personal: 'freeText' }),
    ])
    .nullish(),
  onProbation: flag,
  commutationRestricted: flag,
  lifeImprisonmentNoRelease: flag,
  categories: z.array(z.enum(categories)).max(entries).nullish(),
  art81_2Crime: flag,
  samePrior: flag,
  formerRank: listed(formerRanks),
  identityConcealed: flag,
  priors: z.array(priorSchema).max(entries).nullish(),
  merit: z.array(z.enum(meritHeads)).max(entries).nullish(),
  majorMeritDate: sourceDate,
  refusesGuilt: flag,
  notActivelyReturningProceeds: flag,
  usesInfluenceImproperly: flag,
  selfWrittenStatementAuthentic: flag,
  meritBoughtOrCoerced: flag,
  scoringUnexplained: flag,
  petitionFiled: flag,
  newIntentionalCrime: z
    .union([
      z.boolean(),
      z.strictObject({
        sentence,
        months,
        finalDate: sourceDate,
        offence: note,
        committedDate: sourceDate,
      }),
    ])
    .nullish(),
  intentionalCrimeInReprieve: flag,
  vileCircumstances: flag,
  resistedReformInReprieve: flag,
  property: note,
  propertyDetail: note,
  propertyAbility: flag,
  propertySituationEnded: sourceDate,
  birthDate: dayOf('birthDate'),
  ageAtFiling: z.int().min(0).max(130).nullish(),
  under18AtFiling: flag,
  under18AtCrime: flag,
  seriouslyIll: flag,
  disabled: flag,
  lostLabourCapacityAndSelfCare: flag,
  noReoffendRisk: flag,
  communityAssessment: flag,
  specialCircumstances: flag,
  paroleRevoked: flag,
  revocationGround: z.enum(['newCrime', 'omittedCrime', 'violation']).nullish(),
  omittedCrimeConfessed: flag,
  recommitmentDate: sourceDate,
  retrial: z.enum(['upheld', 'changed', 'acquitted']).nullish(),
  omittedCrime: z
    .strictObject({
      disclosedByPrisoner: flag,
      months,
      combinedSentence: sentence,
      newJudgmentEffective: sourceDate,
    })
    .nullish(),
  filingDate: sourceDate,
  courtAcceptDate: sourceDate,
  noticeStart: sourceDate,
  noticeEnd: sourceDate,
  hearingDate: sourceDate,
  rulingDate: sourceDate,
  assumedRulingDate: sourceDate,
  noticeObjection: flag,
  procuratorateObjection: z.union([z.boolean(), words]).nullish(),
  publicAttention: flag,
  complaintOrReport: flag,
  highScoresOrDoubtfulRecords: flag,
  proposedReductionMonths: reduction,
  proposedReductionDays: days,
  proposedResultTermMonths: months,
  proposedProbationMonths: months,
  proposedPoliticalRightsYears: rightsYears,
  proposedParole: flag,
  executionAgency: listed(executingOrgans),
  court: note,
});

/**
 * Reads facts from JSON. Every field that cannot be read is named: a wrong type, a day that does
 * not exist, a number beyond reason, a field that no rule knows. Facts that can be read but
 * contradict each other are not errors; the review finds them.
 */
export function parseFacts(json: unknown): ParsedFacts {
  const parsed = factsSchema.safeParse(json);
  if (parsed.success) return { ok: true, facts: parsed.data as ReviewFacts };
  return { ok: false, errors: factErrors(parsed.error.issues) };
}

type Issue = z.core.$ZodIssue;

/** What speaks against each field, in words of both languages. */
export const factErrors = (issues: readonly Issue[]): readonly FactError[] =>
  issues.flatMap(errorsOf);

function errorsOf(issue: Issue): FactError[] {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownField(field === '' ? key : `${field}.${key}`));
  if (issue.code === 'invalid_union') {
    const nested = issue.errors.flat().filter((inner) => inner.path.length > 0);
    if (nested.length > 0)
      return nested.flatMap((inner) =>
        errorsOf({ ...inner, path: [...issue.path, ...inner.path] } as Issue),
      );
    if (issue.errors.flat().some(isUnseen)) return [unseenCharacters(field)];
  }
  if (field === '') return [notAnObject];
  if (isUnseen(issue)) return [unseenCharacters(field)];
  if (issue.code === 'custom') return [impossibleDate(field)];
  if (issue.code === 'too_big' || issue.code === 'too_small') return [outOfRange(field, issue)];
  if (issue.code === 'invalid_value') return [notAnOption(field, issue.values)];
  return [wrongType(field, 'expected' in issue ? String(issue.expected) : 'another type')];
}

const isUnseen = ({ code, message }: { code?: unknown; message: string }): boolean =>
  code === 'custom' && ['control', 'invisible', 'replaced'].includes(message);

const unseenCharacters = (field: string): FactError => ({
  field,
  code: 'unseenCharacters',
  text: {
    zh: `“${field}”含有控制字符、看不见的、自造或者未定义的字符、改变文字方向的字符或代替损坏文字的“\uFFFD”`,
    en: `“${field}” contains control characters, invisible, private or undefined ones, ones that turn the direction of the text, or “\uFFFD” in the place of a destroyed one`,
  },
});

const notAnObject: FactError = {
  field: '',
  code: 'notAnObject',
  text: { zh: '事实应当是一个对象', en: 'Facts must be one object' },
};

const unknownField = (field: string): FactError => ({
  field,
  code: 'unknownField',
  text: { zh: `没有名为“${field}”的事实`, en: `No fact is called “${field}”` },
});

const impossibleDate = (field: string): FactError => ({
  field,
  code: 'impossibleDate',
  text: {
    zh: `“${field}”不是存在的日期，应写作 YYYY-MM-DD`,
    en: `“${field}” is not a day that exists; write YYYY-MM-DD`,
  },
});

function outOfRange(
  field: string,
  issue: { code: string; maximum?: unknown; minimum?: unknown },
): FactError {
  const high = issue.code === 'too_big';
  const bound = String(high ? issue.maximum : issue.minimum);
  return {
    field,
    code: 'outOfRange',
    text: {
      zh: `“${field}”${high ? '超过' : '低于'}合理范围（${bound}）`,
      en: `“${field}” is ${high ? 'above' : 'below'} any reasonable value (${bound})`,
    },
  };
}

const notAnOption = (field: string, values: readonly unknown[]): FactError => ({
  field,
  code: 'wrongType',
  text: {
    zh: `“${field}”应当是下列之一：${values.join('、')}`,
    en: `“${field}” must be one of: ${values.join(', ')}`,
  },
});

const wrongType = (field: string, expected: string): FactError => ({
  field,
  code: 'wrongType',
  text: {
    zh: `“${field}”的类型不对，应当是 ${expected}`,
    en: `“${field}” has the wrong type; ${expected} is expected`,
  },
});
