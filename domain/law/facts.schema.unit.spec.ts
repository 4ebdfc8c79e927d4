import { factNames } from './fact-names.ts';
import { factsSchema, parseFacts } from './facts.schema.ts';

const fieldsOf = (json: unknown) => {
  const parsed = parseFacts(json);
  return parsed.ok ? [] : parsed.errors.map(({ field, code }) => `${field}: ${code}`);
};

describe('facts that cannot be read are refused by field', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['an unknown field', { measure: 'parole', termMonth: 3 }, ['termMonth: unknownField']],
    [
      'an unknown field of a ruling',
      { measure: 'parole', priors: [{ month: 3 }] },
      ['priors.0.month: unknownField'],
    ],
    [
      'a day that does not exist',
      { measure: 'parole', filingDate: '2025-02-29' },
      ['filingDate: impossibleDate'],
    ],
    [
      'a date in another form',
      { measure: 'parole', filingDate: '2025/02/01' },
      ['filingDate: impossibleDate'],
    ],
    ['a wrong type', { measure: 'parole', termMonths: '36' }, ['termMonths: wrongType']],
    ['an absurd number', { measure: 'parole', termMonths: 5000 }, ['termMonths: outOfRange']],
    ['less than nothing', { measure: 'parole', ageAtFiling: -1 }, ['ageAtFiling: outOfRange']],
    ['a broken number', { measure: 'parole', termMonths: 3.5 }, ['termMonths: wrongType']],
    [
      'a word outside the list',
      { measure: 'parole', categories: ['thief'] },
      ['categories.0: wrongType'],
    ],
    ['no measure', {}, ['measure: wrongType']],
    ['no object', [], [': notAnObject']],
    ['nothing', null, [': notAnObject']],
    [
      'a new crime with a wrong date',
      { measure: 'parole', newIntentionalCrime: { finalDate: '2025-13-01' } },
      ['newIntentionalCrime.finalDate: impossibleDate'],
    ],
    [
      'several at once',
      { measure: 'parole', filingDate: 5, property: 7 },
      ['property: wrongType', 'filingDate: wrongType'],
    ],
  ])('%s', (_, json, errors) => {
    expect(fieldsOf(json).toSorted()).toEqual(errors.toSorted());
  });

  test('a prototype cannot be set', () => {
    expect(
      fieldsOf(JSON.parse('{"measure":"parole","__proto__":{"merit":["repent"]}}')),
    ).not.toEqual(['merit: wrongType']);
  });

  test('in both languages', () => {
    const parsed = parseFacts({ measure: 'parole', termMonths: 0 });
    expect(parsed.ok ? null : parsed.errors[0]!.text).toEqual({
      zh: '“termMonths”低于合理范围（1）',
      en: '“termMonths” is below any reasonable value (1)',
    });
  });
});

describe('facts that can be read', () => {
  test('null says "not known", and a month is a date', () => {
    expect(parseFacts({ measure: 'parole', filingDate: '2015-10', termMonths: null }).ok).toBe(
      true,
    );
  });

  test('every field has a name in both languages', () => {
    expect(Object.keys(factsSchema.shape).toSorted()).toEqual(Object.keys(factNames).toSorted());
  });
});
