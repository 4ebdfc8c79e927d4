import type { DirectoryNames } from '#domain/directory/directory-names.ts';
import type { DatabaseSync } from 'node:sqlite';
import { latestRuling } from '#domain/casework/case-state.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import {
  type SearchAnswer,
  type SearchFacet,
  type SearchField,
  searchFields,
  type SearchHit,
  type SearchRequest,
} from '../../ports/search-store.ts';
import type { SearchableCase } from '../../views/search.ts';
import { agencyWords, districtWords, factWords } from '../../views/search-words.ts';
import { openColumnMemory } from '../column-memory.ts';
import { allOf, type ColumnValue } from '../conditions.ts';
import { numbersOf, openKeptLists } from '../kept-lists.ts';
import { inSnapshot } from '../serving-reader.ts';
import { maskedCase } from '../../views/masked-case.ts';
import { highlight } from './highlight.ts';
import { cursorText } from './search-cursor.ts';
import {
  hitConditions,
  obstaclesOf,
  pageRequestOf,
  questionOf,
  type Question,
} from './search-question.ts';
import { fieldWeights, inMemoryColumns, severalValues } from './search-table.ts';

export interface SearchQueries {
  search(request: SearchRequest): SearchAnswer;
}

/** What is counted over all hits. */
interface Counted extends Pick<SearchAnswer, 'total' | 'histogram'> {
  readonly facets: ReadonlyMap<
    SearchFacet,
    readonly { readonly value: string; readonly count: number }[]
  >;
}

const matchingRowids = 'SELECT rowid FROM words WHERE words MATCH ?';
const facetValues = 50;
const highlightsPerHit = 6;
const rank = `bm25(words, ${searchFields.map((field) => fieldWeights[field]).join(', ')}, 0)`;

export function openSearchQueries(database: DatabaseSync, names: DirectoryNames): SearchQueries {
  const memory = openColumnMemory(database, inMemoryColumns);
  const matchingWords = database.prepare(matchingRowids);
  const bodyOf = database.prepare('SELECT body FROM body WHERE row = ?');
  const lists = openKeptLists<Counted>(database);

  function search(request: SearchRequest): SearchAnswer {
    const question = questionOf(request);
    const wanted = pageRequestOf(request, question);
    const asked = request.facets ?? [];
    return inSnapshot(database, (now) => {
      memory.refresh();
      const { asOf, counts, rows } = lists.page(question.list, wanted, now, {
        counts: () => counted(question, asked),
        rows: (offset, limit) => hitsFrom(question, offset, limit),
      });
      const end = wanted.offset + rows.length;
      const markAt = (offset: number) => cursorText({ asOf, offset }, question.list);
      return {
        asOf,
        total: counts.total,
        hits: Array.from(rows, (row) => hitOf(bodyOf.get(row)!['body'] as string, question, names)),
        facets: Object.fromEntries(
          asked.flatMap((facet) => {
            const values = counts.facets.get(facet);
            return values === undefined ? [] : [[facet, values]];
          }),
        ),
        histogram: counts.histogram,
        searchAfter: end < counts.total ? markAt(end) : null,
        searchBefore: wanted.offset > 0 ? markAt(wanted.offset) : null,
        obstacles:
          counts.total === 0
            ? obstaclesOf(
                question,
                (match, conditions) => memory.select(conditions, matchingRows(match)).length,
              )
            : [],
      };
    });
  }

  /** Hits in their order, by the numbers of their rows. */
  function hitsFrom(question: Question, offset: number, limit: number): Float64Array {
    const { match, sort } = question;
    const conditions = hitConditions(question);
    if (match === null || sort === 'newest') {
      const { sql, values } = allOf([
        ...conditions,
        ...(match === null ? [] : [{ sql: `row IN (${matchingRowids})`, values: [match] }]),
      ]);
      // By the columns themselves, so that an index gives the order; no opening is the earliest.
      return numbersOf(
        database,
        `SELECT row AS n FROM document WHERE ${sql} ORDER BY openedOn DESC, key LIMIT ? OFFSET ?`,
        [...values, limit, offset],
      );
    }
    // By rank they come from the words already.
    const { sql, values } = allOf(conditions);
    return numbersOf(
      database,
      `SELECT row AS n
       FROM (SELECT rowid, ${rank} AS score FROM words WHERE words MATCH ?) AS scored
       JOIN document ON document.row = scored.rowid
       WHERE ${sql} ORDER BY score, key LIMIT ? OFFSET ?`,
      [match, ...values, limit, offset],
    );
  }

  /**
   * How many hits there are, of which months, and with which values. A facet that is narrowed
   * is counted as if it were not.
   */
  function counted(question: Question, facets: readonly SearchFacet[]): Counted {
    const matching = matchingRows(question.match);
    const hits = memory.select(hitConditions(question), matching);
    const tallyOf = (facet: SearchFacet): ReadonlyMap<string, number> => {
      const rows = question.conditions.has(facet)
        ? memory.select(hitConditions(question, facet), matching)
        : hits;
      return byValue(memory.tally(rows, facet), severalValues.has(facet));
    };
    return {
      total: hits.length,
      histogram: [...tallyOf('month')]
        .map(([month, count]) => ({ month, count }))
        .toSorted((one, other) => byText(one.month, other.month)),
      facets: new Map(facets.map((facet) => [facet, mostFrequent(tallyOf(facet))])),
    };
  }

  /** The cases that have the words; undefined, for all, without words. */
  function matchingRows(match: string | null): readonly number[] | undefined {
    return match === null
      ? undefined
      : matchingWords.all(match).map(({ rowid }) => rowid as number);
  }

  return { search };
}

/** How many have each value, '' for none; what holds several values counts for each of them. */
function byValue(
  tally: ReadonlyMap<ColumnValue, number>,
  several: boolean,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [held, count] of tally) {
    const text = String(held ?? '');
    for (const value of several ? text.trim().split(' ') : [text]) {
      counts.set(value, (counts.get(value) ?? 0) + count);
    }
  }
  return counts;
}

const byText = (one: string, other: string) => (one < other ? -1 : Number(one > other));

const mostFrequent = (tally: ReadonlyMap<string, number>) =>
  [...tally]
    .map(([value, count]) => ({ value, count }))
    .toSorted((one, other) => other.count - one.count || byText(one.value, other.value))
    .slice(0, facetValues);

function hitOf(body: string, { terms, sight }: Question, names: DirectoryNames): SearchHit {
  const stored = JSON.parse(body) as SearchableCase;
  const found = sight === 'full' ? stored : maskedCase(stored);
  const { state, texts, listed: _listed, persons: _persons, ...doc } = found;
  const inWords = (field: SearchField, words: readonly Bilingual[]) =>
    words.map(({ zh, en }) => highlight(field, zh, terms) ?? highlight(field, en, terms));
  const pieces = [
    ...doc.parties.map((text) => highlight('parties', text, terms)),
    ...doc.numbers.map((text) => highlight('numbers', text, terms)),
    highlight('offence', doc.offence ?? '', terms),
    ...inWords('facts', factWords(found)),
    ...inWords('district', districtWords(found, names)),
    ...inWords('agencies', agencyWords(found, names)),
    ...doc.documents.map(({ title }) => highlight('documents', title, terms)),
    ...texts.map(({ text }) => highlight('text', text, terms)),
  ];
  return {
    ...doc,
    offender: state.offender,
    reference: state.reference,
    courtCaseNumber: state.courtCaseNumber,
    ruledOn: latestRuling(state)?.on ?? null,
    stage: state.stage,
    measure: state.measure,
    outcome: state.outcome,
    district: state.district,
    provenance: state.provenance,
    highlights: pieces.filter((piece) => piece !== null).slice(0, highlightsPerHit),
  };
}
