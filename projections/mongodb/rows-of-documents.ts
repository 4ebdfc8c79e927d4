import type { AskedGeneration } from './ask-generation.ts';
import type { StoredDocument } from './mongo-document.ts';

/** A row of a list that lies within a document: its place there and the document's id, as a text, which takes little room. */
export type RowInDocument = string;

export const rowIn = (id: string, number: number): RowInDocument => `${number} ${id}`;

/** Rows with their documents as they are now, in their order; without those whose document is gone. */
export async function documentsOfRows<Doc extends object>(
  { database, collections }: AskedGeneration,
  rows: readonly RowInDocument[],
): Promise<readonly { readonly doc: Doc; readonly number: number }[]> {
  const places = rows.map((row) => {
    const end = row.indexOf(' ');
    return { number: Number(row.slice(0, end)), id: row.slice(end + 1) };
  });
  const bodies = await bodiesOf<Doc>(
    { database, collections },
    places.map(({ id }) => id),
  );
  return places.flatMap(({ id, number }) => {
    const doc = bodies.get(id);
    return doc === undefined ? [] : [{ doc, number }];
  });
}

/** The documents of a view under these ids, as they are now. */
export async function bodiesOf<Doc extends object>(
  { database, collections }: Pick<AskedGeneration, 'database' | 'collections'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Doc>> {
  if (ids.length === 0) return new Map();
  const found = (await database
    .collection(collections.documents)
    .find({ _id: { $in: [...new Set(ids)] } })
    .toArray()) as unknown as StoredDocument[];
  return new Map(found.map(({ _id, body }) => [_id, body as unknown as Doc]));
}

/** How many a pipeline gives. */
export async function countOf(
  { database, collections }: AskedGeneration,
  pipeline: readonly object[],
): Promise<number> {
  const [found] = await database
    .collection(collections.documents)
    .aggregate<{ readonly count: number }>([...pipeline, { $count: 'count' }])
    .toArray();
  return found?.count ?? 0;
}
