import type { Client } from '@elastic/elasticsearch';
import type { ServedView } from '../compose-views.ts';
import { installationId } from '../engine/installation-id.ts';
import type { ViewDefinition } from '../engine/view.ts';
import type { FoundView } from '../engine/views-engine.ts';
import type { SearchStore } from '../ports/search-store.ts';
import { DamagedGeneration } from '../ports/sink.ts';
import { ViewServerUnavailable } from '../ports/view-server-unavailable.ts';
import { mostRestMs } from '../ports/views.ts';
import { searchProjector } from '../views/search.ts';
import { seenProgress, servingIndexOf, storedServing } from './ask-index.ts';
import { openElasticBackend } from './elastic-backend.ts';
import { type ElasticConnection, openElastic } from './elastic-connection.ts';
import { serverName } from './elastic-fault.ts';
import { type IndexNames, namesOf } from './index-names.ts';
import { kinds } from './index-shape.ts';
import { searchIndex } from './search-index.ts';
import { searchQuestions } from './search-questions.ts';

const { view } = searchProjector;

/** The writing side may write much at once; whoever asks is told soon. */
export const sides = {
  writing: { answerMs: 30_000 },
  asking: { answerMs: 5_000 },
  beside: { answerMs: 5_000 },
} as const;

/** A view uses an eleventh of the time, until it rests as long as it may. */
const restTimes = 10;

/** The search in Elasticsearch; `folder`: of the views, where the id of the installation lies. */
export function elasticSearch(
  address: string,
  folder: string,
  rowsKept?: number,
): ServedView<SearchStore> {
  const installation = installationId(folder, 'elasticsearch');
  /** Null before anything was written. */
  const indices = (): IndexNames | null => {
    const id = installation.read();
    return id === null ? null : namesOf(id, view);
  };
  return {
    server: serverName,
    prepare: () => void installation.readOrMake(),
    writing: (names, assertMayWrite) =>
      ({
        projector: searchProjector,
        backend: openElasticBackend({
          elastic: openElastic(address, sides.writing),
          installation,
          view,
          shape: searchIndex(names),
          assertMayWrite,
        }),
        rest: { mostMs: mostRestMs.search, times: restTimes },
      }) as unknown as ViewDefinition,
    asking(names) {
      const elastic = openElastic(address, sides.asking);
      const serving = servingIndexOf(elastic, indices, () => asked.forget());
      const asked = searchQuestions(serving.ask, names, rowsKept);
      return {
        store: asked.store,
        follow: serving.turnTo,
        followStored: serving.turnToStored,
        close: () => elastic.close(),
      };
    },
    beside: () => lookingSide(openElastic(address, sides.beside), indices),
  };
}

function lookingSide(elastic: ElasticConnection, indices: () => IndexNames | null) {
  let last: FoundView = { view, generation: null, position: 0, parked: 0 };
  return {
    async look(): Promise<FoundView> {
      try {
        last = { view, ...(await elastic.ask((client) => lookedAt(client, indices()))) };
        return last;
      } catch (error) {
        // Dropped while it was looked at; the next look finds what serves instead.
        if (error instanceof DamagedGeneration) return { ...last, fault: error.message };
        if (!(error instanceof ViewServerUnavailable)) throw error;
        return { ...last, fault: error.message };
      }
    },
    close: () => elastic.close(),
  };
}

/** How far it is for whoever asks, which is behind what is written until a commit has ended. */
async function lookedAt(
  client: Client,
  names: IndexNames | null,
): Promise<Omit<FoundView, 'view'>> {
  const generation = await storedServing(client, names);
  if (generation === null || names === null) return { generation: null, position: 0, parked: 0 };
  const index = names.index('full', generation);
  const { position } = await seenProgress(client, index);
  const { count } = await client.count({ index, query: { term: { kind: kinds.parked } } });
  return { generation, position, parked: count };
}
