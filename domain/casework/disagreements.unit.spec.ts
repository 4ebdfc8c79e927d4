import { readFileSync } from 'node:fs';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { ReviewFacts } from '#domain/law/facts.ts';
import { review } from '#domain/law/review/review.ts';
import { but, timed } from '#domain/law/testing/facts.ts';
import type { CaseState } from './case-state.ts';
import type { CaseCommand } from './events.ts';
import { consentRequired } from './law-gate.ts';
import { after, changed, decide, journey, journeyUntil, refusing } from './testing/scenario.ts';

const day = (text: string) => text as LegalDate;
const reasons = (facts: ReviewFacts) =>
  review(facts).reviewReasons.map(({ rule, question, decisive }) => [rule, question, decisive]);
const refusedBy = (command: CaseCommand, state: CaseState) => {
  const decision = decide(command, state);
  return decision.kind === 'refused' ? decision.violations.map(({ rule }) => rule) : [];
};

const life: Partial<ReviewFacts> = {
  originalSentence: 'life',
  currentSentence: 'life',
  termMonths: null,
  crimeDate: day('2016-05-01'),
};
const reprieve: Partial<ReviewFacts> = {
  originalSentence: 'deathReprieve',
  currentSentence: 'life',
  termMonths: null,
  commutationRestricted: false,
  lifeImprisonmentNoRelease: false,
  reprieveExpiry: day('2013-06-09'),
  deliveryDate: null,
};
const sentenceOver: Partial<ReviewFacts> = {
  termMonths: 96,
  sentenceStart: day('2011-01-01'),
  priors: [{ rulingDate: day('2013-01-10'), servedDate: day('2013-01-12'), months: 48 }],
  filingDate: day('2014-03-10'),
};

/** The rows about the review and the course of a case, by the words of their question. */
const rows: Readonly<Record<string, () => void>> = {
  'Start of the years of a life sentence (2016 art.8)': () => {
    const facts = timed({
      ...life,
      judgmentEffective: day('2022-01-10'),
      deliveryDate: day('2022-03-01'),
    });
    const on = (filingDate: string) => review({ ...facts, filingDate: day(filingDate) });
    expect(on('2024-03-01')).toMatchObject({
      verdict: 'eligible',
      earliestFilingDate: '2024-03-01',
      alternativeEarliest: '2024-01-10',
    });
    const days = ['2024-01-09', '2024-01-10', '2024-02-29'];
    expect(days.map((date) => on(date).verdict)).toEqual(['notYet', 'humanReview', 'humanReview']);
  },

  'Exactly ten years under 2016 art.7(1) and (2) (刑法 art.99)': () => {
    const served = day('2023-06-10');
    const facts = timed({
      termMonths: 120,
      categories: ['dutyCrime'],
      priors: [{ rulingDate: served, servedDate: served, months: 6 }],
      filingDate: day('2024-06-10'),
    });
    expect(review(facts)).toMatchObject({
      verdict: 'humanReview',
      earliestFilingDate: '2024-12-10',
      alternativeEarliest: '2024-06-10',
    });
    expect(reasons(facts)).toContainEqual(['SPC2016-007-1I', 'Q1', true]);
  },

  'Fifteen or twelve years for crimes by 2011-04-30 (2016 art.12)': () => {
    const facts = (crimeDate: string) => timed({ ...reprieve, crimeDate: day(crimeDate) });
    const told = (crimeDate: string) =>
      reasons(facts(crimeDate)).filter(([id]) => id === 'SPC2016-012-1');
    expect(review(facts('2011-04-30')).floorDate).toBe('2028-06-09');
    expect(told('2011-04-30')).toEqual([['SPC2016-012-1', 'Q5', false]]);
    expect(told('2011-05-01')).toEqual([]);
  },

  '法释〔2012〕2号: figures from memory': () => {
    const early = timed({ deliveryDate: day('2015-01-10'), filingDate: day('2015-06-10') });
    expect(review(early).verdict).toBe('humanReview');
    const shown = review(early).findings.filter(({ rule }) => rule === 'TRANS-2012');
    expect(shown.map(({ effect, passesFrom }) => [effect, passesFrom])).toEqual([
      ['person', '2016-07-10'],
    ]);
    // 刑法 itself: the half is reached, and the recidivist has no parole.
    expect(review(timed(sentenceOver)).verdict).toBe('blocked');
    const recidivist = timed({ measure: 'parole', categories: ['recidivist'] });
    expect(review({ ...recidivist, filingDate: day('2015-06-10') }).verdict).toBe('blocked');
  },

  '终身监禁 in a file from before 2015-11-01': () => {
    const found = (judgmentDate: string) =>
      review(
        timed({ ...reprieve, lifeImprisonmentNoRelease: true, judgmentDate: day(judgmentDate) }),
      )
        .findings.filter(({ rule }) => rule === 'FILE-SENTENCE')
        .map(({ facts, effect }) => [facts, effect]);
    expect(found('2015-10-31')).toEqual([
      [{ lifeImprisonmentNoRelease: true, judgmentDate: '2015-10-31' }, 'person'],
    ]);
    expect(found('2015-11-01')).toEqual([]);
  },

  'Floor after a new intentional crime (2016 art.33)': () => {
    const reached = { ...sentenceOver, filingDate: day('2018-03-10') };
    expect(review(timed(reached)).verdict).toBe('blocked');
    const crime = { sentence: 'fixedTerm', months: 6, finalDate: day('2014-06-10') } as const;
    const after = timed({ ...reached, newIntentionalCrime: crime });
    expect(review(after).verdict).toBe('humanReview');
    expect(reasons(after)).toContainEqual(['SPC2016-033', null, true]);
  },

  'Parole for special circumstances (法释〔2021〕1号 art.420)': () => {
    const facts = but({
      measure: 'parole',
      noReoffendRisk: true,
      communityAssessment: true,
      specialCircumstances: true,
    });
    expect(review({ ...facts, filingDate: day('2023-06-10') }).verdict).toBe('humanReview');
    const ruled = after(journeyUntil('executeRuling'));
    const [ruling] = ruled.rulings;
    const execute = (documents: CaseState['documents']) =>
      refusedBy(changed('executeRuling', { certificateNumber: '（2026）假释证第1号' }), {
        ...ruled,
        documents,
        measure: 'parole',
        // Half of the term is served on 2026-03-05.
        filingDate: day('2026-02-20'),
        facts: { ...ruled.facts, specialCircumstances: true },
        rulings: [{ ...ruling!, granted: { ...ruling!.granted!, parole: true } }],
      });
    const approval = { material: 'supremeCourtApproval' } as CaseState['documents'][number];
    expect([execute([]), execute([approval])]).toEqual([['INT2021-420'], []]);
  },

  'Assets hidden gravely, found after the ruling (法释〔2024〕5号 art.14)': () => {
    const on = day('2026-05-06');
    const ordered = after([
      ...journey,
      { kind: 'orderRetrial', data: { on, ground: 'hiddenAssets', reasons: '查明隐瞒存款' } },
    ]);
    const again = (outcome: 'grant' | 'adjust' | 'refuse') => {
      const said = outcome === 'refuse' ? refusing : { outcome };
      const { data } = changed('makeRuling', { on: day('2026-05-20'), ...said, reasons: '撤销' });
      const command = { kind: 'makeRetrialRuling', data: { ...data, newPanel: true } };
      return refusedBy(command as unknown as CaseCommand, ordered);
    };
    expect([again('grant'), again('adjust'), again('refuse')]).toEqual([
      ['SPC2024-014'],
      ['SPC2024-014'],
      [],
    ]);
  },

  'Whether a year of age is full on the birthday or the day after (2016 arts.19, 39)': () => {
    const helpless = { lostLabourCapacityAndSelfCare: true, seriouslyIll: false, disabled: false };
    const relaxed = (birthDate: string) =>
      review(
        timed({
          ...helpless,
          birthDate: day(birthDate),
          deliveryDate: null,
          filingDate: day('2025-06-10'),
        }),
      )
        .findings.filter(({ rule }) => rule === 'SPC2016-019' || rule === 'SPC2016-020')
        .map(({ rule }) => rule);
    const births = ['2007-06-09', '2007-06-10', '1960-06-10', '1960-06-11'];
    expect(births.map(relaxed)).toEqual([[], ['SPC2016-019'], ['SPC2016-020'], []]);
  },

  'Less than a month above the least to be served (刑法 art.78(2))': () => {
    // Half of 97 months is 48 months and 15 days: after 48 months off, 15 days are left above it.
    const served = day('2022-06-10');
    const facts = timed({
      termMonths: 97,
      sentenceStart: day('2021-06-01'),
      priors: [{ rulingDate: served, servedDate: served, months: 48 }],
      filingDate: day('2026-06-10'),
    });
    const proposing = (days: number) =>
      review({ ...facts, proposedReductionDays: days }).proposal!.lawful;
    expect(review(facts)).toMatchObject({ verdict: 'humanReview', maxReductionMonths: 0 });
    expect([proposing(15), proposing(16)]).toEqual([null, false]);
    const even = { ...facts, termMonths: 96 };
    expect(review(even)).toMatchObject({ verdict: 'blocked', maxReductionMonths: 0 });
  },

  'Under eighteen while serving, of age at the filing (2016 art.19)': () => {
    const facts = timed({ termMonths: 48, deliveryDate: day('2024-06-10') });
    const on = (birthDate: string, filingDate: string) =>
      review({ ...facts, birthDate: day(birthDate), filingDate: day(filingDate) }).verdict;
    // Seventeen on delivery, eighteen at the filing: eight months instead of twelve, for a person.
    expect(on('2006-06-11', '2025-02-10')).toBe('humanReview');
    expect(on('2006-06-11', '2025-02-09')).toBe('notYet');
    expect(on('2006-06-09', '2025-02-10')).toBe('notYet');
  },

  'Refusal of guilt, or of payment, beside major merit (法释〔2019〕6号 art.1; 刑法 art.78(1))':
    () => {
      const corrupt = timed({
        offence: '受贿罪',
        chapter: 8,
        categories: ['corruption2019', 'dutyCrime'],
        formerRank: '科级',
      });
      const heard = (facts: Partial<ReviewFacts>) => {
        const { verdict, findings } = review({ ...corrupt, ...facts });
        const found = findings.filter(({ rule }) => rule === 'SPC2019-001');
        return [verdict, found.map(({ effect, soft }) => [effect, soft])];
      };
      const merit = { merit: ['repent', 'merit'] } as const;
      const major = { merit: ['majorMerit'], majorMeritDate: day('2023-01-10') } as const;
      const unpaid = { property: 'ableNotPerforming', filingDate: day('2024-04-30') } as const;
      for (const ground of [{ refusesGuilt: true }, unpaid]) {
        expect(heard({ ...ground, ...merit })).toEqual(['blocked', [['bar', true]]]);
        expect(heard({ ...ground, ...major })).toEqual(['humanReview', [['person', true]]]);
      }
      expect(heard({ ...merit })).toEqual(['eligible', []]);
      expect(heard({ ...merit, refusesGuilt: true, judgmentDate: day('2015-10-31') })[1]).toEqual(
        [],
      );
      const parole = { measure: 'parole', refusesGuilt: true, ...merit } as const;
      expect(heard(parole)).toEqual(['blocked', [['bar', false]]]);
    },

  'Time for a ruling on one in community correction (法释〔2021〕1号 art.534(2); 法释〔2014〕5号 art.1)':
    () => {
      const limits = (facts: Partial<ReviewFacts>) => {
        const answer = review(timed({ filingDate: day('2025-01-10'), ...facts }));
        return [answer.courtOneMonthLimit, answer.courtLimitIfExtended];
      };
      const thirtyDays = ['2025-02-09', undefined];
      expect(limits({ originalSentence: 'control', termMonths: 24 })).toEqual(thirtyDays);
      expect(limits({ onProbation: true, termMonths: 24 })).toEqual(thirtyDays);
      expect(limits({})).toEqual(['2025-02-10', '2025-03-10']);
      const old = { filingDate: day('2021-02-28'), termMonths: 24 };
      expect(limits({ ...old, originalSentence: 'control' })[0]).toBe('2021-03-31');
    },

  'A day before an article of 法释〔2016〕23号 or 法释〔2021〕1号 was in force': () => {
    const served = timed({
      ...reprieve,
      measure: 'parole',
      noReoffendRisk: true,
      communityAssessment: true,
      reprieveExpiry: day('2003-06-09'),
    });
    const on = (filingDate: string) => review({ ...served, filingDate: day(filingDate) });
    const rulesOn = (filingDate: string) => on(filingDate).findings.map(({ rule }) => rule);
    expect(on('2017-01-01').verdict).toBe('notYet');
    expect(rulesOn('2017-01-01')).toContain('SPC2016-023-3');
    expect(on('2016-12-31').verdict).toBe('humanReview');
    expect(rulesOn('2016-12-31')).not.toContain('SPC2016-023-3');
    expect(reasons({ ...served, filingDate: day('2016-12-31') })).toContainEqual([
      'SPC2016-023-3',
      null,
      true,
    ]);
    expect(rulesOn('2021-02-28')).not.toContain('INT2021-202-1');
    expect(rulesOn('2021-03-01')).toContain('INT2021-202-1');
  },

  'Crimes by 1997-09-30 that 刑法 art.81(2) bars from parole (法释〔1997〕5号 art.8)': () => {
    const of = (crimeDate: string) =>
      review(but({ measure: 'parole', categories: ['recidivist'], crimeDate: day(crimeDate) }));
    expect(of('1997-09-30')).toMatchObject({ verdict: 'humanReview', paroleForbidden: null });
    expect(of('1997-10-01')).toMatchObject({ verdict: 'blocked', paroleForbidden: true });
  },

  'Life or a reprieve for several crimes of which one is listed in 刑法 art.81(2)': () => {
    const forbidden = (facts: Partial<ReviewFacts>) =>
      review(timed({ ...life, measure: 'parole', categories: ['violentEight'], ...facts }))
        .paroleForbidden;
    expect(forbidden({ offence: '抢劫罪' })).toBe(true);
    expect(forbidden({ offence: '抢劫罪、故意杀人罪' })).toBe(true);
    expect(forbidden({ offence: '贩卖毒品罪、抢劫罪' })).toBeNull();
    expect(forbidden({ offence: '贩卖毒品罪、抢劫罪', violentCrimeMonths: 119 })).toBe(false);
    expect(forbidden({ offence: '贩卖毒品罪、抢劫罪', violentCrimeMonths: 120 })).toBe(true);
  },

  'A printed end of the term that the calculation does not give (法释〔2000〕7号)': () => {
    const printed = (sentenceEnd: string) => review(but({ sentenceEnd: day(sentenceEnd) }));
    expect(printed('2029-06-01')).toMatchObject({ newEndBefore: '2029-06-01' });
    expect(printed('2029-06-01').verdict).toBe('eligible');
    expect(printed('2029-07-30')).toMatchObject({
      verdict: 'eligible',
      newEndBefore: '2029-07-30',
      floorLastDay: '2025-07-30',
    });
    expect(printed('2030-05-31').verdict).toBe('humanReview');
  },

  'A further crime found or committed, in a case of parole (刑法 arts.70, 71)': () => {
    const parole = (facts: Partial<ReviewFacts>) =>
      review(but({ measure: 'parole', noReoffendRisk: true, communityAssessment: true, ...facts }));
    const served = { filingDate: day('2025-12-10') };
    expect(parole(served).verdict).toBe('eligible');
    expect(parole({ ...served, newIntentionalCrime: true }).verdict).toBe('humanReview');
    expect(parole({ ...served, omittedCrime: { months: 12 } }).verdict).toBe('humanReview');
    expect(parole({ ...served, newIntentionalCrime: false }).verdict).toBe('eligible');
  },

  'Detention centre as executing organ (公安部令第128号 art.34)': () => {
    const state = after(journeyUntil('decideProposal'));
    const held = (executionAgency: string | null) =>
      consentRequired(
        { ...state, facts: { ...state.facts, executionAgency } as CaseState['facts'] },
        { filingDate: day('2026-03-20') },
      );
    expect([held('某区看守所'), held('某监狱'), held(null)]).toEqual([true, false, false]);
  },
};

test.each(Object.entries(rows))('%s', (_, proves) => {
  proves();
});

test('every row of the table of disagreements is a test, here or beside', () => {
  const text = readFileSync(new URL('../../docs/law.md', import.meta.url), 'utf8');
  const section = text.split('## Where the sources disagree or are silent')[1]!.split('\n## ')[0]!;
  const questions = section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => line.split(' | ')[0]!.slice(2).trim());
  const beside = readFileSync(
    new URL('disagreements-of-time.unit.spec.ts', import.meta.url),
    'utf8',
  );
  const tested = (question: string) => question in rows || beside.includes(question);
  expect(questions.length).toBeGreaterThan(25);
  expect(questions.filter((question) => !tested(question))).toEqual([]);
  expect(Object.keys(rows).filter((each) => !questions.includes(each))).toEqual([]);
});
