import { z } from 'zod';
import { steps } from '#domain/casework/steps/index.ts';
import { openCaseSchema } from '#domain/casework/steps/open-case.ts';
import { factsSchema } from '#domain/law/index.ts';
import { choiceName } from '../words/choice-names.ts';
import { materialKinds } from '#domain/law/materials/material-kinds.ts';
import { nameOf, valueText } from '../words/field-names.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  /** What the form calls it. */
  readonly en?: string;
}

/** Names of parts and values of choices, wherever in a schema they stand. */
function codesIn(schema: Schema, parts: Set<string>, values: Set<string>): void {
  if (schema.en !== undefined) labels.add(schema.en);
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    parts.add(name);
    codesIn(part, parts, values);
  }
  for (const each of [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])]) {
    codesIn(each, parts, values);
  }
  for (const value of schema.enum ?? []) if (typeof value === 'string') values.add(value);
}

const labels = new Set<string>();
const parts = new Set<string>();
const values = new Set<string>();
for (const schema of [
  openCaseSchema,
  factsSchema,
  ...Object.values(steps).map((step) => step.schema),
]) {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  codesIn(json, parts, values);
}

const isCode = (text: string): boolean =>
  /^[a-z][A-Za-z0-9_]*$/.test(text) && !/^[a-z]+$/.test(text);

test('every part of an event has a name in both languages', () => {
  const nameless = [...parts].filter((part) => {
    const { zh, en } = nameOf(part);
    return !/\p{Script=Han}/u.test(zh) || isCode(en);
  });
  expect(nameless).toEqual([]);
});

test('every value that somebody can choose has a name, in lists and in forms', () => {
  const nameless = [...values].filter((value) =>
    [valueText(value, 'value'), choiceName(value)].some(
      ({ zh, en }) => !/\p{Script=Han}/u.test(zh) || isCode(en),
    ),
  );
  expect(nameless).toEqual([]);
});

test('every kind of material has a name where it stands among what changed', () => {
  const nameless = Object.keys(materialKinds).filter((code) =>
    ['materials', 'material'].some((part) => valueText([code], part).zh.includes(code)),
  );
  expect(nameless).toEqual([]);
});

test('no name in English holds a Chinese character', () => {
  const english = [
    ...[...parts].map((part) => nameOf(part).en),
    ...[...values].flatMap((value) => [valueText(value, 'value').en, choiceName(value).en]),
    ...labels,
  ];
  expect(english.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
});
