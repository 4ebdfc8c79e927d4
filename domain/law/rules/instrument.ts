import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';

/**
 * How sure the text is. `verified`: read in a public collection of laws; `verifiedSecondary`:
 * seen in a publication that reproduces the article; `inference`: a reading of the text;
 * `fromMemory`: not confirmed against a text, and never shown without that mark.
 */
export type Confidence = 'verified' | 'verifiedSecondary' | 'inference' | 'fromMemory';

/** A law, interpretation or order, named once for all of its rules. */
export interface Instrument<Id extends string = string> {
  readonly id: Id;
  readonly name: Bilingual;
  /** Number of promulgation, as it is cited: `法释〔2016〕23号`. */
  readonly docNo: string;
  /** First day of its rules, unless a rule says otherwise; null when only quoted beside others. */
  readonly from: LegalDate | null;
  readonly confidence: Confidence;
}

/** An article that is quoted beside a rule's own. */
export interface FurtherText {
  readonly instrument: Instrument;
  readonly article: string;
  readonly text: string;
}

// Marked for bundlers: the instruments of which a bundle carries no rule are left out.
/** Declares an instrument; throws RangeError for a first day that does not exist. */
/* @__NO_SIDE_EFFECTS__ */
export function instrument<const Id extends string>(
  data: Omit<Instrument<Id>, 'from'> & { readonly from: string | null },
): Instrument<Id> {
  return { ...data, from: data.from === null ? null : LegalDate(data.from) };
}
