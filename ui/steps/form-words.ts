import type { Bilingual, Violation } from '#domain/kernel/violation.ts';
import { factName } from '#domain/law/fact-names.ts';
import { t } from '../base/say.ts';
import { labelOf, type Field, type FormObject } from '../forms/field-schema.ts';
import { valueAt } from '../forms/follow.ts';
import { movedOn } from './moved-on-words.ts';

/**
 * A fact is called by its name in the law, every other field by its label. Null for what is no field
 * of the form: the person who sends it, say.
 */
export const nameOf = (fields: readonly Field[], pointer: string): Bilingual | null =>
  pointer.startsWith('/facts/')
    ? factName(pointer.slice('/facts/'.length).replaceAll('/', '.'))
    : labelOf(fields, pointer);

/** The same for what the form shows: `without` are the pointers of what such a case is not asked for. */
export function nameOfShown(
  fields: readonly Field[],
  pointer: string,
  without: ReadonlySet<string>,
): Bilingual | null {
  if (pointer.startsWith('/facts/')) return nameOf(fields, pointer);
  const isHidden = [...without].some((at) => pointer === at || pointer.startsWith(`${at}/`));
  return isHidden ? null : nameOf(fields, pointer);
}

export const fillIn = t('请填写', 'Fill this in');

/** What the schema says of a box that must be ticked and is not. */
const mustBeTicked = 'SCHEMA-INVALID-VALUE';

/**
 * Whether a field that is still empty is all that a violation speaks of: nothing that was typed is refused.
 * Of a fact, and of the reason for going past the law, the law itself says what it lacks.
 */
function asksOnly(data: FormObject, { rule, field }: Violation): boolean {
  if (field === undefined) return false;
  // A box that must be ticked is empty until it is.
  const value = valueAt(data, field);
  if (isBlankGroup(value)) return true;
  if (!(isEmpty(value) || (value === false && rule === mustBeTicked))) return false;
  if (rule.startsWith('SCHEMA-')) return true;
  return isIn(data, field) && !(field.startsWith('/facts/') || field === '/override');
}

/** What is no field of the form is not empty: nobody can fill it in. */
function isIn(data: FormObject, pointer: string): boolean {
  const at = pointer.lastIndexOf('/');
  const around = at === 0 ? data : valueAt(data, pointer.slice(0, at));
  return typeof around === 'object' && around !== null && pointer.slice(at + 1) in around;
}

/** A list lacks one thing more: as long as one is filling it in, nothing in it is wrong. */
const wantsMore = ({ field, expected, actual }: Violation): boolean =>
  field !== undefined && typeof expected === 'string' && actual === null;

/** What speaks against a step, apart: each violation in one of them. */
export interface Told {
  /** Fields that are still empty. */
  readonly open: readonly { readonly pointer: string; readonly label: Bilingual }[];
  /** What is to be put right or added in the form. */
  readonly slips: readonly Violation[];
  /** What the law or the procedure does not allow. */
  readonly refusals: readonly Violation[];
}

/** What has no field of the form by which to ask for it is told as it is. */
export function toldOf(fields: readonly Field[], violations: readonly Violation[]): Told {
  const asked = violations.map((violation) => {
    const { field, text } = violation;
    const label = field === undefined || text !== fillIn ? null : nameOf(fields, field);
    return { violation, open: label === null ? null : { pointer: field!, label } };
  });
  const told = asked.flatMap(({ violation, open }) => (open === null ? [violation] : []));
  const isSlip = (each: Violation): boolean =>
    each.rule.startsWith('SCHEMA-') || each.rule === movedOn.rule || wantsMore(each);
  return {
    open: asked.flatMap(({ open }) => open ?? []),
    slips: told.filter(isSlip),
    refusals: told.filter((each) => !isSlip(each)),
  };
}

export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '';

/** A group in which nothing is filled in yet. */
const isBlankGroup = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((part) => part === null);

/** A field that is still empty is asked for, in words that a person says. */
export const worded = (data: FormObject, violation: Violation): Violation =>
  asksOnly(data, violation) ? { ...violation, text: fillIn } : violation;

/**
 * What speaks against a field, by its pointer; the first thing of each. That it is still empty is no fault
 * of a field, or of a group, in which nobody has been (`left` holds the others).
 */
export function faultsOf(
  violations: readonly Violation[],
  left: ReadonlySet<string>,
  say: (text: Bilingual) => string,
): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  for (const violation of violations) {
    const { field, text } = violation;
    if (field === undefined || faults.has(field)) continue;
    const isAsked = text === fillIn || wantsMore(violation);
    if (!isAsked || wasIn(left, field)) faults.set(field, say(text));
  }
  return faults;
}

/** Whether somebody has been in a field, or in a part of it. */
const wasIn = (left: ReadonlySet<string>, field: string): boolean =>
  left.has(field) || [...left].some((pointer) => pointer.startsWith(`${field}/`));
