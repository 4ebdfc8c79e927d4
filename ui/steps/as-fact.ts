import { factName } from '#domain/law/fact-names.ts';
import type { Field } from './field-schema.ts';

/** Facts that are days, by their names; a day may be known to the month or the year only. */
export const isDay = (name: string): boolean =>
  /(?:Date|Start|End|Effective|Expiry|Ended)$/.test(name);

/** A fact is called by its name in the law, and a day is asked for as a day. */
export const asFact = (field: Field): Field => ({
  ...field,
  nullable: true,
  label: factName(field.name),
  kind: field.kind.type === 'text' && isDay(field.name) ? { type: 'date' } : field.kind,
});
