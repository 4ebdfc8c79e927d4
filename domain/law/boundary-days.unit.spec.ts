import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { ReviewFacts } from './facts.ts';
import { review } from './review/review.ts';
import { isRuleId, rule, type RuleId } from './rules/review-rules.ts';
import { everyCase } from './testing/every-case.ts';
import { daysAfter } from './testing/reckoning.ts';

const spokenIn = (facts: ReviewFacts, lawDate?: LegalDate): ReadonlySet<string> =>
  new Set(
    review(facts, { explain: false, ...(lawDate ? { lawDate } : {}) }).findings.map(
      ({ rule }) => rule,
    ),
  );

/** The cases in which each rule speaks by the law of their own day. */
const casesOf = new Map<RuleId, ReviewFacts[]>();
for (const facts of everyCase)
  for (const id of spokenIn(facts))
    if (isRuleId(id)) casesOf.set(id, [...(casesOf.get(id) ?? []), facts]);

const speaksOn = (cases: readonly ReviewFacts[], id: RuleId, date: LegalDate): boolean =>
  cases.some((facts) => spokenIn(facts, date).has(id));

/** Rules that speak only about times and texts of 法释〔2016〕23号, and so not before its first day. */
const about2016: ReadonlySet<RuleId> = new Set<RuleId>([
  'CL-099',
  'SPC2014-006-2',
  'SPP2014-006-3',
  'TRANS-2001-1',
  'TRANS-2001-4',
]);
const firstDay = (id: RuleId): LegalDate => rule(about2016.has(id) ? 'SPC2016-042' : id).from;

describe('a rule of the review', () => {
  test.each([...casesOf].map(([id, cases]) => [id, firstDay(id), cases] as const))(
    '%s speaks from %s on, and not the day before',
    (id, first, cases) => {
      expect(speaksOn(cases, id, first)).toBe(true);
      expect(speaksOn(cases, id, daysAfter(first, -1))).toBe(false);
    },
  );

  test.each(
    [...casesOf].flatMap(([id, cases]) => {
      const { to } = rule(id);
      return to === null ? [] : [[id, to, cases] as const];
    }),
  )('%s speaks until %s, and not the day after', (id, last, cases) => {
    expect(speaksOn(cases, id, last)).toBe(true);
    expect(speaksOn(cases, id, daysAfter(last, 1))).toBe(false);
  });
});
