import { createHash } from 'node:crypto';
import { agencyKinds } from '#domain/casework/agencies.ts';
import type { CaseOpened, CaseEvent } from '#domain/casework/events.ts';
import { caseStream } from '#domain/casework/events.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { AgencyId, CaseId, EventId } from '#domain/kernel/ids.ts';
import { addDays, LegalDate } from '#domain/kernel/legal-date.ts';
import type { EventStore, EventToAppend } from '#event-store/port.ts';

/** An event and the stream it belongs to. */
export interface PlacedEvent {
  readonly stream: string;
  readonly event: EventToAppend;
}

export interface PlacedCases {
  /** Number of the first case; those before it are another's. */
  readonly firstCase?: number;
  /** Cases that are under way at the same time, so that their events lie interleaved. */
  readonly atOnce?: number;
}

export const casesAtOnce = 500;

const districts = 16;
const reason =
  '经审查，该犯在服刑期间认罪悔罪，认真遵守法律法规及监规，接受教育改造，积极参加思想、文化、职业技术教育，积极参加劳动，努力完成劳动任务，考核期内获得表扬，确有悔改表现。';

/**
 * `count` events as casework leaves them in the store: commutations that go from the
 * opening to the execution in {@link stepsOfCase} steps, many at once, and after each
 * case a look at it. Deterministic; the opinions have the length of real ones.
 */
export function* placedEvents(
  count: number,
  { firstCase = 0, atOnce = casesAtOnce }: PlacedCases = {},
): Generator<PlacedEvent> {
  let made = 0;
  for (let first = firstCase; made < count; first += atOnce) {
    for (let step = 0; step <= stepsOfCase && made < count; step += 1) {
      for (let number = first; number < first + atOnce && made < count; number += 1) {
        yield placed(number, step);
        made += 1;
      }
    }
  }
}

/** Appends `count` such events in their order, a batch of many streams at a time. */
export async function fillWithCases(
  store: Pick<EventStore, 'append'>,
  count: number,
): Promise<void> {
  await fillWith(store, placedEvents(count));
}

/** Appends all of them, those of one stream in their order; resolves with their number. */
export async function fillWith(
  store: Pick<EventStore, 'append'>,
  events: Iterable<PlacedEvent>,
): Promise<number> {
  let batch: PlacedEvent[] = [];
  let count = 0;
  const append = async (): Promise<void> => {
    const streams = Map.groupBy(batch, ({ stream }) => stream);
    await Promise.all(
      [...streams].map(([stream, placed]) =>
        store.append(
          stream,
          placed.map(({ event }) => event),
          'any',
        ),
      ),
    );
    count += batch.length;
    batch = [];
  };
  for (const placed of events) {
    if (batch.push(placed) === 500) await append();
  }
  await append();
  return count;
}

export const caseIdOf = (number: number): CaseId => CaseId(uuid(`case ${number}`));

function placed(number: number, step: number): PlacedEvent {
  const caseId = caseIdOf(number);
  const { type, data } = step === stepsOfCase ? look(caseId) : journey(number, caseId)[step]!;
  const kind = agencyKinds[number % agencyKinds.length]!;
  const event: EventToAppend = {
    id: EventId(uuid(`event ${number} ${step}`)),
    type,
    data: data as JsonObject,
    metadata: {
      correlationId: uuid(`request ${number} ${step}`),
      causationId: uuid(`request ${number} ${step}`),
      actor: { kind: 'system', id: 'bench', agency: `${kind}-1`, role: 'businessSystem' },
      schemaVersion: 1,
      salt: createHash('sha256').update(`${number} ${step}`).digest('base64url'),
    },
  };
  return { stream: step === stepsOfCase ? `access-${caseId}` : caseStream(caseId), event };
}

const look = (caseId: CaseId) => ({ type: 'CaseViewed', data: { caseId, at: null } });

const opening = (number: number, caseId: CaseId, on: LegalDate): CaseOpened['data'] => ({
  caseId,
  processVersion: 'process-2014',
  on,
  measure: 'commutation',
  provenance: { kind: 'synthetic', seed: 1 },
  reference: `（2025）沪减字第${number}号`,
  district: String(310_101 + (number % districts)),
  offender: { name: nameOf(number), prisonerNumber: String(3_101_000_000 + number) },
  agencies: {
    prison: AgencyId(`prison-${number % 9}`),
    procuratorate: AgencyId(`procuratorate-${number % 3}`),
    court: AgencyId(`court-${number % 3}`),
    justiceBureau: AgencyId(`justice-${number % districts}`),
  },
  facts: {
    offence: ['盗窃罪', '诈骗罪', '抢劫罪', '故意伤害罪'][number % 4]!,
    originalSentence: 'fixedTerm',
    currentSentence: 'fixedTerm',
    termMonths: 60,
    sentenceStart: LegalDate('2023-01-05'),
    sentenceEnd: LegalDate('2028-01-04'),
    judgmentEffective: LegalDate('2023-02-20'),
    deliveryDate: LegalDate('2023-03-10'),
    priors: [],
    categories: [],
    property: 'none',
    merit: ['repent'],
  },
  plannedFilingDate: addDays(on, 46),
  note: null,
  override: null,
});

const proposal = { reductionMonths: 6, reductionDays: null, resultTermMonths: null, parole: false };

/** The steps of one case; the day of the opening differs from case to case. */
function journey(number: number, caseId: CaseId): readonly CaseEvent[] {
  const first = addDays(LegalDate('2025-01-06'), number % 300);
  const on = (days: number): LegalDate => addDays(first, days);
  const agreed = (days: number) => ({ on: on(days), agreed: true, opinion: reason });
  return [
    { type: 'CaseOpened', data: opening(number, caseId, first) },
    { type: 'WardReviewed', data: agreed(1) },
    { type: 'DepartmentReviewed', data: agreed(2) },
    { type: 'CommitteeReviewed', data: { ...agreed(3), members: 9 } },
    { type: 'PrisonNoticePosted', data: { on: on(4) } },
    { type: 'PrisonNoticeEnded', data: { on: on(14), objections: [] } },
    { type: 'ProcuratorateOpinionGiven', data: { on: on(20), stance: 'agree', text: reason } },
    {
      type: 'ProposalDecided',
      data: {
        on: on(25),
        propose: true,
        proposal,
        reasons: reason,
        replyToProcuratorate: null,
        override: null,
      },
    },
    { type: 'ProposalSubmitted', data: { on: on(46), materials: ['proposal'], override: null } },
    {
      type: 'CaseAccepted',
      data: { on: on(48), courtCaseNumber: `（2025）沪0${1 + (number % 3)}刑更${number}号` },
    },
    { type: 'CourtNoticePosted', data: { on: on(49) } },
    { type: 'CourtNoticeEnded', data: { on: on(56), objections: [] } },
    { type: 'TrialModeChosen', data: { on: on(57), mode: 'paper', hearingDate: null } },
    {
      type: 'TrialHeld',
      data: { on: on(59), procurators: null, offenderInterviewed: true, summary: reason },
    },
    {
      type: 'RulingMade',
      data: {
        on: on(66),
        outcome: 'grant',
        granted: proposal,
        newEnd: LegalDate('2027-07-04'),
        paroleProbationEnd: null,
        resultSentence: null,
        politicalRightsYears: null,
        reasons: reason,
        override: null,
      },
    },
    {
      type: 'RulingServed',
      data: {
        on: on(68),
        prison: on(68),
        procuratorate: on(68),
        offender: on(68),
        justiceBureau: null,
      },
    },
    { type: 'RulingExecuted', data: { on: on(70), certificateNumber: null } },
  ];
}

export const stepsOfCase = 17;

const surnames = '王李张刘陈杨黄赵吴周';
const givenNames = '伟强磊军洋勇杰涛明超华建国平志';

function nameOf(number: number): string {
  const given = (index: number): string => [...givenNames][index % givenNames.length]!;
  return (
    [...surnames][number % 10]! + given(Math.floor(number / 10)) + given(Math.floor(number / 150))
  );
}

function uuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
