import { z } from 'zod';
import type { Bilingual } from '#domain/kernel/violation.ts';

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
    | { readonly type: 'flag' }
    | { readonly type: 'choice'; readonly values: readonly string[] }
    | { readonly type: 'choices'; readonly values: readonly string[] }
    | { readonly type: 'texts' }
    | { readonly type: 'numbers' }
    | { readonly type: 'group'; readonly fields: readonly Field[] }
    | { readonly type: 'list'; readonly fields: readonly Field[] }
    | { readonly type: 'fixed'; readonly value: FormValue };
}

interface Schema {
  readonly type?: string;
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
  readonly multiline?: boolean;
}

/** The fields of a step, in the order of its schema. */
export const fieldsOf = (schema: z.ZodType): readonly Field[] =>
  fieldsIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema);

const fieldsIn = ({ properties = {} }: Schema): readonly Field[] =>
  Object.entries(properties).map(([name, schema]) => fieldOf(name, schema));

function fieldOf(name: string, schema: Schema): Field {
  const options = schema.anyOf ?? schema.oneOf ?? [schema];
  const nullable = options.some(({ type }) => type === 'null');
  const inner = options.find(({ type }) => type !== 'null') ?? schema;
  const label = {
    zh: schema.zh ?? inner.zh ?? name,
    en: schema.en ?? inner.en ?? name,
  };
  return { name, label, nullable, kind: kindOf({ ...inner, ...multilineOf(schema) }) };
}

const multilineOf = ({ multiline }: Schema): Pick<Schema, 'multiline'> =>
  multiline === undefined ? {} : { multiline };

function kindOf(schema: Schema): Field['kind'] {
  // What must be true is still somebody's statement: a box to tick.
  if (schema.const === true) return { type: 'flag' };
  if (schema.const !== undefined) return { type: 'fixed', value: schema.const };
  if (schema.enum !== undefined) return { type: 'choice', values: schema.enum };
  switch (schema.type) {
    case 'boolean':
      return { type: 'flag' };
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
    default:
      return schema.format === 'date'
        ? { type: 'date' }
        : { type: 'text', multiline: schema.multiline === true, max: schema.maxLength ?? 10_000 };
  }
}

/**
 * What the value at a JSON pointer is called: the innermost field that the pointer leads to, so
 * that an item of a list has the name of its list. Null where it leads to no field.
 */
export function labelOf(fields: readonly Field[], pointer: string): Bilingual | null {
  const [name, ...rest] = pointer.split('/').filter((part) => !/^\d*$/.test(part));
  const field = fields.find((each) => each.name === name);
  if (field === undefined) return null;
  const inner = 'fields' in field.kind ? labelOf(field.kind.fields, `/${rest.join('/')}`) : null;
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
    case 'flag':
      return false;
    default:
      return null;
  }
}

export const emptyForm = (fields: readonly Field[]): FormObject =>
  Object.fromEntries(fields.map((field) => [field.name, emptyOf(field)]));
