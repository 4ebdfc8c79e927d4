import { LegalDate } from '#domain/kernel/legal-date.ts';

/** The day in China, on which a command is given. */
export const today = (): LegalDate =>
  LegalDate(Temporal.Now.plainDateISO('Asia/Shanghai').toString());
