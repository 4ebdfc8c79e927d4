import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { Tally } from '../ports/projector.ts';
import { UnwritableDocument, type Upsert } from '../ports/sink.ts';
import type { CollectionShape, Row } from './collection-shape.ts';

/** A document as it lies in the collection; what a person reads in a shell. */
export interface StoredDocument {
  readonly _id: string;
  /** The document of the view. */
  readonly body: JsonObject;
  /** What it is filtered and sorted by. */
  readonly list: JsonObject;
  /** What in it is listed by itself; left out where a view has none. */
  readonly items?: readonly JsonObject[];
  /** Position of the last event that is in it. */
  readonly upTo: number;
  /** Revision of the last of its rows; -1 without any. */
  readonly lastRow: number;
  /** What it counts for; left out where that is nothing. */
  readonly tallies?: readonly Tally[];
}

export interface Writable {
  readonly document: StoredDocument;
  readonly rows: readonly Row[];
}

/** The largest document of MongoDB is 16 MiB of BSON; the rest is for the fields beside the body. */
const largestBytes = 15 * 1024 * 1024;

/** A document with its rows as they are written. Throws UnwritableDocument where the server could not keep it. */
export function writable<Doc extends object>(
  shape: CollectionShape<Doc>,
  key: string,
  { doc, upTo, tallies }: Upsert<Doc>,
): Writable {
  try {
    const nothing = Object.fromEntries(shape.leftOut.map((name) => [name, undefined]));
    const body = storable({ ...doc, ...nothing });
    const rows = shape.rowsOf(key, doc).map((row) => storable(row) as unknown as Row);
    const document: StoredDocument = {
      _id: key,
      body,
      list: storable(shape.list(doc)),
      ...(shape.itemsOf === null ? {} : storable({ items: shape.itemsOf(doc) })),
      upTo,
      lastRow: rows.at(-1)?.revision ?? -1,
      ...(tallies.length === 0 ? {} : { tallies }),
    };
    return { document, rows };
  } catch (error) {
    throw new UnwritableDocument(key, error);
  }
}

/** The JSON of a value, without what a text of BSON cannot hold unchanged. */
function storable(value: object): JsonObject {
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > largestBytes) throw new RangeError('larger than 15 MiB');
  const plain = JSON.parse(text) as JsonObject;
  // JSON writes half a character, and a zero, as an escape.
  if (/\\u(d[89a-f]|0000)/i.test(text)) refuseOdd(plain);
  return plain;
}

function refuseOdd(value: unknown): void {
  if (typeof value === 'string' && !value.isWellFormed()) {
    throw new RangeError('half a character cannot be stored');
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, each] of Object.entries(value)) {
    if (name.includes('\0')) throw new RangeError('a name with a zero character cannot be stored');
    refuseOdd(name);
    refuseOdd(each);
  }
}
