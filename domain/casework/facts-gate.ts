import {
  factName,
  outcomeOf,
  review,
  type Finding,
  type MissingFact,
  type Review,
  type ReviewFacts,
} from '#domain/law/index.ts';
import { citation, isRuleId, rule } from '#domain/law/rules/index.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import type { Proposal } from './case-state.ts';
import { articleAsks, procedural, refuse, type Refusal } from './refusal.ts';

/** What a decision says beside the facts, with the written reason of the person who decides, if one was given. */
export interface Decision {
  readonly override: { readonly reason: string } | null;
  /** Field of the command that holds what is proposed or granted; null where it was decided before. */
  readonly under: '/proposal' | '/granted' | null;
  /** Days that the ruling prints. */
  readonly newEnd?: LegalDate | null;
  readonly paroleProbationEnd?: LegalDate | null;
}

/**
 * The law's gate on a decision, from the facts alone: the one function that the command handler and the contract
 * on the chain ask (RULE-5). What it means stands at `lawGate`.
 */
export function gateOfFacts(
  facts: ReviewFacts,
  act: Decision,
  besides: readonly Violation[] = [],
): Refusal | null {
  const answer = review(facts, { explain: true });
  const hard = hardFindings(answer).map((each) => atField(each, act));
  if (hard.length > 0) return refuse('refused-by-law', ...hard);
  if (act.override !== null) return null;
  return refuse('refused-by-law', ...besides, ...forPerson(answer), ...endDiffers(answer, act));
}

/** The same for a step that prepares; see `preparationGate`. */
export const preparationGateOfFacts = (facts: ReviewFacts): Refusal | null =>
  refuse('refused-by-law', ...hardFindings(review(facts, { explain: true })));

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
export function forPerson(answer: Review): readonly Violation[] {
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
export function asMissing({ field, neededBy }: MissingFact): Violation {
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
export function endDiffers(
  answer: Review,
  act: Pick<Decision, 'newEnd' | 'paroleProbationEnd'>,
): readonly Violation[] {
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
