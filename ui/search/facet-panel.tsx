import { Paper, type SxProps, type Theme } from '@mui/material';
import { useSay } from '../base/say.ts';
import {
  facetNames,
  facetValueName,
  openFacets,
  shownFacets,
  type Chosen,
  type Facet,
} from './facets.ts';
import type { SearchAnswer } from '#read-api/search/search-answers.ts';

interface FacetPanelProps {
  readonly counts: SearchAnswer['facets'];
  readonly chosen: Chosen;
  readonly onToggle: (facet: Facet, value: string) => void;
}

/** The panel gives its values their look; there are many, and none brings its own. */
const look: SxProps<Theme> = {
  typography: 'body2',
  '& details + details': { borderTop: 1, borderColor: 'divider' },
  '& summary': { fontWeight: 600, p: 1.5, cursor: 'pointer' },
  '& div': { maxHeight: 190, overflow: 'auto', px: 1.5, pb: 1.5 },
  '& label': { display: 'flex', gap: 1, alignItems: 'baseline', py: 0.25, cursor: 'pointer' },
  '& label:hover': { bgcolor: 'action.hover' },
  '& input': { accentColor: ({ palette }) => palette.primary.main, m: 0, flexShrink: 0 },
};

/** What results can be narrowed by, each value with its number of cases. */
export function FacetPanel({ counts, chosen, onToggle }: FacetPanelProps) {
  const say = useSay();
  const present = shownFacets.filter((facet) => counts[facet]?.some(({ value }) => value !== ''));
  if (present.length === 0) return null;
  return (
    <Paper sx={look}>
      {present.map((facet) => (
        <details key={facet} open={openFacets.has(facet) || chosen[facet] !== undefined}>
          <summary>{say(facetNames[facet])}</summary>
          <div>
            {counts[facet]?.map(({ value, count }) => (
              <label key={value}>
                <input
                  type="checkbox"
                  checked={chosen[facet]?.includes(value) ?? false}
                  onChange={() => onToggle(facet, value)}
                />
                {/* Offences stand as the judgment calls them, in Chinese. */}
                <span {...(facet === 'offence' ? { lang: 'zh-CN' } : {})}>
                  {`${say(facetValueName(facet, value))} ${count}`}
                </span>
              </label>
            ))}
          </div>
        </details>
      ))}
    </Paper>
  );
}
