import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import { rule, type RuleId } from '../rules/review-rules.ts';
import type { ProposalJudgement, Verdict } from './answer.ts';
import { exceeds } from './amount.ts';
import { isFixedStage, type CaseFile } from './case-file.ts';
import type { Limits } from './limits.ts';
import { isEndOpen } from './end-open.ts';
import type { Floor } from './floor.ts';
import { articleOf, miss, type Notebook } from './notebook.ts';
import { exact, reached, spanOf } from './span.ts';
import { sayEnd } from './say-end.ts';
import { isSuspended, probationOf } from './suspended-sentence.ts';
import { currentEnd, endAfter, leavesNothing, reducedBefore } from './term-arithmetic.ts';
import { counted } from '#domain/kernel/counted.ts';

/** What is proposed, held against what the law allows; null where nothing is proposed. */
export function judgeProposal(
  file: CaseFile,
  limits: Limits,
  verdict: Verdict,
  notes: Notebook,
): ProposalJudgement | null {
  const { facts } = file;
  const reduction = proposedReduction(file);
  const term = facts.proposedResultTermMonths ?? null;
  const parole = facts.proposedParole === true;
  const probation = facts.proposedProbationMonths ?? null;
  if (reduction === null && term === null && probation === null && !parole) return null;
  const violations: Violation[] = notes.findings
    .filter(
      (finding) =>
        finding.result === 'notMet' && (finding.effect === 'bar' || finding.effect === 'wait'),
    )
    .map((finding) => ({
      rule: finding.rule,
      article: finding.article,
      text: { zh: finding.textZh, en: finding.textEn },
      passesFrom: finding.passesFrom,
    }));
  judgeKind(file, notes, reduction !== null, term !== null, violations);
  let open = verdict === 'humanReview';
  if (reduction !== null) open = judgeReduction(file, limits, reduction, violations) || open;
  if (term !== null) open = judgeTerm(limits, term, violations) || open;
  if (isSuspended(file)) open = judgeProbation(file, probation, notes, violations) || open;
  judgePoliticalRights(file, notes, violations);
  const newEnd = isEndOpen(file) ? null : endOf(file, notes, reduction, parole);
  return {
    lawful: violations.length > 0 ? false : open ? null : true,
    newEnd,
    paroleProbationEnd: parole ? (notes.figures.paroleProbationEnd ?? null) : null,
    violations,
  };
}

interface Reduction {
  readonly months: number;
  readonly days: number;
}

function proposedReduction(file: CaseFile): Reduction | null {
  const months = file.facts.proposedReductionMonths ?? null;
  const days = file.facts.proposedReductionDays ?? null;
  return months === null && days === null ? null : { months: months ?? 0, days: days ?? 0 };
}

/**
 * Life and death are changed into another sentence, a fixed term is made shorter, parole does
 * neither: what does not belong to the sentence or the measure was not reviewed and is unlawful.
 */
function judgeKind(
  file: CaseFile,
  { figures }: Notebook,
  reduction: boolean,
  term: boolean,
  violations: Violation[],
): void {
  const { facts, stage } = file;
  const { measure, proposedParole, proposedProbationMonths } = facts;
  const refuse = (field: string) => violations.push(violation('CL-079', field, null, null, misfit));
  const shorter = stage === 'short' || isFixedStage(stage) || stage === null;
  if (reduction && !(measure === 'commutation' && shorter)) refuse('proposedReductionMonths');
  if (
    term &&
    (measure === 'parole' ||
      stage === 'short' ||
      isFixedStage(stage) ||
      figures.resultSentence === 'life')
  )
    refuse('proposedResultTermMonths');
  if (proposedParole === true && measure !== 'parole') refuse('proposedParole');
  if (proposedProbationMonths && !(measure === 'commutation' && isSuspended(file)))
    refuse('proposedProbationMonths');
}

const misfit = {
  zh: '提请内容与所服刑罚或者办理事项不符，未经审查',
  en: 'This does not fit the sentence or the measure, and was not reviewed',
};

/**
 * 缓刑 (2016 art.18): the probation is shortened together with the sentence, to its least at the
 * utmost. How far is for the court. True when a fact that is needed is missing.
 */
function judgeProbation(
  file: CaseFile,
  probation: number | null,
  notes: Notebook,
  violations: Violation[],
): boolean {
  const present = probationOf(file);
  const least = notes.figures.probationFloorMonths;
  if (!file.law.applies('SPC2016-018') || least === undefined) return false;
  if (probation === null) miss(notes, 'proposedProbationMonths', 'SPC2016-018');
  if (present === null) miss(notes, 'suspendedSentence', 'SPC2016-018');
  if (probation === null) return true;
  const refuse = (expected: number, text: Violation['text']) =>
    violations.push(violation('SPC2016-018', 'proposedProbationMonths', expected, probation, text));
  if (probation < least)
    refuse(least, {
      zh: `缩减后的缓刑考验期不得少于${least}个月`,
      en: `The shortened probation may not be under ${counted(least, 'month')}`,
    });
  if (present !== null && probation >= present)
    refuse(present - 1, {
      zh: `减刑的同时应当缩减缓刑考验期，原为${present}个月`,
      en: `With the commutation the probation must be shortened; it is ${counted(present, 'month')}`,
    });
  return present === null;
}

/** Ceiling, relaxation and floor; true when the court's discretion decides. */
function judgeReduction(
  file: CaseFile,
  limits: Limits,
  reduction: Reduction,
  violations: Violation[],
): boolean {
  const { amount, floor } = limits;
  let open = false;
  if (reduction.months + reduction.days === 0)
    violations.push(
      violation('CL-079', 'proposedReductionMonths', 1, 0, {
        zh: '建议减去的刑期为零',
        en: 'Nothing is proposed to be taken off',
      }),
    );
  if (amount !== null && exceeds(file, amount.ceiling, amount.days)) {
    if (amount.relaxed !== null && !exceeds(file, amount.relaxed)) open = true;
    else
      violations.push(
        violation(
          amount.rule,
          'proposedReductionMonths',
          amount.relaxed ?? amount.ceiling,
          reduction.months,
          {
            zh: `一次减刑不得超过${amount.relaxed ?? amount.ceiling}个月`,
            en: `One reduction may not exceed ${counted(amount.relaxed ?? amount.ceiling, 'month')}`,
          },
        ),
      );
  }
  if (leavesNothing(file, reduction)) {
    violations.push(nothingLeft(floor, reduction.months));
    return open;
  }
  if (floor === null) return open;
  const end = endAfter(file, reduction);
  if (end !== null && floor.lastDay.to !== null) {
    const kept = reached(spanOf(end), floor.lastDay);
    if (kept === false) violations.push(floorViolation(floor.rule, end, exact(floor.lastDay)));
    return open || kept === null;
  }
  return belowHalf(file, limits, reduction, violations) || open;
}

const nothingLeft = (floor: Floor | null, months: number): Violation =>
  violation(floor?.rule ?? 'CL-079', 'proposedReductionMonths', null, months, {
    zh: '减去的刑期不少于余下的刑期',
    en: 'No less is taken off than is left of the term',
  });

/** Without a start day the half is measured in months. True when even that is not known. */
function belowHalf(
  file: CaseFile,
  limits: Limits,
  reduction: Reduction,
  violations: Violation[],
): boolean {
  const half = limits.floor?.half ?? null;
  const before = reducedBefore(file.priors);
  if (half === null || before === null || file.term.months === null) return true;
  const left = file.term.months - before.months - reduction.months;
  const days = half.days + before.days + reduction.days;
  // A month is taken as thirty days (法释〔2021〕1号 art.202: half a month is fifteen).
  if ((left - half.months) * 30 < days)
    violations.push(floorViolation(limits.floor!.rule, null, null));
  return false;
}

const floorViolation = (id: RuleId, end: LegalDate | null, floor: LegalDate | null): Violation =>
  violation(id, 'proposedReductionMonths', floor, end, {
    zh:
      floor === null
        ? '减刑后实际执行的刑期将少于法定最低期限'
        : `减刑后刑期止于${end ?? '已无余刑'}，早于最低实际执行期限${floor}`,
    en:
      floor === null
        ? 'Less than the least would be served'
        : `The term would end on ${end ?? 'no day at all'}, before the least to be served, ${floor}`,
  });

/** True where the article leaves a longer term to the court. */
function judgeTerm({ conversion }: Limits, term: number, violations: Violation[]): boolean {
  if (conversion === null || (term >= conversion.min && term <= conversion.max)) return false;
  if (conversion.leastOnly && term > conversion.max) return true;
  violations.push(
    violation(
      conversion.rule,
      'proposedResultTermMonths',
      term < conversion.min ? conversion.min : conversion.max,
      term,
      {
        zh: `应当减为${conversion.min}至${conversion.max}个月有期徒刑`,
        en: `The term must be ${conversion.min} to ${counted(conversion.max, 'month')}`,
      },
    ),
  );
  return false;
}

function judgePoliticalRights(file: CaseFile, notes: Notebook, violations: Violation[]): void {
  const years = file.facts.proposedPoliticalRightsYears ?? null;
  const range = notes.figures.politicalRightsYears;
  if (years === null) return;
  if (range) {
    if (years < range[0] || years > range[1])
      violations.push(
        violation(
          file.law.applies('SPC2016-017-2') ? 'SPC2016-017-2' : 'CL-057-2',
          'proposedPoliticalRightsYears',
          years < range[0] ? range[0] : range[1],
          years,
          {
            zh: `剥夺政治权利应当减为${range[0]}年以上${range[1]}年以下`,
            en: `Deprivation of political rights must be ${range[0]} to ${counted(range[1], 'year')}`,
          },
        ),
      );
    return;
  }
  const heavy = file.stage === 'lifeFixed' || file.stage === 'reprieveFixed';
  const least = heavy
    ? rule('SPC2016-017-2').limit.finalMinYears
    : rule('SPC2016-017-1').limit.period.years;
  const id = heavy ? 'SPC2016-017-2' : 'SPC2016-017-1';
  if (file.law.applies(id) && years < least)
    violations.push(
      violation(id, 'proposedPoliticalRightsYears', least, years, {
        zh: `剥夺政治权利不得少于${least}年`,
        en: `Deprivation of political rights may not be under ${counted(least, 'year')}`,
      }),
    );
}

const violation = (
  id: RuleId,
  field: string,
  expected: string | number | null,
  actual: string | number | null,
  text: Violation['text'],
): Violation => ({
  rule: id,
  article: articleOf(id),
  text,
  field: `/${field}`,
  expected,
  actual,
  passesFrom: null,
});

/** The end with the proposal; without a reduction, of the term as it stands. */
function endOf(
  file: CaseFile,
  notes: Notebook,
  reduction: Reduction | null,
  parole: boolean,
): LegalDate | null {
  if (notes.figures.newTermIfRuledOn) return notes.figures.newTermIfRuledOn[1];
  if (reduction === null) return parole ? currentEnd(file) : null;
  const end = endAfter(file, reduction);
  if (end !== null)
    sayEnd(file, notes, reduction, {
      reductionMonths: reduction.months,
      reductionDays: reduction.days,
      newEnd: end,
    });
  return end;
}
