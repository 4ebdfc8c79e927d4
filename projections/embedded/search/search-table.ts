import type { DatabaseSync } from 'node:sqlite';
import { monthOf } from '../../views/case-summary.ts';
import { type SearchableCase, stageWords } from '../../views/search.ts';
import { searchFacets, searchFields, type SearchField } from '../../ports/search-store.ts';
import { spaced } from '../conditions.ts';
import type { Companion, TableShape } from '../table-shape.ts';
import { gramsOf, nameGrams } from './grams.ts';
import { everyDocument } from './match-expression.ts';

/** Characters of people's texts that are indexed of one case; the newest are left out beyond it. */
const longestText = 200_000;

/** How much a word counts that stands in a field, in the order of `searchFields`. */
export const fieldWeights: Readonly<Record<SearchField, number>> = {
  title: 4,
  parties: 8,
  numbers: 8,
  offence: 5,
  agencies: 1,
  stage: 1,
  text: 1,
  documents: 2,
};

/**
 * Columns to filter and count by, and beside them a full-text index of our own tokens.
 * The `ascii` tokenizer takes every character beyond ASCII as part of a token, also
 * those younger than SQLite's Unicode tables.
 */
export const searchShape: TableShape<SearchableCase> = {
  columns: [
    { name: 'stage', type: 'TEXT', of: ({ state }) => state.stage },
    { name: 'measure', type: 'TEXT', of: ({ state }) => state.measure },
    { name: 'district', type: 'TEXT', of: ({ state }) => state.district },
    { name: 'agencyKind', type: 'TEXT', of: ({ turn }) => turn.kind },
    { name: 'agency', type: 'TEXT', of: ({ turn }) => turn.agency },
    { name: 'outcome', type: 'TEXT', of: ({ state }) => state.outcome },
    { name: 'offence', type: 'TEXT', of: ({ offence }) => offence },
    { name: 'provenance', type: 'TEXT', of: ({ state }) => state.provenance.kind },
    { name: 'month', type: 'TEXT', of: ({ openedOn }) => monthOf(openedOn) },
    { name: 'openedOn', type: 'TEXT', of: ({ openedOn }) => openedOn },
    { name: 'due', type: 'TEXT', of: ({ turn }) => turn.due },
    { name: 'parties', type: 'TEXT', of: ({ agencies }) => spaced(agencies) },
  ],
  inMemory: [...searchFacets, 'due', 'parties'],
  indexes: [['openedOn', 'key']],
  tally: null,
  companion: {
    schema: `CREATE VIRTUAL TABLE words USING fts5(
      ${searchFields.join(', ')}, every,
      content = '', contentless_delete = 1, tokenize = 'ascii');`,
    open: openWords,
  },
};

/** Writes the words of a document in place of those it had. */
function openWords(database: DatabaseSync): Companion<SearchableCase> {
  const names = [...searchFields, 'every'];
  const remove = database.prepare('DELETE FROM words WHERE rowid = ?');
  const insert = database.prepare(
    `INSERT INTO words (rowid, ${names.join(', ')}) VALUES (?, ${names.map(() => '?').join(', ')})`,
  );
  // FTS5 leaves rowids of its own segments behind as "last insert", beyond 2^53: read them as bigint.
  remove.setReadBigInts(true);
  insert.setReadBigInts(true);
  return {
    put(row, doc) {
      remove.run(row);
      const words = wordsOf(doc);
      insert.run(row, ...searchFields.map((field) => words[field]), everyDocument);
    },
    remove: (row) => void remove.run(row),
  };
}

/** What each field is found by, as tokens. */
function wordsOf(doc: SearchableCase): Readonly<Record<SearchField, string>> {
  return {
    title: gramsOf(doc.title),
    parties: doc.parties.map(nameGrams).join(' '),
    numbers: doc.numbers.map(gramsOf).join(' '),
    offence: gramsOf(doc.offence ?? ''),
    agencies: doc.agencies.map(gramsOf).join(' '),
    stage: gramsOf(stageWords(doc.state)),
    text: gramsOf(bounded(doc.texts.map(({ text }) => text))),
    documents: doc.documents.map(({ title }) => gramsOf(title)).join(' '),
  };
}

const bounded = (texts: readonly string[]): string =>
  texts.join('\n').slice(0, longestText).toWellFormed();
