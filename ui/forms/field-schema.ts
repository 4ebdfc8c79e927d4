import { z } from 'zod';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { sourceDateFormat } from '#domain/law/facts.schema.ts';

/** A value of a form: what JSON can say. */
export type FormValue =
  string | number | boolean | null | readonly FormValue[] | { readonly [name: string]: FormValue };
export type FormObject = { readonly [name: string]: FormValue };

/** How one value is asked for, made from the schema that the server checks it by. */
export interface Field {
  readonly name: string;
  readonly label: Bilingual;
  /** True when it may be left empty, which is `null`. */
  readonly nullable: boolean;
  readonly kind:
    | { readonly type: 'text'; readonly multiline: boolean; readonly max: number }
    | { readonly type: 'date' }
    | { readonly type: 'number'; readonly min: number; readonly max: number }
    /** Something that must be true to go on: a box to tick. */
    | { readonly type: 'statement' }
    | YesNo
    | { readonly type: 'choice'; readonly values: readonly string[] }
    | { readonly type: 'choices'; readonly values: readonly string[] }
    | { readonly type: 'texts' }
    | { readonly type: 'numbers' }
    | { readonly type: 'group'; readonly fields: readonly Field[] }
    | { readonly type: 'list'; readonly fields: readonly Field[] }
    | { readonly type: 'fixed'; readonly value: FormValue };
}

/** Yes, no, and, where it may be left empty, not known; nothing of it is chosen for anybody. */
export interface YesNo {
  readonly type: 'yesNo';
  /** The two answers in the words of this question; null for a plain yes and no. */
  readonly words: { readonly yes: Bilingual; readonly no: Bilingual } | null;
  /** What may be told beside a yes, in place of `true`; null where a yes says it all. */
  readonly more: Field | null;
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: FormValue;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly zh?: string;
  readonly en?: string;
  readonly yes?: Bilingual;
  readonly no?: Bilingual;
  readonly multiline?: boolean;
}

/** The fields of a step, in the order of its schema. */
export const fieldsOf = (schema: z.ZodType): readonly Field[] =>
  fieldsIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema);

const fieldsIn = ({ properties = {} }: Schema): readonly Field[] =>
  Object.entries(properties).map(([name, schema]) => fieldOf(name, schema));

function fieldOf(name: string, schema: Schema): Field {
  const all = alternativesOf(schema);
  const [first = schema, ...others] = all.filter(({ type }) => type !== 'null');
  const label = {
    zh: schema.zh ?? first.zh ?? name,
    en: schema.en ?? first.en ?? name,
  };
  const inner = { ...first, ...multilineOf(schema) };
  const more = others[0] === undefined ? null : { ...fieldOf(name, others[0]), label };
  return {
    name,
    label,
    nullable: all.some(({ type }) => type === 'null'),
    kind:
      inner.type === 'boolean' && inner.const === undefined ? yesNo(inner, more) : kindOf(inner),
  };
}

/** What a value may be, one after the other: zod writes `anyOf`, inside one another, or a list of types. */
function alternativesOf(schema: Schema): readonly Schema[] {
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return options.flatMap(alternativesOf);
  const { type } = schema;
  return typeof type === 'object' ? type.map((each) => ({ ...schema, type: each })) : [schema];
}

const yesNo = ({ yes, no }: Schema, more: Field | null): YesNo => ({
  type: 'yesNo',
  words: yes === undefined || no === undefined ? null : { yes, no },
  more,
});

const multilineOf = ({ multiline }: Schema): Pick<Schema, 'multiline'> =>
  multiline === undefined ? {} : { multiline };

function kindOf(schema: Schema): Field['kind'] {
  // What must be true is still somebody's statement: a box to tick.
  if (schema.const === true) return { type: 'statement' };
  if (schema.const !== undefined) return { type: 'fixed', value: schema.const };
  if (schema.enum !== undefined) return { type: 'choice', values: schema.enum };
  switch (schema.type) {
    case 'integer':
    case 'number':
      return { type: 'number', min: schema.minimum ?? 0, max: schema.maximum ?? 2 ** 31 };
    case 'object':
      return { type: 'group', fields: fieldsIn(schema) };
    case 'array': {
      const item = schema.items ?? {};
      if (item.enum !== undefined) return { type: 'choices', values: item.enum };
      if (item.type === 'integer') return { type: 'numbers' };
      return item.type === 'object' ? { type: 'list', fields: fieldsIn(item) } : { type: 'texts' };
    }
    case 'string':
      return isDayFormat(schema.format)
        ? { type: 'date' }
        : { type: 'text', multiline: schema.multiline === true, max: schema.maxLength ?? 10_000 };
    default:
      throw new Error(`A form has no field for ${JSON.stringify(schema)}`);
  }
}

const isDayFormat = (format: string | undefined): boolean =>
  format === 'date' || format === sourceDateFormat;

/** The fields of which a value consists: those of a group, of an item of a list, of what is told beside a yes. */
export function fieldsWithin({ kind }: Field): readonly Field[] {
  if ('fields' in kind) return kind.fields;
  return kind.type === 'yesNo' && kind.more !== null ? fieldsWithin(kind.more) : [];
}

/**
 * What the value at a JSON pointer is called: the innermost field that the pointer leads to, so
 * that an item of a list has the name of its list. Null where it leads to no field.
 */
export function labelOf(fields: readonly Field[], pointer: string): Bilingual | null {
  const [name, ...rest] = pointer.split('/').filter((part) => !/^\d*$/.test(part));
  const field = fields.find((each) => each.name === name);
  if (field === undefined) return null;
  const inner = labelOf(fieldsWithin(field), `/${rest.join('/')}`);
  return inner ?? field.label;
}

/** What a form begins with: nothing is chosen for anybody but what cannot be otherwise. */
export function emptyOf({ kind, nullable }: Field): FormValue {
  if (kind.type === 'fixed') return kind.value;
  if (nullable) return null;
  switch (kind.type) {
    case 'group':
      return emptyForm(kind.fields);
    case 'choices':
    case 'texts':
    case 'numbers':
    case 'list':
      return [];
    case 'statement':
      return false;
    default:
      return null;
  }
}

export const emptyForm = (fields: readonly Field[]): FormObject =>
  Object.fromEntries(fields.map((field) => [field.name, emptyOf(field)]));
