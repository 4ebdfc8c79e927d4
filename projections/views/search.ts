import type { CaseState } from '#domain/casework/case-state.ts';
import { stepOfEvent } from '#domain/casework/events.ts';
import { factsListed } from '#domain/casework/listed-facts.ts';
import { steps } from '#domain/casework/steps/index.ts';
import { markedTexts } from '#domain/access/masking.ts';
import type { Json } from '#domain/kernel/canonical-json.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { marksOfEvent } from '#migrations/event-schemas.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Projector } from '../ports/projector.ts';
import { caseEvents, caseKeys, caseMemory, foldCase } from './case-folding.ts';
import { partiesOf, turnOf } from './case-summary.ts';
import { type Turn } from '../ports/turn.ts';

/** What a case can be found by. */
export interface SearchableCase {
  readonly id: string;
  readonly title: string;
  /** Names of persons. */
  readonly parties: readonly string[];
  /** Numbers of the case and of the person, as written. */
  readonly numbers: readonly string[];
  /** Everybody whom an event of the case names, to be hidden in its texts from whom names are masked. */
  readonly persons: { readonly names: readonly string[]; readonly numbers: readonly string[] };
  readonly offence: string | null;
  /** What the facts say that is chosen from a list. */
  readonly listed: ReturnType<typeof factsListed>;
  readonly agencies: readonly string[];
  readonly turn: Turn;
  readonly openedOn: LegalDate | null;
  /** What people wrote in the steps, oldest first. */
  readonly texts: readonly {
    readonly event: string;
    readonly position: number;
    readonly text: string;
  }[];
  readonly documents: readonly { readonly id: string; readonly title: string }[];
  readonly position: number;
  /** Of the last step in the order of the procedure; null before there is one. */
  readonly stepPosition: number | null;
  /** What is needed to go on; `stage`, `measure`, `outcome`, `district` and `provenance` are shown. */
  readonly state: CaseState;
}

export const measureNames: Readonly<Record<CaseState['measure'], Bilingual>> = {
  commutation: { zh: '减刑', en: 'Commutation' },
  parole: { zh: '假释', en: 'Parole' },
  reprieveExpiry: { zh: '死缓期满减刑', en: 'Expiry of the reprieve' },
};

const nobodysTurn: Turn = { kind: null, agency: null, due: null };

export const searchProjector: Projector<SearchableCase> = {
  view: 'search',
  version: 10,
  eventTypes: caseEvents,
  ofOneStream: true,
  keys: caseKeys,
  apply(doc, event, key) {
    const state = foldCase(doc?.state ?? null, event);
    const { type, position, data } = event;
    const texts = writtenTexts(data).map((text) => ({ event: type, position, text }));
    const documents =
      type === 'DocumentAttached'
        ? [{ id: data['documentId'] as string, title: data['title'] as string }]
        : [];
    return {
      id: key,
      title: '',
      parties: [state.offender.name],
      numbers: [],
      persons: withPersonsOf(event, doc?.persons),
      offence: null,
      // The facts are kept in short only; when an event brings others, they are whole again.
      listed: doc?.state.facts === state.facts ? doc.listed : factsListed(state.facts),
      agencies: [],
      turn: nobodysTurn,
      openedOn: state.steps[0]!.on,
      texts: [...standingTexts(doc, type), ...texts],
      documents: [...(doc?.documents ?? []), ...documents],
      position,
      stepPosition: isOfOrder(type) ? position : (doc?.stepPosition ?? null),
      state,
    };
  },
  complete(doc) {
    const { state } = doc;
    const { offender, reference, courtCaseNumber, provenance } = state;
    const published = provenance.kind === 'published' ? provenance.number : null;
    const numbers = [reference, courtCaseNumber, offender.prisonerNumber, published];
    return {
      ...doc,
      title: `${offender.name}${measureNames[state.measure].zh}案`,
      numbers: numbers.filter((number) => number !== null),
      offence: state.facts.offence ?? null,
      agencies: partiesOf(state),
      turn: turnOf(state),
      state: caseMemory(state),
    };
  },
};

/** The names and numbers that stand in marked fields of the event, behind those known before. */
function withPersonsOf(
  { type, data }: RecordedEvent,
  before: SearchableCase['persons'] = { names: [], numbers: [] },
): SearchableCase['persons'] {
  const { names, numbers } = markedTexts(data, marksOfEvent(type));
  const after = {
    names: [...new Set([...before.names, ...names])],
    numbers: [...new Set([...before.numbers, ...numbers])],
  };
  const isSame =
    after.names.length === before.names.length && after.numbers.length === before.numbers.length;
  // Mostly nobody new: what was reckoned from the persons known before still holds.
  return isSame ? before : after;
}

/** Names of the fields in which a step holds sentences that somebody wrote. */
const written = new Set([
  'text',
  'opinion',
  'reason',
  'reasons',
  'summary',
  'note',
  'replyToProcuratorate',
  'propertyDetail',
]);

/** The sentences in an event's data, wherever they stand in it. */
export function writtenTexts(value: Json, name = ''): string[] {
  if (typeof value === 'string') return written.has(name) ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value))
    return (value as readonly Json[]).flatMap((item) => writtenTexts(item, name));
  return Object.entries(value).flatMap(([key, item]) => writtenTexts(item, key));
}

/** What was written before this event and still stands: what a withdrawal takes back does not. */
const standingTexts = (doc: SearchableCase | undefined, type: string): SearchableCase['texts'] =>
  type === 'StepWithdrawn'
    ? (doc?.texts ?? []).filter(({ position }) => position !== doc?.stepPosition)
    : (doc?.texts ?? []);

/** A step in the order of the procedure, which a withdrawal may take back. */
function isOfOrder(type: string): boolean {
  const step = stepOfEvent(type);
  return step !== undefined && !steps[step].besideOthers;
}
