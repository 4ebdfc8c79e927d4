import { z } from 'zod';
import { caseFactsSchema } from '#domain/casework/case-facts.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { openCaseSchema } from '#domain/casework/steps/open-case.ts';
import { factsSchema } from '#domain/law/facts.schema.ts';
import { asFact } from '../forms/as-fact.ts';
import { fieldsOf, fieldsWithin, type Field, type FormValue } from '../forms/field-schema.ts';

/** The parts of JSON Schema that say what a value may be. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: FormValue;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly format?: string;
  readonly minimum?: number;
  readonly maxLength?: number;
}

const jsonOf = (schema: z.ZodType): Schema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;

/** A value of each kind that a schema takes. */
function valuesOf(schema: Schema): readonly FormValue[] {
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum !== undefined) return schema.enum;
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap(valuesOf);
  if (typeof schema.type === 'object') {
    return schema.type.flatMap((type) => valuesOf({ ...schema, type }));
  }
  switch (schema.type) {
    case 'null':
      return [null];
    case 'boolean':
      return [true, false];
    case 'integer':
    case 'number':
      return [schema.minimum ?? 0];
    case 'array':
      return [[], ...valuesOf(schema.items!).map((item) => [item])];
    case 'object':
      return [
        Object.fromEntries(
          Object.entries(schema.properties!).map(([name, of]) => [name, valuesOf(of)[0]!]),
        ),
      ];
    default:
      return [
        schema.format?.startsWith('date') === true
          ? '2026-03-02'
          : '甲'.repeat(schema.maxLength ?? 1),
      ];
  }
}

/** Whether the control of a field can hold, and so send, this value. */
function holds({ kind, nullable }: Field, value: FormValue): boolean {
  if (value === null) return nullable;
  switch (kind.type) {
    case 'fixed':
      return value === kind.value;
    case 'statement':
      return value === true;
    case 'yesNo':
      return typeof value === 'boolean' || (kind.more !== null && holds(kind.more, value));
    case 'choice':
      return kind.values.includes(String(value));
    case 'choices':
      return (value as readonly string[]).every((each) => kind.values.includes(each));
    case 'number':
      return typeof value === 'number' && value >= kind.min && value <= kind.max;
    case 'date':
      return typeof value === 'string' && value.length === 10;
    case 'text':
      return typeof value === 'string' && value.length <= kind.max;
    case 'texts':
      return (value as readonly FormValue[]).every((each) => typeof each === 'string');
    case 'numbers':
      return (value as readonly FormValue[]).every((each) => typeof each === 'number');
    case 'list':
      return (value as readonly FormValue[]).every((each) => holdsAll(kind.fields, each));
    case 'group':
      return holdsAll(kind.fields, value);
  }
}

const holdsAll = (fields: readonly Field[], value: FormValue): boolean =>
  Object.entries(value as Record<string, FormValue>).every(([name, part]) => {
    const field = fields.find((each) => each.name === name);
    return field !== undefined && holds(field, part);
  });

/** Every field with its schema, those within others too. */
const every = (fields: readonly Field[], schema: Schema): readonly (readonly [Field, Schema])[] =>
  fields.flatMap((field) => {
    const own = schema.properties![field.name]!;
    const inner = fieldsWithin(field);
    return [[field, own] as const, ...(inner.length === 0 ? [] : every(inner, objectIn(own)))];
  });

/** The schema of an object, of the items of a list, or of what stands beside a yes. */
const objectIn = (schema: Schema): Schema =>
  schema.properties !== undefined
    ? schema
    : schema.items !== undefined
      ? objectIn(schema.items)
      : schema.anyOf!.filter(({ type }) => type !== 'null' && type !== 'boolean').map(objectIn)[0]!;

/** The forms of the acts, and the facts as 立卷, 更正案件事实 and 试算 ask for them. */
const forms: readonly (readonly [string, readonly Field[], Schema])[] = [
  ...Object.entries({
    openCase: openCaseSchema.omit({ provenance: true }),
    ...schemasOfSteps(),
  }).map(([name, schema]) => [name, fieldsOf(schema), jsonOf(schema)] as const),
  ['the facts of a case', fieldsOf(caseFactsSchema).map(asFact), jsonOf(caseFactsSchema)],
  ['the bench', fieldsOf(factsSchema).map(asFact), jsonOf(factsSchema)],
];

function schemasOfSteps(): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(Object.entries(steps).map(([name, { schema }]) => [name, schema]));
}

/** Words of a source that no rule tells apart may stand there; they are shown, and not offered. */
const openLists: ReadonlySet<string> = new Set(['property', 'formerRank', 'executionAgency']);

describe.each(forms)('in the form of %s', (_, fields, schema) => {
  test('every field can hold each kind of value that the act takes', () => {
    const unheld = every(fields, schema)
      .filter(([{ name }]) => !openLists.has(name))
      .flatMap(([field, own]) =>
        valuesOf(own)
          .filter((value) => !holds(field, value))
          .map(
            (value) => `${field.name} (${field.kind.type}): ${JSON.stringify(value).slice(0, 80)}`,
          ),
      );
    expect(unheld).toEqual([]);
  });

  test('text keeps its limit, and a day is asked for as a day', () => {
    for (const [{ name, kind }, own] of every(fields, schema)) {
      const open = [own, ...(own.anyOf ?? [])];
      const limit = open.find(({ maxLength }) => maxLength !== undefined)?.maxLength;
      if (kind.type === 'text' && limit !== undefined)
        expect([name, kind.max]).toEqual([name, limit]);
      if (open.some(({ format }) => format?.startsWith('date') === true)) {
        expect([name, kind.type]).toEqual([name, 'date']);
      }
    }
  });
});

test('the state of the property judgment is chosen by its words', () => {
  const property = fieldsOf(caseFactsSchema)
    .map(asFact)
    .find(({ name }) => name === 'property')!;
  expect(property.kind.type).toBe('choice');
  expect(holds(property, 'partlyPerformed')).toBe(true);
});

test('the parts of a fact are called by their names', () => {
  const words = every(fieldsOf(factsSchema).map(asFact), jsonOf(factsSchema)).map(
    ([{ label }]) => label.zh,
  );
  expect(words.filter((word) => !/[\u4e00-\u9fff]/.test(word))).toEqual([]);
});
