import {
  Accordion,
  AccordionDetails,
  AccordionSummary,
  Checkbox,
  FormControlLabel,
  Typography,
} from '@mui/material';
import { useSay } from '../frame/say.ts';
import { facetNames, facetValueName, shownFacets, type Chosen, type Facet } from './facets.ts';
import type { Answer } from './search-answer.ts';

interface FacetPanelProps {
  readonly counts: Answer['facets'];
  readonly chosen: Chosen;
  readonly onToggle: (facet: Facet, value: string) => void;
}

/** What results can be narrowed by, each value with its number of cases. */
export function FacetPanel({ counts, chosen, onToggle }: FacetPanelProps) {
  const say = useSay();
  const present = shownFacets.filter((facet) => (counts[facet]?.length ?? 0) > 0);
  return present.map((facet) => (
    <Accordion key={facet} disableGutters defaultExpanded variant="outlined">
      <AccordionSummary>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {say(facetNames[facet])}
        </Typography>
      </AccordionSummary>
      <AccordionDetails sx={{ pt: 0, maxHeight: 230, overflow: 'auto' }}>
        {counts[facet]?.map(({ value, count }) => (
          <FormControlLabel
            key={value}
            sx={{ display: 'flex', mr: 0 }}
            control={
              <Checkbox
                size="small"
                sx={{ py: 0.25 }}
                checked={chosen[facet]?.includes(value) ?? false}
                onChange={() => onToggle(facet, value)}
              />
            }
            label={
              <Typography variant="body2">{`${say(facetValueName(facet, value))} ${count}`}</Typography>
            }
          />
        ))}
      </AccordionDetails>
    </Accordion>
  ));
}
