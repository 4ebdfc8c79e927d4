import { Download } from '@mui/icons-material';
import {
  Accordion,
  AccordionDetails,
  AccordionSummary,
  Box,
  Button,
  Checkbox,
  FormControlLabel,
  Link,
  Paper,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { Outcome, Stage } from '#domain/casework/stages.ts';
import { query } from '../frame/api.ts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { t, useSay } from '../frame/say.ts';
import { may, useSession } from '../frame/session.ts';
import { Watermark } from '../frame/watermark.tsx';
import { StageChip } from '../parts/chips.tsx';
import { districtName, measureName, outcomeName } from '../parts/names.ts';
import { Empty, PageHead } from '../parts/page-head.tsx';
import { useRead } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { ExportDialog } from './export-dialog.tsx';
import { facetNames, facetValueName, shownFacets, type ShownFacet } from './facets.ts';
import { HighlightedText } from './highlighted-text.tsx';
import { Histogram } from './histogram.tsx';

export interface Hit {
  readonly id: string;
  readonly title: string;
  readonly stage: Stage;
  readonly measure: string;
  readonly outcome: Outcome | null;
  readonly district: string | null;
  readonly highlights: readonly {
    readonly field: string;
    readonly text: string;
    readonly ranges: readonly (readonly [number, number])[];
  }[];
}
interface Answer {
  readonly asOf: string;
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly facets: Partial<
    Record<ShownFacet, readonly { readonly value: string; readonly count: number }[]>
  >;
  readonly histogram: readonly { readonly month: string; readonly count: number }[];
  readonly searchAfter: string | null;
}

/** One box and facets, everything in the address; what was looked for is recorded. */
export default function SearchPage() {
  const say = useSay();
  const url = useUrlState();
  const session = useSession();
  const [typed, setTyped] = useState(url.get('q'));
  const [exporting, setExporting] = useState(false);
  const chosen = Object.fromEntries(
    shownFacets.flatMap((facet) => {
      const values = url.get(facet).split('|').filter(Boolean);
      return values.length === 0 ? [] : [[facet, values]];
    }),
  );
  const asked = { q: url.get('q'), filter: JSON.stringify(chosen), sort: url.get('sort') || null };
  const answer = useRead<Answer>(
    `/api/search${query({ ...asked, facets: shownFacets.join(','), searchAfter: url.get('after') })}`,
  );
  const toggle = (facet: ShownFacet, value: string): void => {
    const values = (chosen[facet] ?? []) as readonly string[];
    const next = values.includes(value)
      ? values.filter((one) => one !== value)
      : [...values, value];
    url.set({ [facet]: next.join('|'), after: null });
  };
  return (
    <>
      <Watermark />
      <PageHead title={say(t('检索', 'Search'))} asOf={answer.data?.asOf}>
        {may(session, 'search.export') && (
          <Button
            startIcon={<Download />}
            onClick={() => setExporting(true)}
            disabled={(answer.data?.total ?? 0) === 0}
          >
            {say(t('导出', 'Export'))}
          </Button>
        )}
      </PageHead>
      <Stack
        component="form"
        direction="row"
        spacing={1.5}
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          url.set({ q: typed, after: null });
        }}
      >
        <TextField
          autoFocus
          fullWidth
          label={say(
            t('姓名、案号、罪名、文书中的词语', 'Name, number, offence, words of a document'),
          )}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          helperText={say(
            t(
              '空格表示同时包含；AND、OR、NOT 与 ( ) 组合；"…" 为原文；如 盗窃 NOT 假释、offence:诈骗',
              'A space means both; AND, OR, NOT and ( ) combine; "…" is verbatim; offence:诈骗 looks in one field',
            ),
          )}
        />
        <Button type="submit" variant="contained" sx={{ height: 40, mt: 1 }}>
          {say(t('检索', 'Search'))}
        </Button>
      </Stack>
      <ProblemAlert error={answer.error} />
      <Stack direction="row" spacing={2.5} sx={{ mt: 1.5, alignItems: 'start' }}>
        <Box sx={{ width: 230, flexShrink: 0 }} className="no-print">
          {shownFacets.map((facet) => (
            <Accordion key={facet} disableGutters defaultExpanded variant="outlined">
              <AccordionSummary>
                <Typography variant="body2" sx={{ fontWeight: 600 }}>
                  {say(facetNames[facet])}
                </Typography>
              </AccordionSummary>
              <AccordionDetails sx={{ pt: 0, maxHeight: 230, overflow: 'auto' }}>
                {answer.data?.facets[facet]?.map(({ value, count }) => (
                  <FormControlLabel
                    key={value}
                    sx={{ display: 'flex', mr: 0 }}
                    control={
                      <Checkbox
                        size="small"
                        sx={{ py: 0.25 }}
                        checked={((chosen[facet] ?? []) as readonly string[]).includes(value)}
                        onChange={() => toggle(facet, value)}
                      />
                    }
                    label={
                      <Typography variant="body2">{`${say(facetValueName(facet, value))} ${count}`}</Typography>
                    }
                  />
                ))}
              </AccordionDetails>
            </Accordion>
          ))}
        </Box>
        <Stack spacing={1.5} sx={{ flex: 1, minWidth: 0 }}>
          {answer.data !== undefined && (
            <>
              <Histogram months={answer.data.histogram} />
              <Typography variant="body2" color="text.secondary">
                {say(t(`共 ${answer.data.total} 件`, `${answer.data.total} cases`))}
              </Typography>
              {answer.data.hits.map((hit) => (
                <HitCard key={hit.id} hit={hit} />
              ))}
              {answer.data.total === 0 && (
                <NoHits
                  narrowed={Object.keys(chosen).length > 0}
                  onWiden={() =>
                    url.set(Object.fromEntries(shownFacets.map((facet) => [facet, null])))
                  }
                />
              )}
              {answer.data.searchAfter !== null && (
                <Button onClick={() => url.set({ after: answer.data.searchAfter })}>
                  {say(t('下一页', 'Next page'))}
                </Button>
              )}
            </>
          )}
        </Stack>
      </Stack>
      {exporting && <ExportDialog asked={asked} onClose={() => setExporting(false)} />}
    </>
  );
}

function HitCard({ hit }: { readonly hit: Hit }) {
  const say = useSay();
  return (
    <Paper sx={{ p: 1.5 }}>
      <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center' }}>
        <Link component={RouterLink} to={`/cases/${hit.id}`} sx={{ fontWeight: 600 }}>
          {hit.title}
        </Link>
        <Typography variant="body2">{say(measureName(hit.measure))}</Typography>
        <StageChip stage={hit.stage} />
        <Typography variant="body2" color="text.secondary">
          {say(districtName(hit.district))}{' '}
          {hit.outcome === null ? '' : say(outcomeName(hit.outcome))}
        </Typography>
      </Stack>
      {hit.highlights.map((highlight, index) => (
        <HighlightedText key={index} {...highlight} />
      ))}
    </Paper>
  );
}

/** Why there may be nothing, and what to do about it. */
function NoHits({
  narrowed,
  onWiden,
}: {
  readonly narrowed: boolean;
  readonly onWiden: () => void;
}) {
  const say = useSay();
  return (
    <Empty>
      <p>{say(t('没有找到。', 'Nothing was found.'))}</p>
      <p>
        {narrowed
          ? say(t('左侧的筛选可能过窄。', 'The facets on the left may be too narrow.'))
          : say(
              t(
                '可减少词语，或把词语用 OR 连接；只能检索本人有权查看的案件。',
                'Use fewer words, or join them by OR; only cases that you may see are searched.',
              ),
            )}
      </p>
      {narrowed && <Button onClick={onWiden}>{say(t('清除筛选', 'Clear the facets'))}</Button>}
    </Empty>
  );
}
