import { setTimeout as delay } from 'node:timers/promises';
import type { Client, estypes } from '@elastic/elasticsearch';
import { Problem } from '#domain/kernel/problem.ts';
import { DamagedGeneration } from '../ports/sink.ts';
import { readCatalogue, servingIn } from './catalogue.ts';
import type { ElasticConnection } from './elastic-connection.ts';
import { saidIn } from './elastic-fault.ts';
import type { Progress } from './elastic-sink.ts';
import type { IndexNames } from './index-names.ts';
import { kinds } from './index-shape.ts';

type Wanted = Pick<
  estypes.SearchRequest,
  'query' | 'post_filter' | 'sort' | 'size' | 'search_after' | 'track_total_hits' | '_source'
> & { readonly aggregations?: Record<string, estypes.AggregationsAggregationContainer> };

export interface SearchGiven {
  readonly total: number;
  readonly hits: readonly { readonly sort: estypes.SortResults; readonly body: unknown }[];
  readonly aggregations: Record<string, unknown>;
}

/** An index of the generation that serves, as it is asked; what was written while it was asked is asked again. */
export interface AskedIndex {
  readonly progress: Progress;
  search(wanted: Wanted): Promise<SearchGiven>;
}

/** Runs a question over an index, so that all that it reads belongs to one position. */
export type AskIndex = <T>(form: string, question: (asked: AskedIndex) => Promise<T>) => Promise<T>;

/** Which generation is asked. */
export interface ServingIndex {
  readonly ask: AskIndex;
  /** Changes to another generation; null when none serves. */
  turnTo(generation: number | null): void;
  /** The same by what the server says serves. */
  turnToStored(): Promise<void>;
}

/** A commit that is being written is waited for: so often, and so long in between, ms. */
const looks = { most: 100, betweenMs: 5 };

/** What every search tells beside its answer: how far the index is in the state that was searched. */
const howFar: estypes.AggregationsAggregationContainer = {
  global: {},
  aggregations: {
    newest: { max: { field: 'upTo' } },
    progress: {
      filter: { term: { kind: kinds.progress } },
      aggregations: {
        position: { max: { field: 'position' } },
        changed: { max: { field: 'changed' } },
      },
    },
  },
};

interface Seen extends Progress {
  /** A document is of a commit that has not come to its end. */
  readonly isBeingWritten: boolean;
}

function seenIn(aggregations: Record<string, unknown>): Seen {
  const { newest, progress } = aggregations['howFar'] as {
    newest: { value: number | null };
    progress: { position: { value: number | null }; changed: { value: number | null } };
  };
  const position = progress.position.value;
  const changed = progress.changed.value;
  if (position === null || changed === null) throw new DamagedGeneration('an index is not whole');
  return { position, changed, isBeingWritten: (newest.value ?? 0) > position };
}

async function searched(
  client: Client,
  index: string,
  { aggregations = {}, ...wanted }: Wanted,
): Promise<{ readonly given: SearchGiven; readonly seen: Seen }> {
  const answer = await client.search<{ body: unknown }>({
    index,
    // Of two copies of an index always the same one answers, as long as it is there.
    preference: 'andu',
    allow_partial_search_results: false,
    ...wanted,
    ...('_source' in wanted ? {} : { _source: false, stored_fields: '_none_' }),
    aggregations: { ...aggregations, howFar },
    filter_path: 'hits.total,hits.hits.sort,hits.hits._source,aggregations',
  });
  const { hits } = answer;
  const { value: total } = (hits?.total ?? { value: 0 }) as estypes.SearchTotalHits;
  const all = (answer.aggregations ?? {}) as Record<string, unknown>;
  return {
    given: {
      total,
      hits: (hits?.hits ?? []).map(({ sort = [], _source: source }) => ({
        sort,
        body: source?.body,
      })),
      aggregations: all,
    },
    seen: seenIn(all),
  };
}

/**
 * `names`: null before anything was written; `onTurn`: another generation is asked from now on. Throws Problem
 * `view-not-caught-up` when none serves, ViewServerUnavailable for a server that is away.
 */
export function servingIndexOf(
  elastic: ElasticConnection,
  names: () => IndexNames | null,
  onTurn: () => void,
): ServingIndex {
  let current: number | null = null;

  function turnTo(generation: number | null): void {
    if (generation === current) return;
    current = generation;
    onTurn();
  }

  /** Of a server that is away it is said so, also to who asks before anything was heard of it. */
  async function serving(client: Client): Promise<number> {
    if (current === null) turnTo(await storedServing(client, names()));
    if (current === null) throw new Problem('view-not-caught-up');
    return current;
  }

  /** What a question gives over one state of an index; null where it is to be asked again. */
  async function look<T>(
    client: Client,
    form: string,
    question: (asked: AskedIndex) => Promise<T>,
    isLast: boolean,
  ): Promise<{ readonly answer: T } | null> {
    const index = names()!.index(form, await serving(client));
    try {
      const { seen: progress } = await searched(client, index, {
        size: 0,
        track_total_hits: false,
      });
      let isOne = !progress.isBeingWritten;
      if (!isOne && !isLast) return null;
      const answer = await question({
        progress,
        async search(wanted) {
          const { given, seen } = await searched(client, index, wanted);
          // What was only looked at meanwhile, and changed nothing, does not matter.
          isOne &&= !seen.isBeingWritten && seen.changed === progress.changed;
          return given;
        },
      });
      // A commit that broke off is read as it lies: each document is right as of its own position.
      return isOne || isLast ? { answer } : null;
    } catch (error) {
      if (!isGone(error)) throw error;
      // Dropped while it was followed: what serves instead is asked.
      turnTo(null);
      if (isLast) throw new Problem('view-not-caught-up');
      return null;
    }
  }

  return {
    turnTo,
    turnToStored: () => elastic.ask(async (client) => turnTo(await storedServing(client, names()))),
    ask: (form, question) =>
      elastic.ask(async (client) => {
        for (let turn = 1; ; turn += 1) {
          const found = await look(client, form, question, turn >= looks.most);
          if (found !== null) return found.answer;
          await delay(looks.betweenMs);
        }
      }),
  };
}

const isGone = (error: unknown): boolean =>
  error instanceof DamagedGeneration || saidIn(error)?.type === 'index_not_found_exception';

/** The generation that the server says serves; null when none does. */
export async function storedServing(
  client: Client,
  names: IndexNames | null,
): Promise<number | null> {
  return names === null ? null : servingIn(await readCatalogue(client, names.catalogueId));
}

/** How far an index is, as whoever asks sees it. */
export const seenProgress = async (client: Client, index: string): Promise<Progress> =>
  (await searched(client, index, { size: 0, track_total_hits: false })).seen;
