import { z } from 'zod';
import type { RuleId } from '#domain/law/rules/index.ts';
import { measures } from '#domain/law/facts.ts';
import { ruleKinds } from '#domain/law/rules/rule.ts';
import { bilingual, count, day, jsonObject, underEach, violation } from '#http/answer-parts.ts';

const maybeDay = day.nullable();
const maybe = z.boolean().nullable();
const rule = z.string();

const finding = z.object({
  rule,
  article: z.string().nullable(),
  textZh: z.string(),
  textEn: z.string(),
  result: z.enum(['met', 'notMet', 'review', 'unknown']),
  facts: jsonObject,
  arithmetic: z.string(),
  arithmeticEn: z.string(),
  passesFrom: maybeDay,
  effect: z.enum(['bar', 'wait', 'person', 'none']),
  soft: z.boolean(),
});

const openHearingGrounds = [
  'majorMerit',
  'offStandard',
  'noticeObjection',
  'procuratorateObjection',
  'specialClassOrPublicAttention',
] as const;

/** Results of the calculation; a name stands in the answer only where it applies. */
const figures = {
  ...underEach(
    [
      'alternativeEarliest',
      'standardEarliest',
      'baseStart',
      'floorLastDay',
      'floorDate',
      'newEndBefore',
      'newEnd',
      'newEndIfMax',
      'impliedSentenceStart',
      'probationEnd',
      'newProbationEnd',
      'reprieveExpiry',
      'paroleProbationEnd',
      'courtOneMonthLimit',
      'courtLimitIfExtended',
    ],
    maybeDay.exactOptional(),
  ),
  ...underEach(
    [
      'startWaived',
      'intervalWaived',
      'intervalOk',
      'paroleHalfReachedByFiling',
      'paroleIntervalOk',
      'interviewRequiredIfPaper',
    ],
    maybe.exactOptional(),
  ),
  ...underEach(
    [
      'nextIntervalYears',
      'laterIntervalYears',
      'maxReductionMonths',
      'ceilingMonths',
      'maxIfAmountRelaxedInstead',
      'resultTermMonths',
      'resultTermMonthsMin',
      'politicalRightsMinYears',
      'probationFloorMonths',
      'noticeDays',
    ],
    z.number().nullable().exactOptional(),
  ),
  resultSentence: z.enum(['life', 'fixedTerm']).exactOptional(),
  resultTermMonthsRange: z.tuple([count, count]).exactOptional(),
  politicalRightsYears: z.tuple([z.number(), z.number()]).exactOptional(),
  newTermIfRuledOn: z.tuple([day, day]).exactOptional(),
};

/** What the law says to the facts of a case. */
const reviewed = z.object({
  ...figures,
  verdict: z.enum(['eligible', 'notYet', 'blocked', 'humanReview']),
  measure: z.enum(measures),
  lawDate: maybeDay,
  lawVersion: z.string(),
  lawTexts: z.array(z.string()),
  earliestFilingDate: maybeDay,
  openHearingMandatory: z.boolean(),
  openHearingGrounds: z.array(z.enum(openHearingGrounds)),
  procuratorateMustInvestigate: z.boolean(),
  procuratorateInvestigationGrounds: z.array(z.string()),
  court: z.enum(['intermediate', 'high']).nullable(),
  provincialConsentRequired: z.boolean(),
  provincialReviewRequired: maybe,
  paroleForbidden: maybe,
  paroleBar81_2: maybe,
  findings: z.array(finding),
  missing: z.array(z.object({ field: z.string(), neededBy: z.array(rule), decisive: z.boolean() })),
  reviewReasons: z.array(
    z.object({
      question: z.string().nullable(),
      rule,
      article: z.string().nullable(),
      textZh: z.string(),
      textEn: z.string(),
      decisive: z.boolean(),
    }),
  ),
  proposal: z
    .object({
      lawful: maybe,
      newEnd: maybeDay,
      paroleProbationEnd: maybeDay,
      violations: z.array(violation),
    })
    .nullable(),
  facts: jsonObject,
  explanation: bilingual,
});

const computed = z.object({
  rule,
  article: bilingual,
  from: day,
  counting: z.string(),
  rawDue: maybeDay,
  due: maybeDay,
  rawDueIfExtended: maybeDay,
  dueIfExtended: maybeDay,
  status: z.string().nullable(),
  arithmetic: bilingual,
  calendar: bilingual.nullable(),
  reviewReasons: z.array(bilingual),
});

/** What the law says to a question about a time limit. */
const deadline = z.object({
  kind: z.string(),
  rules: z.array(rule),
  ...underEach(
    [
      'due',
      'rawDue',
      'dueIfExtended',
      'rawExtended',
      'latestDue',
      'extensionRequestLatest',
      'extensionDecisionLatest',
      'noticeEndsIfPosted',
      'mayRuleFrom',
      'noticeComplete',
      'leadersMayDecideFrom',
      'courtDue',
      'policeDue',
      'sppWarn',
      'warnAt',
      'latestService',
      'latestSummons',
      'latestAnnouncement',
      'notifyDue',
      'documentsDue',
      'reportDue',
      'recordDue',
    ],
    maybeDay.exactOptional(),
  ),
  status: z.string().nullable().exactOptional(),
  holidayExtends: z.boolean().exactOptional(),
  windows: z.array(z.tuple([day, day])).exactOptional(),
  computed: z.record(z.string(), computed),
  arithmetic: bilingual,
  reviewReasons: z.array(bilingual),
  missing: z.array(z.string()),
});

/** What a command would be answered. */
const tried = z.discriminatedUnion('accepted', [
  z.object({ accepted: z.literal(true), events: z.array(z.string()) }),
  z.object({ accepted: z.literal(false), code: z.string(), violations: z.array(violation) }),
]);

/** An item of a list that cannot be read. */
const unread = z.object({
  errors: z.array(z.object({ field: z.string(), code: z.string(), text: bilingual })),
});

/** `POST /api/review`; a list is answered by a list, each item in its place. */
export const reviewAnswer = z.union([
  reviewed,
  deadline,
  tried,
  z.array(z.union([reviewed, deadline, unread])),
]);

/** `GET /api/rules`: the published checklist (前置合约审查清单). */
export const rulesAnswer = z.array(
  z.object({
    id: z.string().transform((text) => text as RuleId),
    title: bilingual,
    kind: z.enum(ruleKinds),
    subtype: z.string().nullable(),
    instrument: z.object({ id: z.string(), name: bilingual, docNo: z.string() }),
    article: z.string(),
    citation: bilingual,
    /** The words of the article, verbatim. */
    text: z.string(),
    /** Other articles that say the same, or more. */
    further: z.array(z.object({ citation: bilingual, text: z.string() })),
    from: day,
    to: maybeDay,
    treatment: z.enum(['computed', 'process', 'materials', 'forPerson']),
    /** Why it is left to a person; null where it is not. */
    reason: bilingual.nullable(),
    /** Names of the facts on which the rule turns. */
    reads: z.array(z.string()),
    period: bilingual.nullable(),
    onFail: z.enum(['block', 'incomplete', 'warn', 'humanReview']).nullable(),
    clock: jsonObject.nullable(),
    parts: z.array(z.string()),
    confidence: z.enum(['verified', 'verifiedSecondary', 'inference', 'fromMemory']),
    source: z.string().nullable(),
    note: bilingual.nullable(),
  }),
);
export type ChecklistRow = z.output<typeof rulesAnswer>[number];
