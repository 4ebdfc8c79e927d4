import type { estypes } from '@elastic/elasticsearch';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';

/** One index of a view: the documents as some readers see them. What they may not see is not in it. */
export interface IndexForm<Doc extends object> {
  readonly name: string;
  /** `body` is kept as it is; `fields` are found, counted and sorted by. */
  of(doc: Doc): { readonly body: object; readonly fields: JsonObject };
}

/** How the documents of one view lie in Elasticsearch. */
export interface IndexShape<Doc extends object> {
  /** Types of the fields that a form gives; what is not among them is refused. */
  readonly fields: Record<string, estypes.MappingProperty>;
  /** Fields that are searched and not kept: nobody reads them. */
  readonly notKept: readonly string[];
  /** The first is what the view itself reads again, and holds the documents whole. */
  readonly forms: readonly [IndexForm<Doc>, ...IndexForm<Doc>[]];
}

const keyword: estypes.MappingProperty = { type: 'keyword' };
const number: estypes.MappingProperty = { type: 'long' };

/** What an index holds: documents, what is parked, and how far it is. */
export const kinds = { document: 'document', parked: 'parked', progress: 'progress' } as const;

/** Id of the document that says how far an index is. */
export const progressId = '#progress';

/** Template of every index of a view: one shard, so that an answer is of one state of all of it. */
export const templateOf = <Doc extends object>({
  fields,
  notKept,
}: IndexShape<Doc>): estypes.IndicesPutIndexTemplateIndexTemplateMapping => ({
  settings: {
    number_of_shards: 1,
    auto_expand_replicas: '0-1',
    // What was written is shown by the commit itself, which waits for it.
    refresh_interval: '-1',
  },
  mappings: {
    dynamic: 'strict',
    _source: { excludes: [...notKept] },
    properties: {
      kind: keyword,
      key: keyword,
      body: { type: 'object', enabled: false },
      tallies: { type: 'object', enabled: false },
      upTo: number,
      position: number,
      changed: number,
      ...fields,
    },
  },
});
