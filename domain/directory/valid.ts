import type { LegalDate } from '../kernel/legal-date.ts';

/** From the first day to the last one, both included; null while no end is known. */
export interface Valid {
  readonly from: LegalDate;
  readonly until: LegalDate | null;
}

export const isValidOn = ({ from, until }: Valid, day: LegalDate): boolean =>
  from <= day && (until === null || day <= until);
