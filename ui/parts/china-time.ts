import type { Bilingual } from '#domain/kernel/violation.ts';
import { t } from '../base/say.ts';

const inChina = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

const dayInChina = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
});

/**
 * That something was recorded on a later day than the one it is of, in words, both days being those of
 * China; null where it was recorded on its day, or its day is not given.
 */
export function recordedLater(on: unknown, recordedAt: string): Bilingual | null {
  const recorded = dayInChina.format(new Date(recordedAt));
  return typeof on === 'string' && on < recorded
    ? t(`补录：${recorded} 登记 ${on} 的事项`, `Backdated: recorded on ${recorded} for ${on}`)
    : null;
}

/** A moment as the clocks of the agencies show it, wherever the browser stands, with its zone. */
export const momentInChina = (instant: string): string =>
  `${inChina.format(new Date(instant))} UTC+8`;
