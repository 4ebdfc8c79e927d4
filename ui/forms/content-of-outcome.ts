import type { FormObject, FormValue } from './field-schema.ts';

/** Whether a ruling with this outcome has a content (法释〔2014〕5号第十六条); one without an outcome has none yet. */
export const grants = (outcome: FormValue | undefined): boolean =>
  outcome === 'grant' || outcome === 'adjust';

const content: ReadonlySet<string> = new Set([
  '/granted',
  '/newEnd',
  '/paroleProbationEnd',
  '/resultSentence',
  '/politicalRightsYears',
]);

/** Whether a field is part of a content that the outcome just chosen has not: it is taken out, whoever wrote it. */
export const isTakenOut = (pointer: string, before: FormObject, after: FormObject): boolean =>
  content.has(pointer) && before['outcome'] !== after['outcome'] && !grants(after['outcome']);
