import { Download } from '@mui/icons-material';
import { Alert, Box, Button, Skeleton, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { longestQuery } from '#domain/kernel/search-limits.ts';
import { query } from '../base/api.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { may, useSession } from '../base/session.ts';
import { FilterSelect } from '../parts/filter-select.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SavedQueries } from '../parts/saved-queries.tsx';
import { useRead } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { ExportDialog } from './export-dialog.tsx';
import { FacetPanel } from './facet-panel.tsx';
import { chosenIn, facets, firstPage, shownFacets, toggled, type Facet } from './facets.ts';
import { FilterChips } from './filter-chips.tsx';
import { Histogram } from './histogram.tsx';
import { HitCard } from './hit-card.tsx';
import { NoHits } from './no-hits.tsx';
import type { SearchAnswer } from '#read-api/search/search-answers.ts';
import { SearchBox } from './search-box.tsx';
import { counted } from '#domain/kernel/counted.ts';

const noFacets = Object.fromEntries(facets.map((facet) => [facet, null]));

/** One box and facets, everything in the address; what was looked for is recorded. */
export default function SearchPage() {
  const say = useSay();
  const url = useUrlState();
  const session = useSession();
  const [exporting, setExporting] = useState(false);
  const chosen = chosenIn(url.get);
  const q = url.get('q');
  const sort = url.get('sort') === 'newest' ? 'newest' : 'relevance';
  const { answer, found, tooLong } = useSearch(url, { q, chosen, sort });
  const ask = (to: string): void => url.set({ q: to, ...firstPage });
  const toggle = (facet: Facet, value: string): void => url.set(toggled(chosen, facet, value));
  return (
    <>
      <PageHead title={say(t('检索', 'Search'))} asOf={found?.asOf}>
        <SavedQueries />
        {may(session, 'search.export') && (
          <Button
            startIcon={<Download />}
            onClick={() => setExporting(true)}
            disabled={(found?.total ?? 0) === 0}
          >
            {say(t('导出', 'Export'))}
          </Button>
        )}
      </PageHead>
      <SearchBox key={q} q={q} onSearch={ask} />
      <InTheWay error={answer.error} tooLong={tooLong} url={url} />
      <Stack
        direction={{ xs: 'column', md: 'row' }}
        spacing={2.5}
        sx={{ mt: 1.5, alignItems: { xs: 'stretch', md: 'start' } }}
      >
        {/* Where there is no room beside the hits, it comes after them. */}
        <Box
          sx={{ width: { md: 230 }, flexShrink: 0, order: { xs: 1, md: 0 } }}
          className="no-print"
        >
          <FacetPanel counts={found?.facets ?? {}} chosen={chosen} onToggle={toggle} />
        </Box>
        <Stack spacing={1.5} sx={{ flex: 1, minWidth: 0 }}>
          <FilterChips
            chosen={chosen}
            onToggle={toggle}
            onClear={() => url.set({ ...noFacets, ...firstPage })}
          />
          {answer.isPending && !tooLong && <Skeleton height={240} />}
          {found !== undefined && (
            <Found
              answer={found}
              chosen={chosen}
              sort={sort}
              url={url}
              onQuery={ask}
              onToggle={toggle}
            />
          )}
        </Stack>
      </Stack>
      {exporting && found !== undefined && (
        <ExportDialog
          asked={{ q, filter: chosen, sort }}
          total={found.total}
          onClose={() => setExporting(false)}
        />
      )}
    </>
  );
}

interface Asked {
  readonly q: string;
  readonly chosen: ReturnType<typeof chosenIn>;
  readonly sort: 'newest' | 'relevance';
}

/** What the server finds; nothing is asked where the query is too long, and nothing of before is shown then. */
function useSearch(url: ReturnType<typeof useUrlState>, { q, chosen, sort }: Asked) {
  const tooLong = q.length > longestQuery;
  const answer = useRead<SearchAnswer>(
    tooLong
      ? null
      : `/api/search${query({
          q,
          filter: JSON.stringify(chosen),
          sort,
          facets: shownFacets.join(','),
          searchAfter: url.get('after'),
          searchBefore: url.get('before'),
        })}`,
  );
  const found = tooLong || answer.error !== null ? undefined : answer.data;
  return { answer, found, tooLong };
}

interface InTheWayProps {
  readonly error: Error | null;
  readonly tooLong: boolean;
  readonly url: ReturnType<typeof useUrlState>;
}

/** Why nothing is shown, with the way back where a page is no longer known. */
function InTheWay({ error, tooLong, url }: InTheWayProps) {
  const say = useSay();
  return (
    <Box sx={{ mt: 1 }}>
      <ProblemAlert error={error} />
      {error !== null && (url.get('after') !== '' || url.get('before') !== '') && (
        <Button variant="outlined" sx={{ mt: 1 }} onClick={() => url.set(firstPage)}>
          {say(t('回到第一页', 'Back to the first page'))}
        </Button>
      )}
      {tooLong && (
        <Alert severity="error" role="alert">
          {say(
            t(
              `检索式不得超过 ${longestQuery} 字`,
              `A query has at most ${longestQuery} characters`,
            ),
          )}
        </Alert>
      )}
    </Box>
  );
}

interface FoundProps extends Pick<Asked, 'chosen' | 'sort'> {
  readonly answer: SearchAnswer;
  readonly url: ReturnType<typeof useUrlState>;
  readonly onQuery: (q: string) => void;
  readonly onToggle: (facet: Facet, value: string) => void;
}

/** What was found: how much, in which months, and the hits, or why there are none. */
function Found({ answer, chosen, sort, url, onQuery, onToggle }: FoundProps) {
  const say = useSay();
  return (
    <>
      <Histogram
        months={answer.histogram}
        chosen={chosen.month ?? []}
        onToggle={(month) => onToggle('month', month)}
      />
      <Stack direction="row" sx={{ alignItems: 'center' }}>
        <Typography variant="body2" color="text.secondary" sx={{ flex: 1 }}>
          {say(t(`共 ${answer.total} 件`, counted(answer.total, 'case')))}
        </Typography>
        <FilterSelect
          label={say(t('排序', 'Order'))}
          any={say(t('相关度', 'Relevance'))}
          value={sort === 'newest' ? sort : ''}
          onChange={(value) => url.set({ sort: value, ...firstPage })}
          choices={[{ value: 'newest', label: say(t('最新立卷', 'Newest')) }]}
        />
      </Stack>
      {answer.hits.map((hit) => (
        <HitCard key={hit.id} hit={hit} />
      ))}
      {answer.total === 0 && (
        <NoHits
          obstacles={answer.obstacles}
          onQuery={onQuery}
          onWithoutFacet={(facet) => url.set({ [facet]: null, ...firstPage })}
        />
      )}
      <Pages answer={answer} onTurn={(to) => url.set({ ...firstPage, ...to })} />
    </>
  );
}

interface PagesProps {
  readonly answer: SearchAnswer;
  readonly onTurn: (to: Readonly<Record<string, string | null>>) => void;
}

function Pages({ answer: { searchBefore, searchAfter }, onTurn }: PagesProps) {
  const say = useSay();
  if (searchBefore === null && searchAfter === null) return null;
  return (
    <Stack direction="row" spacing={1} className="no-print" sx={{ justifyContent: 'center' }}>
      <Button disabled={searchBefore === null} onClick={() => onTurn({ before: searchBefore })}>
        {say(t('上一页', 'Page before'))}
      </Button>
      <Button disabled={searchAfter === null} onClick={() => onTurn({ after: searchAfter })}>
        {say(t('下一页', 'Next page'))}
      </Button>
    </Stack>
  );
}
