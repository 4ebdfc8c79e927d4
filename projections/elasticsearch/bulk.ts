import { setTimeout as delay } from 'node:timers/promises';
import type { Client, estypes } from '@elastic/elasticsearch';
import { DamagedGeneration, UnwritableDocument } from '../ports/sink.ts';
import { isBusy, type Said, saidIn, unavailable } from './elastic-fault.ts';

/** One write of a bulk. */
export interface BulkAction {
  /** The document it is about, for whoever is told that it could not be written. */
  readonly key: string;
  /** Lines of the bulk, as they go over the wire. */
  readonly lines: readonly string[];
}

/** In one request. */
const most = { actions: 1_000, characters: 4_000_000 };

/** How often what the server has no room for in its queues is sent again, and the first pause, ms. */
const busy = { tries: 7, firstPauseMs: 50 };

/**
 * Sends writes one request after the other, so that no more is under way than the server takes. An older version of a
 * document than the one that is there is no fault: it is left out. Throws UnwritableDocument for a document that the
 * server cannot take, DamagedGeneration where the index is gone, ViewServerUnavailable for the rest.
 * `refresh`: all of it is seen by whoever asks next.
 */
export async function sendBulk(
  client: Client,
  actions: readonly BulkAction[],
  { refresh = false }: { readonly refresh?: boolean } = {},
): Promise<void> {
  for (const portion of portionsOf(actions)) await sendPortion(client, portion, refresh);
}

function* portionsOf(actions: readonly BulkAction[]): Generator<readonly BulkAction[]> {
  let portion: BulkAction[] = [];
  let characters = 0;
  for (const action of actions) {
    const own = action.lines.reduce((sum, line) => sum + line.length, 0);
    if (
      portion.length >= most.actions ||
      (portion.length > 0 && characters + own > most.characters)
    ) {
      yield portion;
      portion = [];
      characters = 0;
    }
    portion.push(action);
    characters += own;
  }
  if (portion.length > 0) yield portion;
}

async function sendPortion(
  client: Client,
  portion: readonly BulkAction[],
  refresh: boolean,
): Promise<void> {
  let waiting = portion;
  for (let turn = 1; ; turn += 1) {
    const { rest, said } = await sendOnce(client, waiting, refresh);
    if (rest.length === 0) return;
    if (turn >= busy.tries) throw unavailable(said!);
    await delay(busy.firstPauseMs * 2 ** (turn - 1));
    waiting = rest;
  }
}

/** What the server was too busy for, and what it said. */
interface Left {
  readonly rest: readonly BulkAction[];
  readonly said: Said | null;
}

async function sendOnce(
  client: Client,
  actions: readonly BulkAction[],
  refresh: boolean,
): Promise<Left> {
  let items: estypes.BulkResponse['items'];
  try {
    const operations = actions.flatMap(({ lines }) => lines);
    ({ items } = await client.bulk<string>({ operations, require_alias: true, refresh }));
  } catch (error) {
    const said = saidIn(error);
    if (said === null || !isBusy(said)) throw error;
    return { rest: actions, said };
  }
  const rest: BulkAction[] = [];
  let last: Said | null = null;
  for (const [at, item] of items.entries()) {
    const { status, error } = Object.values(item)[0]!;
    if (error === undefined) continue;
    const said = { status, type: error.type };
    // Something newer is there.
    if (status === 409) continue;
    if (isBusy(said)) {
      rest.push(actions[at]!);
      last = said;
    } else throw faultOfItem(actions[at]!.key, said);
  }
  return { rest, said: last };
}

function faultOfItem(key: string, said: Said): Error {
  if (said.type === 'index_not_found_exception') {
    return new DamagedGeneration('an index of a view is gone');
  }
  // The reason of the server is not repeated: it may hold parts of the document.
  return said.status === 400 ? new UnwritableDocument(key, said.type) : unavailable(said);
}
