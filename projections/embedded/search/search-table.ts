import type { DatabaseSync } from 'node:sqlite';
import type { DirectoryNames } from '#domain/directory/directory-names.ts';
import { severalValues, valuesOfCase } from '../../asking/search/case-values.ts';
import { wordsOfCase } from '../../asking/search/words-of-case.ts';
import type { SearchableCase } from '../../views/search.ts';
import { searchFacets, searchFields, type SearchFacet } from '../../ports/search-store.ts';
import { spaced } from '../conditions.ts';
import type { Column, Companion, TableShape } from '../table-shape.ts';
import { everyDocument } from './match-expression.ts';

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
    ...searchFacets.map((facet): Column<SearchableCase> => ({
      name: facet,
      type: 'TEXT',
      of: (doc) => columnOf(facet, doc),
    })),
    { name: 'openedOn', type: 'TEXT', of: ({ openedOn }) => openedOn },
    { name: 'due', type: 'TEXT', of: ({ turn }) => turn.due },
    { name: 'parties', type: 'TEXT', of: ({ agencies }) => spaced(agencies) },
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

/** The values of the document whose columns are being written: they are asked for one after the other. */
const valuesKept = new WeakMap<SearchableCase, ReturnType<typeof valuesOfCase>>();

function columnOf(facet: SearchFacet, doc: SearchableCase): string | null {
  const all = valuesKept.get(doc) ?? valuesOfCase(doc);
  valuesKept.set(doc, all);
  const values = all[facet];
  if (values.length === 0) return null;
  return severalValues.has(facet) ? spaced(values) : values[0]!;
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
