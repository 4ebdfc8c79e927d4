import { steps } from '#domain/casework/steps/index.ts';
import { openCaseSchema } from '#domain/casework/steps/open-case.ts';
import { hasChoiceName } from '../words/choice-names.ts';
import { emptyForm, fieldsOf, labelOf, type Field } from './field-schema.ts';

const forms: readonly (readonly [string, readonly Field[]])[] = [
  ['openCase', fieldsOf(openCaseSchema)],
  ...Object.entries(steps).map(([name, { schema }]) => [name, fieldsOf(schema)] as const),
];

const every = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) =>
    'fields' in field.kind ? [field, ...every(field.kind.fields)] : [field],
  );

describe.each(forms)('the form of %s', (name, fields) => {
  test('asks for something', () => {
    expect(fields.length).toBeGreaterThan(0);
  });

  test('calls every field by its legal term, in both languages', () => {
    const unnamed = every(fields)
      .filter(({ kind }) => kind.type !== 'fixed')
      .filter(({ label }) => !/[\u4e00-\u9fff]/.test(label.zh) || label.en === '')
      // Facts are named by the law itself; see facts-form.tsx.
      .filter(() => name !== 'openCase' && name !== 'correctFacts');
    expect(unnamed).toEqual([]);
  });

  test('names every choice', () => {
    const values = every(fields).flatMap(({ kind }) => ('values' in kind ? kind.values : []));
    expect(values.filter((value) => !hasChoiceName(value))).toEqual([]);
  });

  test('begins with nothing chosen', () => {
    const open = fields.filter(({ kind }) => kind.type !== 'statement');
    const values = Object.values(emptyForm(open));
    expect(values.filter((value) => typeof value === 'boolean')).toEqual([]);
  });
});

test('a pointer is called by the innermost field that it leads to', () => {
  const fields = fieldsOf(steps.endPrisonNotice.schema);
  expect(labelOf(fields, '/objections')?.zh).toBe('异议');
  expect(labelOf(fields, '/objections/0')?.zh).toBe('异议');
  expect(labelOf(fields, '/objections/0/text')?.zh).toBe('异议内容');
  expect(labelOf(fields, '/nowhere')).toBeNull();
});
