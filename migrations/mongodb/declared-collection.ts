import type { JsonObject } from '#domain/kernel/canonical-json.ts';

export interface DeclaredIndex {
  /** Paths in a document, each ascending (1) or descending (-1), in this order. */
  readonly keys: Readonly<Record<string, 1 | -1>>;
}

/**
 * How the documents of a view lie in MongoDB: what a person reads in a shell, and what the server holds each of
 * them to. Indexes that are declared anew are made in the collections that are there, at the next start.
 */
export interface DeclaredCollection {
  /** What its collections are called, with the installation and the generation behind it. */
  readonly name: string;
  /** `$jsonSchema` of a document. */
  readonly schema: JsonObject;
  readonly indexes: readonly DeclaredIndex[];
  /** Of the collection with `_history` behind its name; null for none. */
  readonly historyIndexes: readonly DeclaredIndex[] | null;
}

export const text = { bsonType: 'string' } as const;
export const textOrNone = { bsonType: ['string', 'null'] } as const;
export const number = { bsonType: ['int', 'long', 'double'] } as const;
export const object = { bsonType: 'object' } as const;
export const texts = { bsonType: 'array', items: text } as const;

/** Fields by their names, each with its schema; all of them have to be there. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * The schema of a document with such a `body` and `list`, and what every view keeps beside them; `items`: of what
 * lies in it several times and is listed by itself.
 */
export const documentSchema = (
  id: string,
  body: Fields,
  list: Fields,
  items: Fields | null = null,
): JsonObject =>
  ({
    bsonType: 'object',
    required: ['_id', 'body', 'list', 'upTo', 'lastRow', ...(items === null ? [] : ['items'])],
    properties: {
      _id: { ...text, description: id },
      body: partSchema('视图的文档 / the document of the view', body),
      list: partSchema('筛选、排序、统计用的字段 / what is narrowed, sorted and counted by', list),
      ...(items === null
        ? {}
        : {
            items: {
              bsonType: 'array',
              items: partSchema('逐项列出的内容 / what is listed by itself', items),
            },
          }),
      upTo: { ...number, description: '已计入的最后事件位置 / position of the last event in it' },
      lastRow: {
        ...number,
        description: '最后一行历史的修订号 / revision of its last history row',
      },
    },
  }) as unknown as JsonObject;

const partSchema = (description: string, properties: Fields) => ({
  bsonType: 'object',
  description,
  required: Object.keys(properties),
  properties,
});
