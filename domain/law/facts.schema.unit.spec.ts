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
    ['a zero byte', { measure: 'parole', offence: '盗窃罪\0' }, ['offence: unseenCharacters']],
    [
      'words in the other direction',
      { measure: 'parole', court: '\u202E院法' },
      ['court: unseenCharacters'],
    ],
    [
      'a blank without width where words may stand for an option',
      { measure: 'parole', formerRank: '副处级\u200B' },
      ['formerRank: unseenCharacters'],
    ],
    [
      'half a character in a ruling',
      { measure: 'parole', priors: [{ note: '\uD800' }] },
      ['priors.0.note: unseenCharacters'],
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

/** Fields that hold a day; the others hold no text that could be one. */
const dayFields = Object.keys(factNames).filter((name) =>
  /(Date|Start|End|Effective|Expiry|Ended)$/u.test(name),
);

describe('every field', () => {
  const shape = factsSchema.shape as Readonly<Record<string, unknown>>;

  test.each(Object.keys(shape))('%s refuses another type, and is named', (field) => {
    const parsed = parseFacts({ measure: 'parole', [field]: { no: [Symbol.iterator] } });
    const errors = parsed.ok ? [] : parsed.errors;
    expect(errors.length).toBe(field === 'suspendedSentence' ? 0 : 1);
    for (const each of errors) {
      expect(each.field === field || each.field.startsWith(`${field}.`)).toBe(true);
      expect([each.text.zh, each.text.en].every((text) => text.includes(each.field))).toBe(true);
    }
  });

  test.each(dayFields)('%s takes a day, a month or a year that exists, and no other', (field) => {
    const at = (value: unknown) => fieldsOf({ measure: 'parole', [field]: value });
    for (const date of ['2024-02-29', '2000-02-29', '2025-12-31', '2024-02', '2024', null])
      expect(at(date)).toEqual([]);
    for (const date of [
      '2025-02-29',
      '1900-02-29',
      '2025-02-30',
      '2025-04-31',
      '2025-13-01',
      '2025-00-10',
      '2025-01-00',
      '2025-13',
      '25-01-01',
      '2025-1-1',
      '2025-01-01T00:00',
      '',
      ' 2025-01-01',
    ])
      expect(at(date)).toEqual([`${field}: impossibleDate`]);
    for (const other of [20250101, true, ['2025-01-01']])
      expect(at(other)).toEqual([`${field}: wrongType`]);
  });

  test.each([
    ['priors.0.rulingDate', { priors: [{ rulingDate: '2025-02-29' }] }],
    ['priors.1.servedDate', { priors: [{}, { servedDate: '2025-02-29' }] }],
    ['priors.0.newEnd', { priors: [{ newEnd: '2025-02-29' }] }],
    ['newIntentionalCrime.committedDate', { newIntentionalCrime: { committedDate: '2025-02-29' } }],
    ['omittedCrime.newJudgmentEffective', { omittedCrime: { newJudgmentEffective: '2025-02-29' } }],
  ])('%s is named with its place', (field, facts) => {
    expect(fieldsOf({ measure: 'parole', ...facts })).toEqual([`${field}: impossibleDate`]);
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
