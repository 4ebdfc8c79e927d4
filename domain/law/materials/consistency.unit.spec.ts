import { array, assert, integer, property, record, string } from 'fast-check';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { checkConsistency, type StatedDocument, type StatedFacts } from './index.ts';

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

  test.each<[string, StatedFacts, string]>([
    ['a name', { name: '王某' }, 'name'],
    ['a number', { judgmentNumber: '（2020）京01刑初11号' }, 'number'],
    ['a date', { sentenceStart: LegalDate('2020-01-06') }, 'date'],
    ['a term', { termMonths: 66 }, 'quantity'],
    ['the earlier reductions', { priorReductions: [9, 6] }, 'list'],
  ])('that differ in %s are found with both places', (_, states, kind) => {
    const found = checkConsistency(facts, [document(states)]);
    const [field] = Object.keys(states);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      field,
      kind,
      places: [
        { document: null, pointer: `/facts/${field}` },
        { document: '建议书', pointer: `/documents/0/states/${field}` },
      ],
    });
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

  test('are not guessed where a part is not known', () => {
    expect(checkConsistency({ orderedFen: 1000, performedFen: 400 }, [])).toEqual([]);
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
