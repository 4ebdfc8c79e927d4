import type { Json } from '#domain/kernel/canonical-json.ts';

/** The parts of JSON Schema that the commands use. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly format?: string;
  readonly pattern?: string;
}

const uuid = '0b9f7c1e-1111-4222-8333-444455556666';

/** A small value that a schema takes: every required field, nothing more. */
export function sampleOf(schema: Schema): Json {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0]!;
  const choices = schema.anyOf ?? schema.oneOf;
  // A value rather than null, so that what is checked of a value is checked.
  if (choices !== undefined) return sampleOf(choices.find(({ type }) => type !== 'null')!);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sampleOf(schema.properties![name]!)]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items!));
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'string':
      return stringOf(schema);
    default:
      return null;
  }
}

function stringOf({ format, pattern }: Schema): string {
  if (format === 'date') return '2026-03-02';
  if (pattern?.includes('{64}') === true) return 'a'.repeat(64);
  if (pattern?.includes('{6}') === true) return '310112';
  return format === 'uuid' ? uuid : 'x';
}
