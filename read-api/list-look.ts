import type { DoorRequest } from '#http/operation.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { readAgain, type ReadRequest } from '#http/read-again.ts';
import type { RecordAct } from '#http/recorded-act.ts';

/** The lists whose rows name people. */
export type NamedList =
  'cases' | 'workList' | 'messages' | 'quality' | 'qualityCases' | 'ruleCases' | 'warnings';

/**
 * Keeps that a page of a list with names was looked at: one event a page, of what was asked for
 * and how many rows it had; no names. Resolves when it is synced, before the page goes out.
 */
export const lookAtList = (
  recordLook: RecordAct,
  list: NamedList | 'criminalCases',
  /** Filter and page as they were asked for; what was not asked for is left out. */
  asked: Readonly<Record<string, unknown>>,
  rows: number,
  request: DoorRequest & ReadRequest,
): Promise<void> =>
  recordLook(
    'access-lists',
    readAgain(request) ? 'ListRefreshed' : 'ListViewed',
    { list, asked: JSON.parse(JSON.stringify(asked)) as JsonObject, rows },
    request,
  );
