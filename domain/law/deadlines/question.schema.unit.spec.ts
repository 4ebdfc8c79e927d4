import { questionDays } from './question.ts';
import { deadlineQuestionSchema } from './question.schema.ts';
import { questionForms } from './index.ts';

const errorsOf = (question: unknown) =>
  deadlineQuestionSchema
    .safeParse(question)
    .error?.issues.map((issue) => [issue.path.join('.'), issue.code] as const);

describe('a question from outside', () => {
  test('with real days and known words is taken', () => {
    const question = {
      hearingDate: '2026-06-15',
      served: '2026-06-06',
      procedure: 'ordinary',
      suspended: [{ from: '2026-05-01', to: null }],
    };
    expect(deadlineQuestionSchema.parse(question)).toEqual(question);
  });

  test.each([
    ['a day that does not exist', { arrestExecuted: '2026-02-30' }, 'arrestExecuted', 'custom'],
    ['a number for a day', { arrestExecuted: 20260210 }, 'arrestExecuted', 'invalid_type'],
    ['null for a day', { arrestExecuted: null }, 'arrestExecuted', 'invalid_type'],
    ['another word', { procedure: 'quick' }, 'procedure', 'invalid_value'],
    ['a fourth extension', { detentionExtensions: 4 }, 'detentionExtensions', 'too_big'],
    [
      'a broken suspension',
      { suspended: [{ from: '2026-01-01' }] },
      'suspended.0.to',
      'invalid_type',
    ],
  ])('with %s is refused with the name of the field', (_, question, field, code) => {
    expect(errorsOf(question)).toEqual([[field, code]]);
  });

  test('with a field that no rule reads is refused', () => {
    expect(errorsOf({ arrestExecutedOn: '2026-02-03' })).toEqual([['', 'unrecognized_keys']]);
    expect(errorsOf([])).toEqual([['', 'invalid_type']]);
  });

  test('may name every field that a form needs or reads', () => {
    const fields = questionForms.flatMap((form) => [form.needs, form.reads].flat());
    const known = Object.keys(deadlineQuestionSchema.shape);
    expect(fields.filter((field) => !known.includes(field))).toEqual([]);
    const read = new Set<string>([...fields, 'asOf', 'restarted']);
    expect(questionDays.filter((name) => !read.has(name))).toEqual([]);
  });
});
