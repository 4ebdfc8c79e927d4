import { readFileSync } from 'node:fs';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { deadline, questionForms, type DeadlineQuestion } from '#domain/law/deadlines/index.ts';
import type { ReviewFacts } from '#domain/law/facts.ts';
import { checkMaterials, materialSteps, requiredMaterials } from '#domain/law/materials/index.ts';
import { review } from '#domain/law/review/review.ts';
import { citation, inForce, rule, rules, type RuleId } from '#domain/law/rules/index.ts';
import { everyCase } from '#domain/law/testing/every-case.ts';
import { plain } from '#domain/law/testing/facts.ts';
import { purposeMade } from '#domain/law/testing/purpose-made.ts';
import { caseDecider } from './case-decider.ts';
import type { CaseCommand } from './events.ts';
import { processes } from './process/index.ts';
import { steps } from './steps/index.ts';
import { type StepCommand } from './step-names.ts';
import {
  after,
  caseId,
  changed,
  decide,
  journey,
  journeyUntil,
  parties,
  today,
  personFor,
} from './testing/scenario.ts';

const day = (text: string) => text as LegalDate;

/** Ids in findings, in what is asked of a person, and in what a proposal breaks. */
function inReview(facts: ReviewFacts): readonly string[] {
  const { findings, reviewReasons, proposal } = review(facts);
  return [...findings, ...reviewReasons, ...(proposal?.violations ?? [])].map(({ rule }) => rule);
}

/** An instrument that begins says so in the texts applied: on its first day, and not before. */
const beginnings = (['SPC2016-042', 'SPC2019-007', 'SPC2024-015'] as const).filter((id) => {
  const { from, instrument } = rule(id);
  const texts = (date: string) => review(plain, { lawDate: day(date) }).lawTexts;
  const before = Temporal.PlainDate.from(from).subtract({ days: 1 }).toString();
  return texts(from).includes(instrument.docNo) && !texts(before).includes(instrument.docNo);
});

const examples = JSON.parse(
  readFileSync(new URL('../law/testing/data/deadline_examples.json', import.meta.url), 'utf8'),
) as readonly { readonly input: DeadlineQuestion }[];

/** What the questions about time limits may be asked with. */
const variants: readonly Partial<DeadlineQuestion>[] = [
  {},
  { currentSentence: 'life', measure: 'parole' },
  { currentSentence: 'control' },
  { currentSentence: 'criminalDetention' },
  { currentSentence: 'deathReprieve' },
  { detained: false, fastTrack: true, materials: 'property', formerRank: 'bureauOrAbove' },
  { inCommunityCorrection: true, executingOrgan: 'detentionCentre' },
  {
    suspended: [
      { ground: 'psychiatricEvaluation', from: day('2025-03-11'), to: day('2025-03-12') },
      { ground: 'otherEvaluation', from: day('2025-03-13'), to: day('2025-03-14') },
    ],
  },
];

const inDeadlines = (): readonly string[] => [
  ...examples.flatMap(({ input }) => deadline(input)?.rules ?? []),
  ...questionForms.flatMap(({ kind, needs }) =>
    variants.flatMap((variant) =>
      ['2025-03-10', '2026-11-10'].flatMap((date) => {
        const days = Object.fromEntries(needs.map((name) => [name, day(date)]));
        const question = { currentSentence: 'fixedTerm', detained: true, ...days, ...variant };
        return deadline({ kind, ...question } as DeadlineQuestion)?.rules ?? [];
      }),
    ),
  ),
];

const inMaterials = (): readonly string[] =>
  materialSteps.flatMap((step) =>
    (['prison', 'detentionCentre'] as const).flatMap((executingOrgan) =>
      (['2024-04-30', '2026-11-10'] as const).flatMap((date) => {
        const question = {
          step,
          executingOrgan,
          measure: 'parole',
          sentence: 'life',
          hasPropertyJudgment: true,
          propertyUnperformed: true,
          procuratorateOpinionExists: true,
          asOf: day(date),
        } as const;
        const stale = { code: 'communityImpactAssessment', issuedOn: day('2020-01-01') } as const;
        return [
          ...requiredMaterials(question).materials.flatMap((each) => [
            each.rule,
            ...each.alsoRequiredBy,
          ]),
          ...checkMaterials(question, [stale]).violations.map((each) => each.rule),
        ];
      }),
    ),
  );

/** A step out of its place is refused with every article that gives it its place. */
const inProcess = (): readonly RuleId[] =>
  processes.flatMap(({ version, steps: definition }) =>
    (Object.keys(definition) as StepCommand[]).flatMap((name) => {
      const { from, articles } = definition[name];
      const stage = (['closed', 'wardReview'] as const).find((each) => !from.includes(each));
      // A document may be attached at any time.
      if (stage === undefined) return [];
      const elsewhere = { ...after(journey), processVersion: version, stage };
      const kind = steps[name].agency;
      const decision = caseDecider.decide(
        { kind: name, data: { on: today } } as unknown as CaseCommand,
        elsewhere,
        {
          caseId,
          today,
          agency: kind === 'party' ? parties.court : parties[kind],
          person: personFor(name),
        },
      );
      if (decision.kind !== 'refused') throw new Error(`${name} was accepted`);
      const said = decision.violations[0]?.article ?? '';
      return articles.filter(
        (id) => inForce(rule(id), today) && said.includes(citation(rule(id)).zh),
      );
    }),
  );

/** Nobody from the procuratorate at the hearing, and one alone. */
const atTheHearing = (): readonly string[] =>
  [0, 1].flatMap((procurators) => {
    const before = after(journeyUntil('recordTrial'));
    const decision = decide(changed('recordTrial', { procurators }), {
      ...before,
      trialMode: 'hearing',
    });
    return decision.kind === 'refused' ? decision.violations.map((each) => each.rule) : [];
  });

test.each(purposeMade.map((each) => [each.title, each] as const))('%s', (_, { facts, speaks }) => {
  const { findings, reviewReasons, proposal } = review(facts);
  for (const [id, expected] of Object.entries(speaks)) {
    const results = [
      ...findings.filter(({ rule }) => rule === id).map(({ result }) => result),
      ...(proposal?.violations ?? []).filter(({ rule }) => rule === id).map(() => 'notMet'),
      ...reviewReasons.filter(({ rule }) => rule === id).map(() => 'reason'),
    ];
    expect([id, results]).toEqual([id, expect.arrayContaining([expected])]);
  }
});

test('every rule that is computed or checked speaks in some case', () => {
  const spoken = new Set<string>([
    ...everyCase.flatMap(inReview),
    ...beginnings,
    ...inDeadlines(),
    ...inMaterials(),
    ...inProcess(),
    ...atTheHearing(),
  ]);
  const silent = rules.filter(({ id, treatment }) => treatment !== 'forPerson' && !spoken.has(id));
  expect(silent.map(({ id }) => id)).toEqual([]);
});
