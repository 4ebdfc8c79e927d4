import { citation, rule } from '#domain/law/rules/index.ts';
import type { CaseState, Measure } from './case-state.ts';
import { procedural, refuse, type Refusal } from './refusal.ts';

/**
 * 法释〔2014〕5号第十六条: an amount can be adjusted, parole is only granted or refused. The answers of a
 * step that a measure does not have, by field; nobody is offered them, and a command with one is refused.
 */
export const foreignChoices: Readonly<
  Record<Measure, Readonly<Record<string, readonly string[]>>>
> = {
  commutation: {},
  reprieveExpiry: {},
  parole: { outcome: ['adjust'], stance: ['suggestChange'], resultSentence: ['life', 'fixedTerm'] },
};

/** Fields that only another measure fills in. */
const foreignFields: Readonly<Record<Measure, readonly string[]>> = {
  commutation: ['paroleProbationEnd'],
  reprieveExpiry: ['paroleProbationEnd'],
  parole: ['politicalRightsYears'],
};

/** Refuses what belongs to another measure than that of the case; a source is entered as it is published. */
export function beyondMeasure(
  data: object,
  { measure, provenance }: Pick<CaseState, 'measure' | 'provenance'>,
): Refusal | null {
  if (provenance.kind === 'published') return null;
  const choices = foreignChoices[measure];
  const foreign = Object.entries(data).filter(
    ([field, value]) =>
      choices[field]?.includes(value as string) === true ||
      (foreignFields[measure].includes(field) && value !== null && value !== undefined),
  );
  const outcomes = rule('SPC2014-016');
  return refuse(
    'refused-by-law',
    ...foreign.map(([field, value]) =>
      procedural(outcomes.id, ...words(measure), {
        article: citation(outcomes).zh,
        field: `/${field}`,
        actual: value as string | number,
      }),
    ),
  );
}

const words = (measure: Measure): readonly [zh: string, en: string] =>
  measure === 'parole'
    ? [
        '假释只有准予或者不予，没有可以调整的幅度、刑期',
        'Parole is granted or refused: it has no amount and no term to change',
      ]
    : ['减刑案件没有假释的内容', 'A commutation holds nothing of a parole'];
