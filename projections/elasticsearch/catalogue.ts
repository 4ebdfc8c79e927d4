import type { Client } from '@elastic/elasticsearch';
import type { Generation, SkippedEvent } from '../ports/sink.ts';
import type { ElasticConnection } from './elastic-connection.ts';
import { saidIn } from './elastic-fault.ts';

/** The generations of one view and what a person took out of it: one document of `andu-views`. */
export interface Catalogue {
  /** The last number that a generation was given. */
  readonly last: number;
  readonly generations: readonly Generation[];
  readonly skipped: readonly SkippedEvent[];
}

const index = 'andu-views';
const begun: Catalogue = { last: 0, generations: [], skipped: [] };

interface Found {
  readonly catalogue: Catalogue;
  /** Of the document as it was read; undefined where there is none. */
  readonly seen: { readonly if_seq_no: number; readonly if_primary_term: number } | undefined;
}

async function find(client: Client, id: string): Promise<Found> {
  // Where it is not there the answer is an empty one.
  const found = await client.get<{ catalogue: Catalogue }>({ index, id }, { ignore: [404] });
  const { _source: source, _seq_no: seq, _primary_term: term } = found;
  if (source === undefined) return { catalogue: begun, seen: undefined };
  return { catalogue: source.catalogue, seen: { if_seq_no: seq!, if_primary_term: term! } };
}

export const readCatalogue = async (client: Client, id: string): Promise<Catalogue> =>
  (await find(client, id)).catalogue;

/** The generation that serves; null when none does. */
export const servingIn = ({ generations }: Catalogue): number | null =>
  generations.find(({ state }) => state === 'serving')?.id ?? null;

/** Changes the catalogue in one write, over what it was when it was read; read again where it was changed meanwhile. */
export async function changeCatalogue<T>(
  elastic: ElasticConnection,
  id: string,
  assertMayWrite: () => void,
  change: (before: Catalogue) => { readonly after: Catalogue; readonly result: T },
): Promise<T> {
  return elastic.ask(async (client) => {
    for (;;) {
      const { catalogue, seen } = await find(client, id);
      assertMayWrite();
      if (seen === undefined) await makeIndex(client);
      const { after, result } = change(catalogue);
      try {
        const document = { catalogue: after };
        await client.index({ index, id, document, ...(seen ?? { op_type: 'create' }) });
        return result;
      } catch (error) {
        if (saidIn(error)?.status !== 409) throw error;
      }
    }
  });
}

/** Another may make it at the same moment. */
async function makeIndex(client: Client): Promise<void> {
  try {
    await client.indices.create({
      index,
      settings: { number_of_shards: 1, auto_expand_replicas: '0-1' },
      mappings: {
        dynamic: 'strict',
        properties: { catalogue: { type: 'object', enabled: false } },
      },
    });
  } catch (error) {
    if (saidIn(error)?.type !== 'resource_already_exists_exception') throw error;
  }
}
