import type { estypes } from '@elastic/elasticsearch';
import type { ElasticConnection } from './elastic-connection.ts';

/** A state of an index that stays as it is while it is listed, whatever is written. */
export interface Snapshot {
  /** What fulfils the query, a page after the other, by key. */
  pages<Source>(query: estypes.QueryDslQueryContainer): AsyncGenerator<readonly Source[]>;
  close(): Promise<void>;
}

const perPage = 500;
/** So long it is kept for the next page. */
const keepAlive = '5m';

/** All that was written before is in it. */
export async function openSnapshot(elastic: ElasticConnection, index: string): Promise<Snapshot> {
  const { id } = await elastic.ask(async (client) => {
    await client.indices.refresh({ index });
    return client.openPointInTime({ index, keep_alive: keepAlive });
  });
  return {
    async *pages<Source>(query: estypes.QueryDslQueryContainer) {
      let after: estypes.SortResults | undefined;
      for (;;) {
        const { hits } = await elastic.ask((client) =>
          client.search<Source>({
            pit: { id, keep_alive: keepAlive },
            query,
            size: perPage,
            sort: ['_shard_doc'],
            track_total_hits: false,
            ...(after && { search_after: after }),
          }),
        );
        yield hits.hits.map(({ _source }) => _source!);
        if (hits.hits.length < perPage) return;
        after = hits.hits.at(-1)!.sort!;
      }
    },
    close: () => elastic.ask(async (client) => void (await client.closePointInTime({ id }))),
  };
}
