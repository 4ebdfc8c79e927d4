import { Link, Paper, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { useSay } from '../frame/say.ts';
import { StageChip } from '../parts/chips.tsx';
import { districtName, measureName, outcomeName } from '../parts/names.ts';
import { HighlightedText } from './highlighted-text.tsx';
import type { Hit } from './search-answer.ts';

/** A found case with the places that were found. */
export function HitCard({ hit }: { readonly hit: Hit }) {
  const say = useSay();
  return (
    <Paper sx={{ p: 1.5 }}>
      <Stack
        direction="row"
        spacing={1.5}
        useFlexGap
        sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0.5 }}
      >
        <Link
          component={RouterLink}
          to={`/cases/${hit.id}`}
          sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}
        >
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
