import { type CaseEvent, caseStream } from '#domain/casework/events.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { CaseId } from '#domain/kernel/ids.ts';
import { eventsOf, journey, opening } from '#domain/casework/testing/scenario.ts';
import type { MemoryLog } from './memory-log.ts';

/** A readable id for the n-th case of a test. */
export const caseNumber = (number: number): CaseId =>
  CaseId(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);

/** The journey of the domain's scenario with another opening, as events. */
export const journeyWith = (
  changes: Parameters<typeof opening>[0] = {},
  until = journey.length,
): readonly CaseEvent[] =>
  eventsOf([{ kind: 'openCase', data: opening(changes) }, ...journey.slice(1, until)]);

/** Appends a case's events to a log under the number's id. */
export function appendCase(log: MemoryLog, number: number, events: readonly CaseEvent[]): CaseId {
  const caseId = caseNumber(number);
  for (const { type, data } of events) {
    const own = type === 'CaseOpened' ? { ...data, caseId } : data;
    log.append(caseStream(caseId), type, own as unknown as JsonObject);
  }
  return caseId;
}
