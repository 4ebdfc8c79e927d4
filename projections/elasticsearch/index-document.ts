import type { Json } from '#domain/kernel/canonical-json.ts';
import { UnwritableDocument, type Upsert } from '../ports/sink.ts';
import type { BulkAction } from './bulk.ts';
import { type IndexShape, kinds } from './index-shape.ts';

/** What a bulk says of a write: only what is not older than what is there is taken. */
const versioned = (index: string, id: string, version: number) => ({
  _index: index,
  _id: id,
  version,
  version_type: 'external_gte',
});

/** The server takes requests of 100 MB, ids of 512 bytes and texts of 32,766 bytes in a field that is counted by. */
const largest = { document: 50_000_000, id: 500, term: 32_766 };

/**
 * A document in each of its indices, as it is written. Throws UnwritableDocument where it cannot be put into words, or
 * the server could not keep it.
 * @param indexOf what is written to for a form
 */
export function documentActions<Doc extends object>(
  { forms, notKept }: IndexShape<Doc>,
  indexOf: (form: string) => string,
  key: string,
  { doc, upTo, tallies }: Upsert<Doc>,
): readonly BulkAction[] {
  try {
    if (Buffer.byteLength(key) > largest.id)
      throw new RangeError('the key is longer than 500 bytes');
    // What is ours among the documents begins so.
    if (key.startsWith('#')) throw new RangeError('a key cannot begin with #');
    return forms.map((form, at) => {
      const { body, fields } = form.of(doc);
      for (const [name, value] of Object.entries(fields)) {
        if (!notKept.some((each) => each.startsWith(name))) assertTerms(value);
      }
      const counted = at > 0 || tallies.length === 0 ? {} : { tallies };
      const source = JSON.stringify({
        kind: kinds.document,
        key,
        upTo,
        body,
        ...counted,
        ...fields,
      });
      if (source.length > largest.document) throw new RangeError('larger than 50 MB');
      const head = JSON.stringify({ index: versioned(indexOf(form.name), key, upTo) });
      return { key, lines: [head, source] };
    });
  } catch (error) {
    throw new UnwritableDocument(key, error);
  }
}

/** What takes a document out of an index, unless it is newer. */
export const removal = (index: string, key: string, position: number): BulkAction => ({
  key,
  lines: [JSON.stringify({ delete: versioned(index, key, position) })],
});

function assertTerms(value: Json): void {
  if (typeof value === 'string') {
    if (Buffer.byteLength(value) > largest.term) {
      throw new RangeError('a text that is counted by is longer than 32,766 bytes');
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) assertTerms(each);
  }
}
