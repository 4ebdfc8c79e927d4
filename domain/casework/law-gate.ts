import {
  factName,
  review,
  outcomeOf,
  undecidedFor,
  type Finding,
  type MissingFact,
  type Review,
} from '#domain/law/index.ts';
import { citation, isRuleId, rule, type RuleId } from '#domain/law/rules/index.ts';
import type { Bilingual, Violation } from '#domain/kernel/violation.ts';
import { factsFor, type LegalAct } from './facts-of-act.ts';
import type { CaseState, Proposal } from './case-state.ts';
import { heldInDetentionCentre, organUnread } from './detention-centre.ts';
import { type Derived, type ReviewSummary } from './step.ts';
import { articleAsks, procedural, refuse, type Refusal } from './refusal.ts';

export type { LegalAct } from './facts-of-act.ts';

/** A decision with the written reason of the person who decides, if one was given. */
interface Decision extends LegalAct {
  readonly override: { readonly reason: string } | null;
  /** Field of the command that holds what is proposed or granted; null where it was decided before. */
  readonly under: '/proposal' | '/granted' | null;
}

/**
 * RULE-4: the review as the gate of a step that decides (proposal, ruling). A hard finding refuses
 * and nobody can override it. A soft finding, what the law leaves to a person, and a fact that is
 * missing where the verdict turns on it, need the written reason of the person who decides.
 * `besides` is what else speaks softly against the act: one reason answers all of it at once.
 */
export function lawGate(
  state: CaseState,
  act: Decision,
  besides: readonly Violation[] = [],
): Refusal | null {
  const answer = review(factsFor(state, act), { explain: true });
  const hard = hardFindings(answer).map((each) => atField(each, act));
  if (hard.length > 0) return refuse('refused-by-law', ...hard);
  if (act.override !== null) return null;
  return refuse('refused-by-law', ...besides, ...forPerson(answer), ...endDiffers(answer, act));
}

/**
 * The same for a step that prepares (opening, correction): what no later decision could heal is
 * refused. What a person will have to decide, and facts still to be found, do not stop the work;
 * {@link summarise} keeps them with the step.
 */
export const preparationGate = (state: CaseState, act: LegalAct): Refusal | null =>
  refuse('refused-by-law', ...hardFindings(review(factsFor(state, act), { explain: true })));

const hardFindings = (answer: Review): readonly Violation[] => [
  ...answer.findings.filter((finding) => stands(finding) && !finding.soft).map(asViolation),
  ...(answer.proposal?.lawful === false ? answer.proposal.violations : []),
];

/** What the review calls the parts of a proposal. */
const partsOfProposal: Readonly<Record<string, keyof Proposal>> = {
  proposedReductionMonths: 'reductionMonths',
  proposedReductionDays: 'reductionDays',
  proposedResultTermMonths: 'resultTermMonths',
  proposedProbationMonths: 'probationMonths',
  proposedParole: 'parole',
};

/** The review speaks of its own facts: said at the field of the command, where that has one. */
function atField({ field, ...violation }: Violation, { under }: Decision): Violation {
  if (field === undefined) return violation;
  const name = field.slice(1);
  const part = partsOfProposal[name];
  if (part === undefined) return { ...violation, field: `/facts/${name}` };
  return under === null ? violation : { ...violation, field: `${under}/${part}` };
}

const stands = ({ result, effect }: Finding): boolean =>
  result === 'notMet' && (effect === 'bar' || effect === 'wait');

const asViolation = (finding: Finding): Violation => ({
  rule: finding.rule,
  article: finding.article,
  text: {
    zh: finding.arithmetic === '' ? finding.textZh : `${finding.textZh}（${finding.arithmetic}）`,
    en:
      finding.arithmeticEn === '' ? finding.textEn : `${finding.textEn} (${finding.arithmeticEn})`,
  },
  passesFrom: finding.passesFrom,
});

/** What keeps the verdict from being a plain "eligible" and asks for a person's reasons. */
function forPerson(answer: Review): readonly Violation[] {
  if (outcomeOf(answer) === 'eligible') return [];
  const reasons = answer.reviewReasons
    .filter(({ decisive }) => decisive)
    .map(({ rule, article, textZh, textEn }) => ({
      rule,
      article,
      text: { zh: `由人决定：${textZh}`, en: `For a person to decide: ${textEn}` },
      field: '/override',
    }));
  const missing = answer.missing.filter(({ decisive }) => decisive).map(asMissing);
  const soft = answer.findings.filter((finding) => stands(finding)).map(asViolation);
  const all = [...soft, ...reasons, ...missing];
  return all.length > 0
    ? all
    : [
        procedural('RULE-PERSON', '需由人决定并说明理由', 'A person must decide and give reasons', {
          field: '/override',
        }),
      ];
}

/** Not met as long as it is not there: said with its name, and with the article that asks for it. */
function asMissing({ field, neededBy }: MissingFact): Violation {
  const id = neededBy[0]!;
  const name = factName(field);
  return {
    rule: id,
    article: isRuleId(id) ? citation(rule(id)).zh : null,
    text: {
      zh: `尚不能判断：缺少“${name.zh}”`,
      en: `Cannot be judged yet: “${name.en}” is missing`,
    },
    field: `/facts/${field}`,
  };
}

/** 法释〔2014〕5号第十七条: the ruling states the days; they must be those that the law gives. */
function endDiffers(answer: Review, act: LegalAct): readonly Violation[] {
  const pairs = [
    ['/newEnd', act.newEnd ?? null, answer.proposal?.newEnd ?? null],
    [
      '/paroleProbationEnd',
      act.paroleProbationEnd ?? null,
      answer.proposal?.paroleProbationEnd ?? null,
    ],
  ] as const;
  return pairs
    .filter(
      ([, printed, reckoned]) => printed !== null && reckoned !== null && printed !== reckoned,
    )
    .map(([field, printed, reckoned]) =>
      articleAsks(
        'CALC-ENDDATE',
        `载明的日期与推算不一致，推算为 ${reckoned}`,
        `The day differs from the reckoned one, ${reckoned}`,
        {
          field,
          expected: reckoned,
          actual: printed,
        },
      ),
    );
}

/** The verdict in short, to be kept with the step. */
export function summarise(state: CaseState, act: LegalAct): ReviewSummary {
  const answer = review(factsFor(state, act));
  return {
    verdict: answer.verdict,
    lawVersion: answer.lawVersion,
    earliestFilingDate: answer.earliestFilingDate,
    maxReductionMonths: answer.maxReductionMonths ?? null,
    open: answer.findings.filter(({ result }) => result !== 'met').map((each) => each.rule),
    missing: undecidedFor(answer),
  };
}

/** What a written reason went past, for the event to keep; nothing where no reason was given. */
export function pastTheLaw(
  state: CaseState,
  { override, ...act }: LegalAct & { readonly override: { readonly reason: string } | null },
  besides: readonly Violation[] = [],
): Pick<Derived, 'overridden'> {
  if (override === null) return {};
  const answer = review(factsFor(state, act), { explain: true });
  const spoke = [...besides, ...forPerson(answer), ...endDiffers(answer, act)];
  return { overridden: spoke.map(({ rule, article, text }) => ({ rule, article, text })) };
}

/** Whether the authority above (provincial prisons, municipal police) must agree before the court is asked. */
export function consentRequired(state: CaseState, act: LegalAct): boolean {
  const answer = review(factsFor(state, act));
  return (
    answer.provincialConsentRequired ||
    answer.provincialReviewRequired === true ||
    heldInDetentionCentre(state)
  );
}

/** What keeps it from being known whether that consent is needed; null is not a no. */
export function consentUnknown(state: CaseState, act: LegalAct): readonly Violation[] {
  const answer = review(factsFor(state, act));
  const rank = answer.missing.filter(({ field }) => field === 'formerRank');
  return [
    ...organUnread(state),
    ...(answer.provincialReviewRequired === null ? rank.map(asMissing) : []),
  ];
}

/** A ground of 法释〔2014〕5号第六条, with the item that names it. */
export interface HearingGroundText extends Bilingual {
  readonly rule: RuleId;
}

const groundTexts: Readonly<Record<Review['openHearingGrounds'][number], HearingGroundText>> = {
  majorMerit: {
    rule: 'SPC2014-006-1',
    zh: '因重大立功表现报请减刑',
    en: 'proposed for major merit',
  },
  offStandard: {
    rule: 'SPC2014-006-2',
    zh: '起始时间、间隔时间或者减刑幅度不符合一般规定',
    en: 'start, interval or amount is off the general rule',
  },
  noticeObjection: {
    rule: 'SPC2014-006-3',
    zh: '公示期间收到不同意见',
    en: 'a differing opinion came in during the notice',
  },
  procuratorateObjection: {
    rule: 'SPC2014-006-4',
    zh: '人民检察院有异议',
    en: 'the procuratorate objects',
  },
  specialClassOrPublicAttention: {
    rule: 'SPC2014-006-5',
    zh: '职务犯罪、涉黑、破坏金融管理秩序和金融诈骗犯罪或者社会关注度高',
    en: 'a special class of crime, or public attention',
  },
};

/** Why the court must hold an open hearing; empty when it may review on paper. */
export function mandatoryHearingGrounds(state: CaseState): readonly HearingGroundText[] {
  const act = { filingDate: state.filingDate, proposal: state.proposal };
  return review(factsFor(state, act)).openHearingGrounds.map((ground) => groundTexts[ground]);
}
