import type { DatabaseSync } from 'node:sqlite';
import { withoutWords } from '#domain/access/masking.ts';
import type { DirectoryNames } from '#domain/directory/directory-names.ts';
import { listedFactKinds, stepsListed } from '#domain/casework/listed-facts.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { monthOf } from '../../views/case-summary.ts';
import { hiddenWordsOfCase, maskedNames } from '../../views/masked-case.ts';
import type { SearchableCase } from '../../views/search.ts';
import { agencyWords, districtWords, factWords, stageWords } from '../../views/search-words.ts';
import {
  searchFacets,
  searchFields,
  type SearchFacet,
  type SearchField,
  type Sight,
} from '../../ports/search-store.ts';
import { spaced } from '../conditions.ts';
import type { Column, Companion, TableShape } from '../table-shape.ts';
import { gramsOf, nameGrams } from './grams.ts';
import { everyDocument, sightMark } from './match-expression.ts';

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
      const words = wordsOf(doc, directory);
      insert.run(row, ...searchFields.map((field) => words[field]), everyDocument);
    },
    remove: (row) => void remove.run(row),
    settle() {
      flush.run();
      keepHeads.run();
    },
  };
}

/** What each field is found by, as tokens: what somebody may not see is marked for those who may. */
function wordsOf(
  doc: SearchableCase,
  directory: DirectoryNames,
): Readonly<Record<SearchField, string>> {
  const shown = maskedNames(doc);
  const words = hiddenWordsOfCase(doc);
  const hidden = (text: string): string => withoutWords(text, words);
  const texts = bounded(doc.texts.map(({ text }) => text));
  const titles = doc.documents.map(({ title }) => title);
  return {
    title: sighted([doc.title], [shown.title]),
    parties: sighted(doc.parties, shown.parties, nameGrams),
    numbers: sighted(doc.numbers, shown.numbers),
    offence: gramsOf(doc.offence ?? ''),
    agencies: [...doc.agencies.map(gramsOf), inBothLanguages(agencyWords(doc, directory))].join(
      ' ',
    ),
    stage: inBothLanguages(stageWords(doc)),
    facts: inBothLanguages(factWords(doc)),
    district: inBothLanguages(districtWords(doc, directory)),
    text: sighted(texts, texts.map(hidden)),
    documents: sighted(titles, titles.map(hidden)),
  };
}

/** The tokens of texts, those that are masked for some twice: as they are, and as they are shown. */
function sighted(
  texts: readonly string[],
  shown: readonly string[],
  tokensOf: (text: string) => string = gramsOf,
): string {
  return texts
    .map((text, index) =>
      text === shown[index]
        ? tokensOf(text)
        : `${marked(tokensOf(text), 'full')} ${marked(tokensOf(shown[index]!), 'masked')}`,
    )
    .join(' ');
}

const marked = (tokens: string, sight: Sight): string =>
  tokens.replaceAll(/[^ ]+/g, (token) => sightMark[sight] + token);

const inBothLanguages = (words: readonly Bilingual[]): string =>
  words.map(({ zh, en }) => `${gramsOf(zh)} ${gramsOf(en)}`).join(' ');

/** The oldest texts up to the longest that is indexed. */
function bounded(texts: readonly string[]): readonly string[] {
  let left = longestText;
  return texts
    .map((text) => {
      const taken = text.slice(0, Math.max(left, 0)).toWellFormed();
      left -= text.length + 1;
      return taken;
    })
    .filter((text) => text !== '');
}
