import { review, undecidedFor, type Review } from '#domain/law/index.ts';
import type { RuleId } from '#domain/law/rules/index.ts';
import type { Bilingual, Violation } from '#domain/kernel/violation.ts';
import { factsFor, type LegalAct } from './facts-of-act.ts';
import type { CaseState } from './case-state.ts';
import {
  asMissing,
  endDiffers,
  forPerson,
  gateOfFacts,
  preparationGateOfFacts,
  type Decision,
} from './facts-gate.ts';
import { heldInDetentionCentre, organUnread } from './detention-centre.ts';
import { type Derived, type ReviewSummary } from './step.ts';
import type { Refusal } from './refusal.ts';

export type { LegalAct } from './facts-of-act.ts';

/**
 * RULE-4: the review as the gate of a step that decides (proposal, ruling). A hard finding refuses
 * and nobody can override it. A soft finding, what the law leaves to a person, and a fact that is
 * missing where the verdict turns on it, need the written reason of the person who decides.
 * `besides` is what else speaks softly against the act: one reason answers all of it at once.
 */
export function lawGate(
  state: CaseState,
  act: LegalAct & Decision,
  besides: readonly Violation[] = [],
): Refusal | null {
  return gateOfFacts(factsFor(state, act), act, besides);
}

/**
 * The same for a step that prepares (opening, correction): what no later decision could heal is
 * refused. What a person will have to decide, and facts still to be found, do not stop the work;
 * {@link summarise} keeps them with the step.
 */
export const preparationGate = (state: CaseState, act: LegalAct): Refusal | null =>
  preparationGateOfFacts(factsFor(state, act));

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
