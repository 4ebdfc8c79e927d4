import type { CaseEvent } from '#domain/casework/events.ts';
import { caseDecider } from '#domain/casework/case-decider.ts';
import type { CaseState } from '#domain/casework/case-state.ts';
import { fold } from '#domain/kernel/decider.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { reckonWarning } from '#domain/supervision/reckon-warning.ts';
import { watchedLimits } from '#domain/supervision/watched-limits.ts';
import { warningStream } from '#domain/supervision/warning-events.ts';
import { AgencyId } from '#domain/kernel/ids.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { journey, parties } from '#domain/casework/testing/scenario.ts';
import type { Projector } from '../ports/projector.ts';
import type { ViewStores } from '../ports/views.ts';
import { appendCase, caseNumber, journeyWith } from './case-events.ts';
import type { MemoryLog } from './memory-log.ts';

/** What a contract of a view store is run over: the stores once they have seen all of the log. */
export interface StoresUnderTest {
  readonly stores: ViewStores;
  readonly log: MemoryLog;
}

/** Cases at every step of the procedure, of two prisons and three districts, one of them not published. */
const numberOfCases = 3 * journey.length;
const districts = ['310112', '310116', null];

/** Appends the cases that the contracts ask about, and looks at some of them. */
export function appendContractCases(log: MemoryLog): void {
  for (let number = 1; number <= numberOfCases; number += 1) {
    const events = journeyWith(
      {
        district: districts[number % districts.length]!,
        offender: { name: `${'张李王'[number % 3]}${number}`, prisonerNumber: `31010${number}` },
        reference: number % 5 === 0 ? null : `（2026）减字第${number}号`,
        on: LegalDate(number % 4 === 0 ? '2026-01-20' : '2026-02-02'),
      },
      1 + (number % journey.length),
    );
    const own = number % 2 === 0 ? events : events.map(ofAnotherPrison);
    appendCase(log, number, own);
    const caseId = caseNumber(number);
    appendWarnings(log, number, own);
    if (number % 3 === 0) log.append(`access-${caseId}`, 'CaseViewed', { caseId, at: null });
    if (number % 7 === 0) log.append(`access-${caseId}`, 'CaseRefreshed', { caseId, at: null });
    if (number % 9 === 0) log.append('access-search', 'Searched', { q: '盗窃', filter: {} });
  }
}

/** What was warned of on one day, of some of the cases; of some the agency was asked. */
function appendWarnings(log: MemoryLog, number: number, events: readonly CaseEvent[]): void {
  if (number % 4 === 1) return;
  const caseId = caseNumber(number);
  const state = fold<CaseState | null, CaseEvent>(caseDecider, events)!;
  for (const limit of watchedLimits(state)) {
    const warned = reckonWarning(null, {
      caseId,
      limit,
      today: LegalDate('2026-04-20'),
      threshold: 3,
      began: LegalDate('2026-01-01'),
    });
    const stream = warningStream(`${caseId}-${limit.limit}`);
    for (const { type, data } of warned) log.append(stream, type, data as unknown as JsonObject);
    if (warned.length === 0 || number % 3 !== 0) continue;
    const person = { name: '赵', post: '监督员', staffNumber: '1' };
    log.append(stream, 'WarningSent', { caseId, person, text: '请说明', answerBy: '2026-04-30' });
  }
}

const ofAnotherPrison = (event: CaseEvent): CaseEvent =>
  event.type === 'CaseOpened'
    ? { ...event, data: { ...event.data, agencies: { ...parties, prison: AgencyId('prison-b') } } }
    : event;

const known = new WeakMap<object, readonly object[]>();

/**
 * The documents that a projector makes of the log, by their keys: what a store answers follows from them. Made
 * once: the log of a contract does not grow.
 */
export function documentsOf<Doc extends object>(
  projector: Projector<Doc>,
  log: MemoryLog,
): readonly Doc[] {
  const made = known.get(projector) ?? madeOf(projector, log);
  known.set(projector, made);
  return made as readonly Doc[];
}

function madeOf<Doc extends object>(
  projector: Projector<Doc>,
  { events }: MemoryLog,
): readonly Doc[] {
  const documents = new Map<string, Doc>();
  for (const event of events) {
    if (projector.eventTypes !== null && !projector.eventTypes.has(event.type)) continue;
    for (const key of projector.keys(event)) {
      const after = projector.apply(documents.get(key), event, key);
      if (after === undefined) documents.delete(key);
      else documents.set(key, after);
    }
  }
  return [...documents.values()].map((doc) => projector.complete?.(doc) ?? doc);
}

/** How many of the items there are of each value; null for none. */
export function countedBy<Item>(
  items: readonly Item[],
  valueOf: (item: Item) => string | null,
): ReadonlyMap<string | null, number> {
  const groups = Map.groupBy(items, valueOf);
  return new Map([...groups].map(([value, group]) => [value, group.length]));
}
