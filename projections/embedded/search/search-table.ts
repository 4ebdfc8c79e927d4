import type { DatabaseSync } from 'node:sqlite';
import { listedFactKinds, stepsListed } from '#domain/casework/listed-facts.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { monthOf } from '../../views/case-summary.ts';
import type { SearchableCase } from '../../views/search.ts';
import { agencyWords, districtWords, factWords, stageWords } from '../../views/search-words.ts';
import {
  searchFacets,
  searchFields,
  type SearchFacet,
  type SearchField,
} from '../../ports/search-store.ts';
import { spaced } from '../conditions.ts';
import type { Column, Companion, TableShape } from '../table-shape.ts';
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
    ...listedFactKinds.map((kind): Column<SearchableCase> => ({
      name: kind,
      type: 'TEXT',
      of: (doc) => valueIn(kind, doc),
    })),
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

function valueIn(kind: SearchFacet, { listed, state }: SearchableCase): string | null {
  const values = { ...listed, ...stepsListed(state) }[kind as (typeof listedFactKinds)[number]];
  if (values.length === 0) return null;
  return severalValues.has(kind) ? spaced(values) : values[0]!;
}

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
    agencies: [...doc.agencies.map(gramsOf), inBothLanguages(agencyWords(doc))].join(' '),
    stage: inBothLanguages(stageWords(doc)),
    facts: inBothLanguages(factWords(doc)),
    district: inBothLanguages(districtWords(doc)),
    text: gramsOf(bounded(doc.texts.map(({ text }) => text))),
    documents: doc.documents.map(({ title }) => gramsOf(title)).join(' '),
  };
}

const inBothLanguages = (words: readonly Bilingual[]): string =>
  words.map(({ zh, en }) => `${gramsOf(zh)} ${gramsOf(en)}`).join(' ');

const bounded = (texts: readonly string[]): string =>
  texts.join('\n').slice(0, longestText).toWellFormed();
