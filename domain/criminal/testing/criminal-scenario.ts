import type { ActingPerson } from '#domain/casework/acting-person.ts';
import { AgencyId, CaseId } from '#domain/kernel/ids.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CriminalAgencyKind } from '../agencies.ts';
import { agencyOf, criminalDecider, type CriminalContext } from '../criminal-decider.ts';
import { criminalLimits, type CriminalLimit } from '../criminal-limits.ts';
import type { CriminalState } from '../criminal-state.ts';
import type { CriminalCommand, CriminalEvent } from '../events.ts';
import { criminalSteps } from '../steps/index.ts';
import type { FileCaseData } from '../steps/filing.ts';

/** Made-up criminal cases for tests: commands in a short form, decided one after the other. */

export const criminalCaseId = CaseId('6d1f6f3e-27a5-4b3a-9c55-3f3d8a1b0c01');
const ids: Readonly<Record<CriminalAgencyKind, AgencyId>> = {
  police: AgencyId('police-a'),
  procuratorate: AgencyId('procuratorate-a'),
  court: AgencyId('court-a'),
  prison: AgencyId('prison-a'),
  communityCorrection: AgencyId('justice-a'),
};
export const criminalParties = ids;

const person: ActingPerson = {
  name: '赵铁生',
  post: '办案人员',
  staffNumber: '001',
  at: '2026-01-01T01:00:00Z',
};

/** The name of a command, its day, and what else it says. */
export type Told = readonly [name: CriminalCommand['kind'], on: string, more?: object];

const defaults: Readonly<Partial<Record<CriminalCommand['kind'], object>>> = {
  fileCase: {
    origin: 'casework',
    reference: '东公（刑）立字〔2026〕1号',
    district: null,
    suspect: { name: '王小明', idNumber: '990101199001011234' },
    offence: '盗窃罪',
    police: ids.police,
  } satisfies Omit<FileCaseData, 'on' | 'documentNumber'>,
  requestArrest: { procuratorate: ids.procuratorate },
  receiveArrestRequest: { majorComplex: false },
  decideArrest: { approved: true, reasons: null },
  returnArrestReceipt: { executed: true, reason: null },
  requestCustodyExtension: { ground: 'complex' },
  decideCustodyExtension: { granted: true, authority: 'nextHigher' },
  restartCustody: { ground: 'newCrime', finding: '另有重要罪行' },
  changeMeasure: { to: 'bail', reason: '不致发生社会危险性' },
  beginEvaluation: { ground: 'psychiatricEvaluation' },
  dropCase: { reason: '不应追究刑事责任' },
  transferForProsecution: { procuratorate: ids.procuratorate },
  receiveCaseFile: { fastTrack: false, overOneYear: true },
  extendProsecutionReview: { reason: '案情重大复杂' },
  returnForSupplement: { outline: '补充现场勘验' },
  decideProsecution: { prosecute: true, court: ids.court, ground: null, reasons: null },
  decideAcceptance: {
    accepted: true,
    courtCaseNumber: '（2026）东刑初1号',
    procedure: 'ordinary',
    overOneYear: true,
    overThreeYears: false,
    reasons: null,
  },
  extendTrialTerm: { ground: 'incidentalCivilAction', approvedBy: '上一级人民法院' },
  suspendTrial: { reason: '被告人患有严重疾病' },
  recordHearingService: { what: 'indictment' },
  pronounceJudgment: { sentence: 'fixedTerm', termMonths: 60, pronouncement: 'inCourt' },
  recordEffect: { by: 'noAppeal' },
  notifyCorrection: { communityCorrection: ids.communityCorrection },
  deliverDocuments: {
    to: 'prison',
    prison: ids.prison,
    communityCorrection: null,
    remainingMonths: 50,
  },
};

export const commandOf = ([name, on, more = {}]: Told): CriminalCommand =>
  ({
    kind: name,
    data: { on: LegalDate(on), documentNumber: null, ...defaults[name], ...more },
  }) as unknown as CriminalCommand;

/** Decides a command as the agency that it is for, on its own day. */
export function decideTold(
  told: Told,
  state: CriminalState | null,
  changes: Partial<CriminalContext> = {},
) {
  const command = commandOf(told);
  const agency =
    command.kind === 'fileCase' || state === null
      ? ids.police
      : (agencyOf(criminalSteps[command.kind], state) ?? ids.police);
  return criminalDecider.decide(command, state, {
    caseId: criminalCaseId,
    today: LegalDate('2030-12-31'),
    agency,
    person,
    ...changes,
  });
}

/** The events of a journey. Throws where one of its commands is refused. */
export function criminalEventsOf(journey: readonly Told[]): readonly CriminalEvent[] {
  let state: CriminalState | null = null;
  return journey.flatMap((told) => {
    const decision = decideTold(told, state);
    if (decision.kind === 'refused') {
      throw new Error(`${told[0]} on ${told[1]}: ${JSON.stringify(decision.violations)}`);
    }
    for (const event of decision.events) state = criminalDecider.evolve(state, event);
    return decision.events;
  });
}

/** The case after a journey. */
export const afterTold = (journey: readonly Told[]): CriminalState =>
  criminalEventsOf(journey).reduce<CriminalState | null>(criminalDecider.evolve, null)!;

/** The last limit of an id after a journey. */
export const limitAfter = (id: string, journey: readonly Told[]): CriminalLimit | undefined =>
  criminalLimits(afterTold(journey)).findLast((limit) => limit.id === id);

/** Filed, detained, arrested. */
export const arrested = (on = '2026-03-04'): readonly Told[] => [
  ['fileCase', '2025-11-20'],
  ['executeDetention', '2025-11-20'],
  ['requestArrest', '2025-11-22'],
  ['receiveArrestRequest', '2025-11-22'],
  ['decideArrest', '2025-11-28'],
  ['executeArrest', on],
];

/** From the filing to prison, without a turn aside; every agency takes its part. */
export const toPrison: readonly Told[] = [
  ...arrested('2025-11-28'),
  ['returnArrestReceipt', '2025-12-01'],
  ['transferForProsecution', '2026-01-10'],
  ['receiveCaseFile', '2026-01-10'],
  ['decideProsecution', '2026-02-06'],
  ['receiveIndictment', '2026-02-06'],
  ['decideAcceptance', '2026-02-12'],
  ['scheduleHearing', '2026-02-13', { hearingDate: '2026-03-16', public: true }],
  ['recordHearingService', '2026-02-26', { what: 'indictment' }],
  ['recordHearingService', '2026-03-10', { what: 'summons' }],
  ['recordHearingService', '2026-03-10', { what: 'announcement' }],
  ['holdHearing', '2026-03-16'],
  ['pronounceJudgment', '2026-03-30'],
  ['serveJudgment', '2026-04-01'],
  ['recordEffect', '2026-04-14'],
  ['deliverDocuments', '2026-04-20'],
  ['receiveDocuments', '2026-04-22'],
  ['admitToPrison', '2026-05-06'],
  ['sendFamilyNotice', '2026-05-08'],
];

/** From the judgment on into community correction. */
export const toCorrection: readonly Told[] = [
  ...toPrison.slice(0, -7),
  [
    'pronounceJudgment',
    '2026-03-30',
    { sentence: 'probation', termMonths: 12, pronouncement: 'fixedDate' },
  ],
  ['recordEffect', '2026-04-14'],
  ['notifyCorrection', '2026-04-16'],
  [
    'deliverDocuments',
    '2026-04-20',
    {
      to: 'communityCorrection',
      prison: null,
      communityCorrection: ids.communityCorrection,
      remainingMonths: null,
    },
  ],
  ['receiveCorrectionDocuments', '2026-04-21'],
  ['returnCorrectionReceipt', '2026-04-23'],
  ['enterCorrection', '2026-04-24'],
];

/** A journey up to the last act of this name. */
export const until = (journey: readonly Told[], last: Told[0]): readonly Told[] =>
  journey.slice(0, journey.findLastIndex(([name]) => name === last) + 1);

/** The file came to the procuratorate on a day; `more`: what the receipt says. */
export const transferred = (received: string, more = {}): readonly Told[] => [
  ...arrested('2025-11-28'),
  ['transferForProsecution', '2025-12-20'],
  ['receiveCaseFile', received, more],
];

/** Accepted by the court on a day; `more`: what the decision says. */
export const accepted = (on: string, more = {}): readonly Told[] => [
  ...transferred('2025-12-20'),
  ['decideProsecution', '2025-12-25'],
  ['receiveIndictment', '2025-12-25'],
  ['decideAcceptance', on, more],
];

/** A public hearing set for a day, and what came after that. */
export const hearing = (hearingDate: string, more: readonly Told[] = []): readonly Told[] => [
  ...accepted('2025-12-31'),
  ['scheduleHearing', '2026-01-05', { hearingDate, public: true }],
  ...more,
];

const extended = (
  requested: string,
  decided: string,
  more = {},
  authority = 'nextHigher',
): readonly Told[] => [
  ['requestCustodyExtension', requested, more],
  ['decideCustodyExtension', decided, { authority }],
];

/** Custody after an arrest on 2025-12-31, lengthened three times (WD01). */
export const longestCustody: readonly Told[] = [
  ...arrested('2025-12-31'),
  ...extended('2026-02-20', '2026-02-27'),
  ...extended('2026-03-20', '2026-03-30', { ground: 'criminalGroup' }, 'provincial'),
  ...extended('2026-05-20', '2026-05-29', { ground: 'tenYears' }, 'provincial'),
];
