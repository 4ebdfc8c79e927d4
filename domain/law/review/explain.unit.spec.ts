import { factsOf, publishedCases, workedCases } from '../testing/cases.ts';
import { but, day, plainParole, timed } from '../testing/facts.ts';
import { explain, type Language } from './explain.ts';
import { review } from './review.ts';

const worked = (id: string) => factsOf(workedCases.find((each) => each.id === id)!.input);

test('the arithmetic of 29 February in steps', () => {
  const facts = worked('WC03');
  expect(explain(review(facts), 'zh')).toContain('2024-02-29加二年，当年无2月29日，取2026-02-28');
  expect(explain(review(facts), 'en')).toContain('that year has no 29 February, so 2026-02-28');
});

test('verdict, earliest day, greatest reduction and article stand in it', () => {
  const text = explain(review(worked('WC05')), 'zh');
  expect(text).toContain('时间未到');
  expect(text).toContain('最早可报请之日：2026-01-31');
  expect(text).toContain('一次最多减去：9个月');
  expect(text).toContain('（法释〔2016〕23号）第六条');
});

test('what a person decides is marked where the verdict turns on it', () => {
  const text = explain(review(worked('WC08')), 'zh');
  expect(text).toContain('恰为十年有期徒刑');
  expect(text).toContain('（结论取决于此）');
});

test('a missing fact is called by its name', () => {
  const text = explain(review(timed({ deliveryDate: null })), 'zh');
  expect(text).toContain('判决执行之日（交付执行）（deliveryDate）');
  expect(explain(review(timed({ deliveryDate: null })), 'en')).toContain(
    'Delivered to the executing organ (deliveryDate)',
  );
});

test('what would change the answer', () => {
  const early = explain(review(but({ filingDate: day('2022-06-01') })), 'zh');
  expect(early).toContain('自2023-09-01起报请');
  expect(early).toContain('如成立重大立功，则符合法定条件，可以不受起始时间限制，一次最多减24个月');
  expect(explain(review(but({ property: 'ableNotPerforming' })), 'en')).toContain(
    'With the property judgment fully performed: the conditions are met',
  );
});

test('what the procedure still asks for is to be kept, and not called met', () => {
  const parole = review(plainParole);
  const interview = (language: Language) =>
    explain(parole, language)
      .split('\n')
      .find((line) => line.includes(language === 'zh' ? '应当提讯' : 'art. 15'));
  expect(interview('zh')).toContain('[应当遵守]');
  expect(interview('en')).toContain('[to be kept]');
});

test('a proposal above the ceiling is said to be unlawful, with the ceiling', () => {
  const text = explain(review(but({ proposedReductionMonths: 12 })), 'zh');
  expect(text).toContain('不合法');
  expect(text).toContain('一次减刑不得超过9个月');
});

test('the explanation asked for later is that of the same facts; without it the steps are left out', () => {
  const brief = review(worked('WC03'), { explain: false });
  expect(brief.findings.every(({ arithmetic }) => arithmetic === '')).toBe(true);
  expect({ ...review(worked('WC03')), findings: [] }).toEqual({ ...brief, findings: [] });
});

test.each([...workedCases, ...publishedCases])(
  '$id: English without a Chinese sentence',
  ({ input }) => {
    const text = explain(review(factsOf(input)), 'en');
    expect(text).not.toMatch(/undefined|NaN|\[object/u);
    // Names of offences, document numbers and articles stay as they are cited.
    expect(text.replaceAll(/Source: [^\n]*?(?=\. (?:Facts|Arithmetic)|\n|$)/gu, '')).not.toMatch(
      /[，。；]/u,
    );
  },
);
