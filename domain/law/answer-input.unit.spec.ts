import { answerInput } from './answer-input.ts';

const answer = (input: unknown) => answerInput(input, { explain: false });
const errorsOf = (input: unknown) => {
  const said = answer(input);
  return said.kind === 'errors' ? said.errors.map(({ field, code }) => [field, code]) : said.kind;
};

describe('an input from outside', () => {
  test.each<[string, object, object]>([
    ['facts', { measure: 'commutation' }, { kind: 'review', answer: { verdict: 'humanReview' } }],
    [
      'facts with a day that time limits know too',
      { measure: 'parole', judgmentEffective: '2020-01-01', hearingDate: '2026-01-01' },
      { kind: 'review' },
    ],
    [
      'a question about a time limit',
      { arrestExecuted: '2026-03-04', receiptReceived: '2026-03-09' },
      { kind: 'deadline', answer: { due: '2026-03-09', status: 'onTime' } },
    ],
    [
      'a question with a sentence and a measure in it',
      {
        measure: 'commutation',
        courtReceivesProposal: '2026-01-31',
        currentSentence: 'fixedTerm',
      },
      { kind: 'deadline', answer: { due: '2026-02-28', dueIfExtended: '2026-03-31' } },
    ],
    [
      'a question of which all days are facts of a review too',
      { judgmentEffective: '2026-01-25' },
      { kind: 'deadline', answer: { courtDue: '2026-02-04' } },
    ],
    [
      'what a question does not know, given as null',
      { proposalCopyReceived: '2026-04-20', asOf: null },
      { kind: 'deadline', answer: { due: '2026-04-30', status: null } },
    ],
    [
      'a day by the name that the rule gives it',
      { procuratorateReceivesProposalCopy: '2026-04-20' },
      { kind: 'deadline', answer: { due: '2026-04-30' } },
    ],
  ])('is answered: %s', (_, input, expected) => {
    expect(answer(input)).toMatchObject(expected);
  });

  test.each<[string, unknown, unknown]>([
    ['nothing', {}, [['measure', 'wrongType']]],
    ['null', null, [['', 'notAnObject']]],
    ['a list', [], [['', 'notAnObject']]],
    ['a question with an impossible day', { posted: '2026-02-30' }, [['posted', 'impossibleDate']]],
    ['a question with a day of another type', { posted: 20260201 }, [['posted', 'wrongType']]],
    [
      'a question with a fact that it does not know',
      { posted: '2026-02-03', offence: '盗窃罪' },
      [['offence', 'unknownField']],
    ],
    ['a question that lacks its day', { kind: 'arrestReview' }, [['kind', 'unanswered']]],
    ['a question of no kind', { kind: 'weather', posted: '2026-02-03' }, [['kind', 'unanswered']]],
    [
      'a name of every object',
      { constructor: 1 },
      [
        ['measure', 'wrongType'],
        ['constructor', 'unknownField'],
      ],
    ],
  ])('is refused with the name of the field: %s', (_, input, expected) => {
    expect(errorsOf(input)).toEqual(expected);
  });

  test('says which days a kind needs', () => {
    const said = answer({ kind: 'arrestReview' });
    expect(said).toMatchObject({
      errors: [{ text: { zh: expect.stringContaining('arrestRequestReceived') } }],
    });
  });
});

describe('what cannot be reckoned is an answer of its own', () => {
  test.each<[string, unknown, string, string]>([
    [
      'a day at the end of the calendar',
      {
        measure: 'commutation',
        originalSentence: 'fixedTerm',
        termMonths: 96,
        deliveryDate: '2199-12-31',
        categories: [],
        priors: [],
        merit: ['repent'],
        filingDate: '2199-12-31',
      },
      '',
      'outOfRange',
    ],
    [
      'a suspension that ends before it begins',
      {
        courtReceivesProposal: '2026-01-31',
        currentSentence: 'fixedTerm',
        suspended: [{ from: '2026-02-10', to: '2026-02-01' }],
      },
      'suspended.0.to',
      'outOfRange',
    ],
    [
      'a field of a time limit among the facts of a case',
      {
        measure: 'commutation',
        priors: [],
        merit: ['repent'],
        courtReceivesProposal: '2026-01-31',
      },
      'courtReceivesProposal',
      'mixedInput',
    ],
  ])('%s', (_, input, field, code) => {
    expect(errorsOf(input)).toEqual([[field, code]]);
  });
});
