import { z } from 'zod';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import type { Provenance } from './provenance.ts';
import { personName, text } from './fields.ts';
import { procedural } from './refusal.ts';

/**
 * The person who took a step and answers for it. Of somebody who is signed in, the session says
 * who that is; a business system states it with the command that it reports, under its signature.
 */
export const actingPersonSchema = z
  .strictObject({
    name: personName(100, '姓名', 'Name'),
    post: text(100, { zh: '职务', en: 'Post', personal: 'freeText' }),
    staffNumber: text(64, { zh: '工号', en: 'Staff number', personal: 'number' }),
    at: z.iso
      .datetime({ offset: true })
      .nullable()
      .meta({ zh: '决定时刻', en: 'Moment of the decision', personal: 'none' }),
  })
  .meta({ zh: '决定人', en: 'Person who decided' });

/** `at` is a moment of RFC 3339; null says "not published", as only a published case may. */
export type ActingPerson = z.infer<typeof actingPersonSchema>;

/** What a step keeps of who took it; absent in events from before it was asked for. */
export interface TakenBy {
  readonly person?: ActingPerson;
}

/** In a published case nobody is named: what stands there says so, and is no person's name. */
export const unpublishedPerson = (number: string): ActingPerson => ({
  name: '姓名未公布（演示数据）',
  post: '职务未公布（演示数据）',
  staffNumber: `演示-${number}`,
  at: null,
});

/**
 * What speaks against the person of a step: nobody named where the step must be answered for by
 * name (`required`), no moment, or one in the future. Null when nothing does.
 */
export function checkPerson(
  person: ActingPerson | null,
  required: boolean,
  { provenance, today }: { readonly provenance: Provenance; readonly today: LegalDate },
): Violation | null {
  if (person === null) {
    return required
      ? procedural(
          'PROC-PERSON',
          '该环节由具名的人决定：应当写明姓名、职务、工号和时刻',
          'A named person decides this step: name, post, staff number and moment are missing',
          { field: '/person' },
        )
      : null;
  }
  if (person.at === null) {
    return provenance.kind === 'published'
      ? null
      : procedural('PROC-PERSON', '应当写明决定的时刻', 'The moment of the decision is missing', {
          field: '/person/at',
        });
  }
  if (dayInChina(person.at) > today) {
    return procedural('PROC-PERSON', '决定的时刻晚于今日', 'The moment lies in the future', {
      field: '/person/at',
      expected: today,
      actual: person.at,
    });
  }
  return null;
}

/** The day of a moment in China's time zone (UTC+8, without summer time). */
const dayInChina = (moment: string): string =>
  new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 10);
