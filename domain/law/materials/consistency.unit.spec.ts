import { array, assert, integer, property, record, string } from 'fast-check';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { checkConsistency, statedFields, type StatedDocument, type StatedFacts } from './index.ts';

const facts: StatedFacts = {
  name: '王某某',
  prisonerNumber: '3201 0099',
  judgmentNumber: '（2020）京01刑初1号',
  termMonths: 60,
  sentenceStart: LegalDate('2020-01-05'),
  priorReductions: [6, 9],
};
const document = (
  states: StatedFacts,
  reference = '建议书',
  kind = 'proposal',
): StatedDocument => ({
  reference,
  kind,
  states,
});

describe('documents and the case', () => {
  test('agree where they say the same', () => {
    expect(checkConsistency(facts, [document(facts), document({})])).toEqual([]);
  });

  test('agree on numbers and names written with other widths and spaces', () => {
    expect(
      checkConsistency(facts, [
        document({
          prisonerNumber: '32010099',
          judgmentNumber: '(2020)京01刑初1号',
          name: '王 某某',
        }),
      ]),
    ).toEqual([]);
  });

  test('agree on an offence written with and without 罪, and on no other for that', () => {
    const stating = (offence: string) =>
      checkConsistency({ offence: '抢劫罪、盗窃罪' }, [document({ offence })]);
    expect(stating('抢劫、盗窃')).toEqual([]);
    expect(stating('抢劫，盗窃罪')).toEqual([]);
    expect(stating('抢劫')).toHaveLength(1);
    expect(checkConsistency({ name: '王罪' }, [document({ name: '王' })])).toHaveLength(1);
  });

  const day = LegalDate('2020-01-05');
  const next = LegalDate('2020-01-06');

  test.each<[keyof StatedFacts, string, unknown, unknown]>([
    ['name', 'name', '王某某', '王某'],
    ['prisonerNumber', 'number', '32010099', '32010098'],
    ['identityNumber', 'number', '11010119900307123X', '110101199003071234'],
    ['judgmentNumber', 'number', '（2020）京01刑初1号', '（2020）京01刑初11号'],
    ['offence', 'text', '盗窃罪', '抢劫罪'],
    ['originalSentence', 'text', 'fixedTerm', 'life'],
    ['termMonths', 'quantity', 60, 66],
    ['politicalRightsYears', 'quantity', 0, 1],
    ['birthDate', 'date', day, next],
    ['sentenceStart', 'date', day, next],
    ['sentenceEnd', 'date', day, next],
    ['judgmentDate', 'date', day, next],
    ['judgmentEffective', 'date', day, next],
    ['deliveryDate', 'date', day, next],
    ['filingDate', 'date', day, next],
    ['proposedReductionMonths', 'quantity', 6, 7],
    ['proposedReductionDays', 'quantity', 0, 1],
    ['priorReductions', 'list', [6, 9], [9, 6]],
    ['orderedFen', 'sum', 1000, 1001],
    ['performedFen', 'sum', 0, 1],
    ['outstandingFen', 'sum', 1000, 999],
  ])('that differ in %s are found as a %s with both places', (field, kind, one, other) => {
    const found = checkConsistency({ [field]: one }, [document({ [field]: other })]);
    const shown = (value: unknown) => (Array.isArray(value) ? value.join('、') : String(value));
    expect(found).toMatchObject([
      {
        field,
        kind,
        places: [
          { document: null, pointer: `/facts/${field}` },
          { document: '建议书', pointer: `/documents/0/states/${field}` },
        ],
        values: [shown(one), shown(other)],
      },
    ]);
    const { zh, en } = statedFields[field].name;
    expect(found[0]!.text.zh.startsWith(`${zh}不一致：`)).toBe(true);
    expect(found[0]!.text.en.startsWith(`The ${en} differs: `)).toBe(true);
  });

  test('name every field that can be stated, and call no two the same', () => {
    const names = Object.values(statedFields).map(({ name }) => name.zh);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /[\u4e00-\u9fff]/u.test(name))).toBe(true);
  });

  test('may each hold receipts of their own', () => {
    expect(
      checkConsistency({}, [document({ receiptsFen: [1] }), document({ receiptsFen: [2] })]),
    ).toEqual([]);
  });

  test('are called by their title where the kind is not one of the list', () => {
    const [found] = checkConsistency({ name: '甲' }, [document({ name: '乙' }, '来信', 'letter')]);
    expect(found!.text.zh).toBe('姓名不一致：案件信息为甲，《来信》为乙');
  });

  test('are told apart in both languages', () => {
    const [found] = checkConsistency(facts, [document({ termMonths: 66 })]);
    expect(found!.text.zh).toBe(
      '原判刑期（月）不一致：案件信息为60，《建议书（减刑（假释）建议书）》为66',
    );
    expect(found!.text.en).toContain('60 in the case, 66 in');
  });

  test('that the case does not speak of are compared with each other', () => {
    const found = checkConsistency({}, [
      document({ offence: '盗窃' }, '判决书', 'judgmentExecutionNoticeAndPriorRulings'),
      document({ offence: '诈骗' }),
    ]);
    expect(found[0]!.places).toEqual([
      { document: '判决书', pointer: '/documents/0/states/offence' },
      { document: '建议书', pointer: '/documents/1/states/offence' },
    ]);
  });
});

describe('sums', () => {
  test('are checked inside a place: ordered, performed and outstanding', () => {
    const [found] = checkConsistency(
      { orderedFen: 1000, performedFen: 400, outstandingFen: 500 },
      [],
    );
    expect(found).toMatchObject({ field: 'orderedFen', kind: 'sum', values: ['1000', '900'] });
    expect(
      checkConsistency({ orderedFen: 1000, performedFen: 400, outstandingFen: 600 }, []),
    ).toEqual([]);
  });

  test('are checked against the receipts', () => {
    const [found] = checkConsistency({}, [
      document({ performedFen: 900, receiptsFen: [400, 400] }),
    ]);
    expect(found).toMatchObject({ field: 'performedFen', values: ['900', '800'] });
    expect(found!.places[1]!.pointer).toBe('/documents/0/states/receiptsFen');
    expect(
      checkConsistency({}, [document({ performedFen: 800, receiptsFen: [400, 400] })]),
    ).toEqual([]);
  });

  test.each<[string, StatedFacts]>([
    ['outstanding', { orderedFen: 1000, performedFen: 400 }],
    ['performed', { orderedFen: 1000, outstandingFen: 400 }],
    ['ordered', { performedFen: 1000, outstandingFen: 400 }],
    ['performed beside receipts', { receiptsFen: [400] }],
  ])('are not guessed where one part is not known: %s', (_, states) => {
    expect(checkConsistency(states, [])).toEqual([]);
  });

  test('are told in both languages, with the place and the numbers', () => {
    const [found] = checkConsistency({}, [document({ performedFen: 900, receiptsFen: [400] })]);
    expect(found!.text).toEqual({
      zh: '已履行金额（分）与合计不符：《建议书（减刑（假释）建议书）》为900，合计为400',
      en: 'The sum performed (fen) is not the total: 900 in 建议书（减刑（假释）建议书）, but the parts give 400',
    });
  });
});

test('a document that repeats the case never differs from it', () => {
  const stated = record(
    {
      name: string(),
      termMonths: integer({ min: 1, max: 300 }),
      priorReductions: array(integer({ min: 0, max: 24 })),
    },
    { requiredKeys: [] },
  );
  assert(
    property(stated, (each) => {
      expect(checkConsistency(each, [document(each), document(each, '另一份')])).toEqual([]);
    }),
  );
});
