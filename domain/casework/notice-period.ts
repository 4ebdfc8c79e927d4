import { addWorkingDays } from '#domain/law/calendar/working-days.ts';
import { addDays, type LegalDate } from '#domain/kernel/legal-date.ts';
import { procedural, refuse, type Refusal } from './step.ts';

/** 监狱法 (2026) art. 50 and 司法部令第130号第十一条: five working days, the day of posting excluded. */
const prisonWorkingDays = 5;
/** 法释〔2014〕5号第三条: five days. */
const courtDays = 5;

/**
 * The last day of a notice posted on `posted`; null when the calendar does not know
 * the year, which is then for a person to check.
 */
export function noticeLastDay(where: 'prison' | 'court', posted: LegalDate): LegalDate | null {
  if (where === 'court') return addDays(posted, courtDays);
  const last = addWorkingDays(posted, prisonWorkingDays);
  return last.kind === 'found' ? last.date : null;
}

/** Refuses to end a notice before its last day; says from when it may end. */
export function checkNoticePeriod(
  where: 'prison' | 'court',
  posted: LegalDate | null,
  ended: LegalDate | null,
): Refusal | null {
  if (posted === null || ended === null) return null;
  const last = noticeLastDay(where, posted);
  if (last === null || ended >= last) return null;
  return refuse(
    'refused-by-law',
    where === 'prison'
      ? procedural(
          posted >= '2026-11-01' ? 'PL2026-050-1' : 'MOJ130-011',
          '监内公示期为五个工作日',
          'The notice in prison runs for five working days',
          {
            article:
              posted >= '2026-11-01'
                ? '中华人民共和国监狱法（2026年修订）第五十条'
                : '监狱提请减刑假释工作程序规定（司法部令第130号）第十一条',
            field: '/on',
            expected: last,
            actual: ended,
            passesFrom: last,
          },
        )
      : procedural('SPC2014-003-3', '公示期限为五日', 'The notice runs for five days', {
          article: '法释〔2014〕5号第三条',
          field: '/on',
          expected: last,
          actual: ended,
          passesFrom: last,
        }),
  );
}
