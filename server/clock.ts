import type { Clock } from '#commands/ports.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';

/** The machine's clock; days are China's. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => LegalDate(Temporal.Now.plainDateISO('Asia/Shanghai').toString()),
};
