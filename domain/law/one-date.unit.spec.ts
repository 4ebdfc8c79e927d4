import { jest } from '@jest/globals';
import type { LegalDate } from '#domain/kernel/legal-date.ts';

const day = (text: string) => text as LegalDate;

/** What review, checklist and list of materials say on a day when 法释〔2024〕5号 begins on `first`. */
async function saysOn(date: LegalDate, first: string | null) {
  jest.resetModules();
  const original = await import('./rules/instruments.ts');
  if (first !== null)
    jest.unstable_mockModule('./rules/instruments.ts', () => ({
      ...original,
      spc2024: { ...original.spc2024, from: first },
    }));
  jest.resetModules();
  const { review } = await import('./review/review.ts');
  const { checklist } = await import('./checklist.ts');
  const { requiredMaterials } = await import('./materials/index.ts');
  const { plain } = await import('./testing/facts.ts');
  const answer = review({
    ...plain,
    deliveryDate: day('2020-03-01'),
    property: 'partlyPerformed',
    propertyAbility: true,
    filingDate: date,
  });
  const { materials } = requiredMaterials({
    step: 'courtFiling',
    measure: 'commutation',
    sentence: 'fixedTerm',
    executingOrgan: 'prison',
    hasPropertyJudgment: true,
    propertyUnperformed: true,
    procuratorateOpinionExists: false,
    asOf: date,
  });
  return {
    verdict: answer.verdict,
    inTexts: answer.lawTexts.includes('法释〔2024〕5号'),
    listed: checklist({ at: date, instrument: 'spc2024' }).length > 0,
    assets: materials.some(({ code }) => code === 'assetDeclaration'),
  };
}

const holds = { verdict: 'blocked', inTexts: true, listed: true, assets: true };
const not = { inTexts: false, listed: false, assets: false };

test('one date changed in one place changes verdict, texts, checklist and materials', async () => {
  expect(await saysOn(day('2024-05-01'), null)).toEqual(holds);
  expect(await saysOn(day('2024-04-30'), null)).toMatchObject(not);
  expect(await saysOn(day('2024-12-31'), '2025-01-01')).toMatchObject(not);
  expect(await saysOn(day('2025-01-01'), '2025-01-01')).toEqual(holds);
});
