import type { Json } from '#domain/kernel/canonical-json.ts';

/** 脱敏: the first character of a name stays, the rest becomes 某 (as courts publish them). */
export function maskName(name: string): string {
  const [first = ''] = [...name];
  return `${first}某`;
}

/** The last two characters of a number stay. */
export function maskNumber(number: string): string {
  const characters = [...number];
  return `${'*'.repeat(Math.max(characters.length - 2, 1))}${characters.slice(-2).join('')}`;
}

/** Of a day of birth only the year stays. */
const maskDay = (date: string): string => `${date.slice(0, 4)}-**-**`;

/** SECU-1: what is hidden, by the name of the field, wherever in an event or dossier it stands. */
const maskedFields: Readonly<Record<string, (text: string) => string>> = {
  name: maskName,
  prisonerNumber: maskNumber,
  birthDate: maskDay,
  certificateNumber: maskNumber,
  identityNumber: maskNumber,
};

/** The same value with names and numbers masked; the original is not touched. */
export function masked<Value extends Json>(value: Value): Value {
  return mask(value) as Value;
}

function mask(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(mask);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const hide = Object.hasOwn(maskedFields, key) ? maskedFields[key] : undefined;
      return [key, hide !== undefined && typeof member === 'string' ? hide(member) : mask(member)];
    }),
  );
}
