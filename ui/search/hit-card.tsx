import { Paper, type SxProps } from '@mui/material';
import { ListLink } from '../parts/list-link.tsx';
import { useSay } from '../frame/say.ts';
import { StageChip } from '../parts/chips.tsx';
import { districtName, measureName, outcomeName } from '../parts/names.ts';
import { HighlightedText } from './highlighted-text.tsx';
import type { Hit } from './search-answer.ts';

/** A found case with the places that were found. */
export function HitCard({ hit }: { readonly hit: Hit }) {
  const say = useSay();
  return (
    <Paper sx={look}>
      <div>
        <ListLink to={`/cases/${hit.id}`}>{hit.title}</ListLink>
        <span>{say(measureName(hit.measure))}</span>
        <StageChip stage={hit.stage} />
        <small>
          {say(districtName(hit.district))}{' '}
          {hit.outcome === null ? '' : say(outcomeName(hit.outcome))}
        </small>
      </div>
      {hit.highlights.map((highlight, index) => (
        <HighlightedText key={index} {...highlight} />
      ))}
    </Paper>
  );
}

const look: SxProps = {
  p: 1.5,
  typography: 'body2',
  '& > div:first-of-type': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: 1.5,
    rowGap: 0.5,
  },
  '& > div > a': { fontWeight: 600, fontSize: 'body1.fontSize', overflowWrap: 'anywhere' },
  '& small': { fontSize: 'inherit', color: 'text.secondary' },
};
