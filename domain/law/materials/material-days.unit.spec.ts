import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { rules } from '../rules/index.ts';
import { daysAfter } from '../testing/reckoning.ts';
import { materialSteps, requiredMaterials } from './required-materials.ts';

/** Every rule that asks for a material on the day, at whatever step. */
const askingOn = (asOf: LegalDate): ReadonlySet<string> =>
  new Set(
    materialSteps.flatMap((step) =>
      (['prison', 'detentionCentre'] as const).flatMap((executingOrgan) =>
        requiredMaterials({
          step,
          executingOrgan,
          measure: 'parole',
          sentence: 'life',
          hasPropertyJudgment: true,
          propertyUnperformed: true,
          procuratorateOpinionExists: true,
          asOf,
        }).materials.flatMap((each) => [each.rule, ...each.alsoRequiredBy]),
      ),
    ),
  );

test.each(
  rules
    .filter(({ treatment }) => treatment === 'materials')
    .map(({ id, from, to }) => [id, from, to] as const),
)('%s asks for its material from %s on, and not the day before', (id, from, to) => {
  expect(askingOn(daysAfter(from, -1)).has(id)).toBe(false);
  expect(askingOn(from).has(id)).toBe(true);
  if (to === null) return;
  expect(askingOn(to).has(id)).toBe(true);
  expect(askingOn(daysAfter(to, 1)).has(id)).toBe(false);
});
