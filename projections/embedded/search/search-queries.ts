import type { DirectoryNames } from '#domain/directory/directory-names.ts';
import type { DatabaseSync } from 'node:sqlite';
import { type SearchCounts, shownFacets } from '../../asking/search/search-counts.ts';
import { cursorText } from '../../asking/search/search-cursor.ts';
import { hitOf } from '../../asking/search/search-hit.ts';
import { pageRequestOf, questionOf } from '../../asking/search/search-question.ts';
import type { SearchAnswer, SearchRequest } from '../../ports/search-store.ts';
import { maskedCase } from '../../views/masked-case.ts';
import type { SearchableCase } from '../../views/search.ts';
import { openColumnMemory } from '../column-memory.ts';
import { openKeptLists } from '../kept-lists.ts';
import { inSnapshot } from '../serving-reader.ts';
import { searchCounting } from './search-counting.ts';
import { openSearchHits } from './search-hits.ts';
import { inMemoryColumns } from './search-table.ts';

export interface SearchQueries {
  search(request: SearchRequest): SearchAnswer;
}

export function openSearchQueries(database: DatabaseSync, names: DirectoryNames): SearchQueries {
  const memory = openColumnMemory(database, inMemoryColumns);
  const hits = openSearchHits(database);
  const counts = searchCounting(database, memory);
  const bodyOf = database.prepare('SELECT body FROM body WHERE row = ?');
  const lists = openKeptLists<SearchCounts>(database);

  function search(request: SearchRequest): SearchAnswer {
    const question = questionOf(request);
    const { list, terms, sight } = question;
    const wanted = pageRequestOf(request, question);
    const asked = request.facets ?? [];
    return inSnapshot(database, (now) => {
      memory.refresh();
      const page = lists.page(list, wanted, now, {
        counts: () => counts.counted(question, asked),
        isCounted: ({ facets }) => asked.every((facet) => facets.has(facet)),
        rows: (offset, limit) => hits.rows(question, offset, limit),
      });
      const { asOf, rows } = page;
      const { total, histogram } = page.counts;
      const end = wanted.offset + rows.length;
      const markAt = (offset: number) => cursorText({ asOf, offset }, list);
      return {
        asOf,
        total,
        hits: Array.from(rows, (row) => {
          const stored = JSON.parse(bodyOf.get(row)!['body'] as string) as SearchableCase;
          return hitOf(sight === 'full' ? stored : maskedCase(stored), terms, names);
        }),
        facets: shownFacets(asked, page.counts),
        histogram,
        searchAfter: end < total ? markAt(end) : null,
        searchBefore: wanted.offset > 0 ? markAt(wanted.offset) : null,
        obstacles: total === 0 ? counts.obstacles(question) : [],
      };
    });
  }

  return { search };
}
