import type { DatabaseSync } from 'node:sqlite';
import { withoutWords } from '#domain/access/masking.ts';
import type { DirectoryNames } from '#domain/directory/directory-names.ts';
import { listedFactKinds, stepsListed } from '#domain/casework/listed-facts.ts';
import { monthOf } from '../../views/case-summary.ts';
import { hiddenWordsOfCase } from '../../views/masked-case.ts';
import type { SearchableCase } from '../../views/search.ts';
import {
  searchFacets,
  searchFields,
  type SearchFacet,
  type SearchField,
} from '../../ports/search-store.ts';
import { spaced } from '../conditions.ts';
import type { Column, Companion, TableShape } from '../table-shape.ts';
import { everyDocument } from './match-expression.ts';
import { wordsOfCase } from './words-of-case.ts';

/** How much a word counts that stands in a field, in the order of `searchFields`. */
export const fieldWeights: Readonly<Record<SearchField, number>> = {
  title: 4,
  parties: 8,
  numbers: 8,
  offence: 5,
  agencies: 1,
  stage: 1,
  facts: 2,
  district: 1,
  text: 1,
  documents: 2,
};

/** Facets of which a case has several values; their column holds them all. */
export const severalValues: ReadonlySet<SearchFacet> = new Set([
  'category',
  'merit',
  'circumstance',
]);

/** Columns that are held in memory to count by. */
export const inMemoryColumns = [...searchFacets, 'due', 'parties'] as const;

/**
 * Columns to filter and count by, and beside them a full-text index of our own tokens.
 * The `ascii` tokenizer takes every character beyond ASCII as part of a token, also
 * those younger than SQLite's Unicode tables.
 */
export const searchShape = (names: DirectoryNames): TableShape<SearchableCase> => ({
  leftOut: [],
  columns: [
    { name: 'stage', type: 'TEXT', of: ({ state }) => state.stage },
    { name: 'measure', type: 'TEXT', of: ({ state }) => state.measure },
    { name: 'district', type: 'TEXT', of: ({ state }) => state.district },
    { name: 'agencyKind', type: 'TEXT', of: ({ turn }) => turn.kind },
    { name: 'agency', type: 'TEXT', of: ({ turn }) => turn.agency },
    { name: 'outcome', type: 'TEXT', of: ({ state }) => state.outcome },
    { name: 'offence', type: 'TEXT', of: (doc) => shownToAll(doc.offence, doc) },
    { name: 'provenance', type: 'TEXT', of: ({ state }) => state.provenance.kind },
    { name: 'month', type: 'TEXT', of: ({ openedOn }) => monthOf(openedOn) },
    { name: 'openedOn', type: 'TEXT', of: ({ openedOn }) => openedOn },
    { name: 'due', type: 'TEXT', of: ({ turn }) => turn.due },
    { name: 'parties', type: 'TEXT', of: ({ agencies }) => spaced(agencies) },
    ...listedFactKinds.map((kind): Column<SearchableCase> => ({
      name: kind,
      type: 'TEXT',
      of: (doc) => valueIn(kind, doc),
    })),
  ],
  inMemory: inMemoryColumns,
  indexes: [['openedOn', 'key']],
  tally: null,
  companion: {
    schema: `CREATE VIRTUAL TABLE words USING fts5(
      ${searchFields.join(', ')}, every,
      content = '', contentless_delete = 1, tokenize = 'ascii');
      CREATE TABLE word_heads (id INTEGER PRIMARY KEY, block BLOB NOT NULL);`,
    open: (database) => openWords(database, names),
  },
});

function valueIn(kind: SearchFacet, doc: SearchableCase): string | null {
  const { listed, state } = doc;
  const values = { ...listed, ...stepsListed(state) }[kind as (typeof listedFactKinds)[number]];
  if (values.length === 0) return null;
  return severalValues.has(kind) ? spaced(values) : shownToAll(values[0]!, doc);
}

/** What cases are counted by is shown to everybody: without a name, should somebody have written one there. */
function shownToAll<Text extends string | null>(text: Text, doc: SearchableCase): Text | string {
  return text === null ? text : withoutWords(text, hiddenWordsOfCase(doc));
}

/**
 * Rows of FTS5's own table that follow from the order of all writings, so that nothing else repeats them:
 * the totals by which hits are ranked, of which no deleted row is taken off, and what segments there are.
 */
export const headRows = [1, 10] as const;

/**
 * Writes the words of a document in place of those it had. Each commit keeps the index's
 * {@link headRows} twice, for a check to hold against each other.
 */
function openWords(database: DatabaseSync, directory: DirectoryNames): Companion<SearchableCase> {
  const names = [...searchFields, 'every'];
  const remove = database.prepare('DELETE FROM words WHERE rowid = ?');
  const insert = database.prepare(
    `INSERT INTO words (rowid, ${names.join(', ')}) VALUES (?, ${names.map(() => '?').join(', ')})`,
  );
  const flush = database.prepare("INSERT INTO words (words) VALUES ('flush')");
  const keepHeads = database.prepare(
    `INSERT OR REPLACE INTO word_heads
     SELECT id, block FROM words_data WHERE id IN (${headRows.join(', ')})`,
  );
  // FTS5 leaves rowids of its own segments behind as "last insert", beyond 2^53: read them as bigint.
  remove.setReadBigInts(true);
  insert.setReadBigInts(true);
  return {
    put(row, doc) {
      remove.run(row);
      const words = wordsOfCase(doc, directory);
      insert.run(row, ...searchFields.map((field) => words[field]), everyDocument);
    },
    remove: (row) => void remove.run(row),
    settle() {
      flush.run();
      keepHeads.run();
    },
  };
}
