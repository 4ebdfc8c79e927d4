import { createHash } from 'node:crypto';
import { police } from '#demo/directory.ts';
import { CaseId } from '#domain/kernel/ids.ts';
import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import { type AddressedCriminalCommand, criminalLines } from './synthetic/criminal-cases.ts';

/**
 * So many days ago somebody was detained, whose arrest nobody has asked for: after three days (刑诉法第九十一条) that is
 * overdue, due today, and due tomorrow, whatever the calendar says, for the time of who is held is not lengthened by a holiday.
 */
const detainedBefore = [10, 3, 2] as const;

/**
 * Synthetic criminal cases, plainly marked, so that on `today` the supervisor of the demonstration finds a warning of each
 * level and the police have something to explain.
 */
export const practiceCriminalCases = (
  today: LegalDate,
): readonly (readonly AddressedCriminalCommand[])[] =>
  detainedBefore.map((days, index) => {
    const number = String(index + 1).padStart(2, '0');
    const filing = {
      origin: 'synthetic',
      reference: `演练刑案${number}`,
      district: null,
      suspect: { name: `演练嫌疑人${number}（合成）`, idNumber: null },
      offence: '盗窃罪',
      police: police.id,
    };
    const course = [
      { name: 'fileCase', after: 0, more: filing },
      { name: 'executeDetention', after: 1, more: {} },
    ] as const;
    return [...criminalLines(idOf(today, index), course, addDays(today, -days - 1), today)];
  });

/** Of a day: on another one there are new cases. */
function idOf(today: LegalDate, index: number): CaseId {
  const hex = createHash('sha256').update(`andu/practice-criminal/${today}/${index}`).digest('hex');
  return CaseId(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
  );
}

/** What a case is called: by the name of its suspect. */
export const practiceCriminalName = ([filing]: readonly AddressedCriminalCommand[]): string =>
  (filing!.data as { readonly suspect: { readonly name: string } }).suspect.name;
