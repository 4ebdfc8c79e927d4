import { factsSchema } from '#domain/law/index.ts';
import { fieldsOf, type Field, type FormObject, type FormValue } from '../forms/field-schema.ts';

const told: readonly Field[] = fieldsOf(factsSchema);

/** What is said in free words but is needed by a rule. */
const needed: ReadonlySet<string> = new Set(['property']);

/**
 * A fact without free words, in which a name could stand; days, numbers, choices and yes or no say
 * nothing of who a person is. Null where nothing is left, or nothing is known.
 */
function withoutFreeText({ name, kind }: Field, value: FormValue): FormValue {
  switch (kind.type) {
    case 'text':
      return needed.has(name) ? value : null;
    case 'choice':
      // Words from before there was a list are free words.
      return needed.has(name) || kind.values.includes(String(value)) ? value : null;
    case 'yesNo':
      // A yes stays a yes when its words are left out.
      if (kind.more === null || typeof value === 'boolean' || value === null) return value;
      return withoutFreeText(kind.more, value) ?? true;
    case 'list':
      return Array.isArray(value) ? value.map((item) => partsOf(kind.fields, item)) : value;
    case 'group':
      return partsOf(kind.fields, value);
    default:
      return value;
  }
}

const isParts = (value: unknown): value is Readonly<Record<string, FormValue>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const partsOf = (fields: readonly Field[], value: FormValue): FormValue =>
  isParts(value)
    ? Object.fromEntries(
        fields
          .map((field) => [field.name, withoutFreeText(field, value[field.name] ?? null)] as const)
          .filter(([, part]) => part !== null),
      )
    : value;

/**
 * Facts as a parameter of an address, base64url. It stands behind the `#`, which a browser sends to
 * nobody; free words, in which a name could stand, are left out.
 */
export function encodeFacts(facts: Readonly<Record<string, unknown>>): string {
  const bytes = new TextEncoder().encode(JSON.stringify(partsOf(told, facts as FormObject)));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** The facts of such a parameter as JSON text; null for what is none. */
export function decodeFacts(parameter: string): string | null {
  try {
    const bytes = Uint8Array.from(
      atob(parameter.replaceAll('-', '+').replaceAll('_', '/')),
      (letter) => letter.charCodeAt(0),
    );
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return null;
  }
}
