import { z } from 'zod';
import { text } from '../casework/fields.ts';

/** Who of an agency is on duty on a day; officers of the agencies only. */
export const dutySchema = z.strictObject({
  officer: text(60, { zh: '值班人员', en: 'Officer on duty' }),
  telephone: z
    .string()
    .regex(/^[+0-9][0-9 ()-]{2,29}$/)
    .meta({ zh: '电话', en: 'Telephone' }),
});
export type DutyData = z.infer<typeof dutySchema>;

/** One line of the roster (COCK-1). */
export interface Duty extends DutyData {
  /** Id of the agency. */
  readonly agency: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

export const dutyEventTypes = ['DutyEntered', 'DutyRemoved'] as const;

export const dutyPrefix = 'duty-';
export const dutyStream = (agency: string): string => `${dutyPrefix}${agency}`;

/** The roster by agency and day; the later entry stands. */
export type Roster = Map<string, Duty>;

export const dutyKey = (agency: string, date: string): string => `${date} ${agency}`;

/** Takes one event of a `duty-…` stream into the roster. */
export function takeDuty(
  roster: Roster,
  { type, data }: { readonly type: string; readonly data: unknown },
): void {
  const duty = data as Duty;
  const key = dutyKey(duty.agency, duty.date);
  if (type === 'DutyEntered') roster.set(key, duty);
  if (type === 'DutyRemoved') roster.delete(key);
}
