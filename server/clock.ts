import type { Clock } from '#commands/ports.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';

/** Days of China begin so long before those of UTC; it has had no summer time since 1991. */
const aheadMs = 8 * 3_600_000;
const dayMs = 86_400_000;

/** The day in China at this moment, in milliseconds since 1970; asked of the calendar once a day. */
export function chinaDays(): (moment: number) => LegalDate {
  let number = Number.NaN;
  let day: LegalDate;
  return (moment) => {
    const now = Math.floor((moment + aheadMs) / dayMs);
    if (now !== number) {
      const instant = Temporal.Instant.fromEpochMilliseconds(moment);
      day = LegalDate(instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString());
      number = now;
    }
    return day;
  };
}

const dayAt = chinaDays();

/** The machine's clock; days are China's. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => dayAt(Date.now()),
};
