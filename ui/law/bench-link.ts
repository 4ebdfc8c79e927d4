import { factsSchema } from '#domain/law/index.ts';
import { isDay } from '../steps/as-fact.ts';
import { fieldsOf, type Field } from '../steps/field-schema.ts';

/** Days, numbers, choices and yes or no say nothing of who a person is; free words may. */
const isFreeText = ({ kind, name }: Field): boolean => kind.type === 'text' && !isDay(name);

/** What is said in free words but is needed by a rule. */
const needed: ReadonlySet<string> = new Set(['property']);

const told: readonly Field[] = fieldsOf(factsSchema).filter(
  (field) => !isFreeText(field) || needed.has(field.name),
);

/** The facts without free words, and without what is not known. */
function withoutFreeText(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    told
      .map(({ name, kind }): [string, unknown] => [
        name,
        kind.type === 'list' ? itemsOf(facts[name], kind.fields) : facts[name],
      ])
      .filter(([, value]) => value !== null && value !== undefined),
  );
}

const itemsOf = (items: unknown, fields: readonly Field[]): unknown =>
  Array.isArray(items)
    ? items.map((item: Record<string, unknown>) =>
        Object.fromEntries(
          fields
            .filter((field) => !isFreeText(field))
            .map(({ name }): [string, unknown] => [name, item[name]])
            .filter(([, value]) => value !== null && value !== undefined),
        ),
      )
    : items;

/**
 * Facts as a parameter of an address, base64url. It stands behind the `#`, which a browser sends to
 * nobody; free words, in which a name could stand, are left out.
 */
export function encodeFacts(facts: Readonly<Record<string, unknown>>): string {
  const bytes = new TextEncoder().encode(JSON.stringify(withoutFreeText(facts)));
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
