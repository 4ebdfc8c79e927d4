import { addDays, LegalDate } from '#domain/kernel/legal-date.ts';

/** Days within which a limit is near, from today. */
export const nearDays = 7;

/** What a work list is asked for: its items, at one's turn or owed beside it, by their last day. */
export interface OwedConditions {
  readonly overdueOn: string;
  readonly dueFrom?: string;
}

/** What was due before today. */
export const overdue = (today: string): OwedConditions => ({ overdueOn: today });

/** What falls due from today until so many days after it. */
export const dueWithin = (today: string, days: number): OwedConditions => ({
  dueFrom: today,
  overdueOn: addDays(LegalDate(today), days + 1),
});
