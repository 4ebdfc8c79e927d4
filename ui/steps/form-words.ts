import type { Bilingual, Violation } from '#domain/kernel/violation.ts';
import { factName } from '#domain/law/fact-names.ts';
import { t } from '../frame/say.ts';
import { labelOf, type Field, type FormObject } from './field-schema.ts';
import { valueAt } from './follow.ts';

/**
 * A fact is called by its name in the law, every other field by its label. Null for what is no field
 * of the form: the person who sends it, say.
 */
export const nameOf = (fields: readonly Field[], pointer: string): Bilingual | null =>
  pointer.startsWith('/facts/')
    ? factName(pointer.slice('/facts/'.length).replaceAll('/', '.'))
    : labelOf(fields, pointer);

export const fillIn = t('请填写', 'Fill this in');

/** A field that is still empty is asked for, in words that a person says. */
export const worded = (data: FormObject, violation: Violation): Violation =>
  violation.field !== undefined &&
  violation.rule.startsWith('SCHEMA-') &&
  valueAt(data, violation.field) === null
    ? { ...violation, text: fillIn }
    : violation;

/** What speaks against a field, by its pointer; the first thing of each. */
export function faultsOf(
  violations: readonly Violation[],
  say: (text: Bilingual) => string,
): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  for (const { field, text } of violations) {
    if (field !== undefined && !faults.has(field)) faults.set(field, say(text));
  }
  return faults;
}
