import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CriminalProcess } from './process-definition.ts';
import { limits2018 } from './limits-2018.ts';
import { steps2018 } from './steps-2018.ts';

export type { CriminalProcess, CriminalTimeLimit } from './process-definition.ts';

/** Since the Criminal Procedure Law as amended on 2018-10-26. */
const process2018: CriminalProcess = {
  version: 'criminal-2018',
  from: LegalDate('2018-10-26'),
  to: null,
  filing: { articles: [], instrument: { zh: '立案决定书', en: 'Decision to file the case' } },
  steps: steps2018,
  limits: limits2018,
};

export const criminalProcesses: readonly CriminalProcess[] = [process2018];

/** The process of a day; null for a day before any. */
export const criminalProcessOn = (day: LegalDate): CriminalProcess | null =>
  criminalProcesses.find(({ from, to }) => from <= day && (to === null || day <= to)) ?? null;

/** The process of this version. Throws RangeError for one that is not known. */
export function criminalProcess(version: string): CriminalProcess {
  const found = criminalProcesses.find((each) => each.version === version);
  if (found === undefined) throw new RangeError(`no criminal process ${version}`);
  return found;
}
