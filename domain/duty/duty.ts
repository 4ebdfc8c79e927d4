import { z } from 'zod';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import { personName } from '../casework/fields.ts';

/** Who of an agency is on duty on a day; officers of the agencies only. */
export const dutySchema = z.strictObject({
  officer: personName(60, '值班人员', 'Officer on duty'),
  telephone: z
    .string()
    .regex(/^[+0-9][0-9 ()-]{2,29}$/)
    .meta({ zh: '电话', en: 'Telephone', personal: 'number' }),
});
export type DutyData = z.infer<typeof dutySchema>;

/** One line of the roster (COCK-1). */
export interface Duty extends DutyData {
  /** Id of the agency. */
  readonly agency: string;
  readonly date: LegalDate;
}

export const dutyEventTypes = ['DutyEntered', 'DutyRemoved'] as const;

export type DutyEvent =
  | { readonly type: 'DutyEntered'; readonly data: Duty }
  | { readonly type: 'DutyRemoved'; readonly data: Pick<Duty, 'agency' | 'date'> };

export const dutyPrefix = 'duty-';
export const dutyStream = (agency: string): string => `${dutyPrefix}${agency}`;

/** The roster by agency and day; the later entry stands. */
export type Roster = ReadonlyMap<string, Duty>;

export const dutyKey = (agency: string, date: string): string => `${date} ${agency}`;

/** Takes one event into a roster of one's own. */
export function takeDuty(roster: Map<string, Duty>, { type, data }: DutyEvent): void {
  const key = dutyKey(data.agency, data.date);
  if (type === 'DutyEntered') roster.set(key, data);
  else roster.delete(key);
}
