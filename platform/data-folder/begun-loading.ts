import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLegalDate, type LegalDate } from '#domain/kernel/legal-date.ts';

/** Where it stands that the cases of the demonstration are being loaded; gone when all of them are there. */
const begunFile = 'demonstration-begun.json';

/** The loading of the demonstration's cases, which a killed process leaves half done. */
export interface BegunLoading {
  /** The day of which the cases are: what was sent on it is sent again as it was. Null where none was begun. */
  day(): LegalDate | null;
  begin(day: LegalDate): void;
  end(): void;
}

export function begunLoading(folder: string): BegunLoading {
  const file = join(folder, begunFile);
  return {
    day() {
      if (!existsSync(file)) return null;
      const { day } = readJson(file);
      return isLegalDate(day) ? (day as LegalDate) : null;
    },
    begin: (day) => writeFileSync(file, `${JSON.stringify({ v: 1, day })}\n`, { mode: 0o600 }),
    end: () => rmSync(file, { force: true }),
  };
}

/** What is no JSON, as of a process that was killed while it wrote, says nothing. */
function readJson(file: string): { readonly day?: unknown } {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { readonly day?: unknown };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {};
  }
}
