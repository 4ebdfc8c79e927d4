import { Button, Chip, Stack } from '@mui/material';
import { colon, t, useSay } from '../base/say.ts';
import { facetNames, facetValueName, facets, type Chosen, type Facet } from './facets.ts';

interface FilterChipsProps {
  readonly chosen: Chosen;
  readonly onToggle: (facet: Facet, value: string) => void;
  readonly onClear: () => void;
}

/** What the results are narrowed by, each to be taken away by a click. */
export function FilterChips({ chosen, onToggle, onClear }: FilterChipsProps) {
  const say = useSay();
  const active = facets.flatMap((facet) =>
    (chosen[facet] ?? []).map((value) => ({ facet, value })),
  );
  if (active.length === 0) return null;
  return (
    <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
      {active.map(({ facet, value }) => {
        const label = `${say(facetNames[facet])}${say(colon)}${say(facetValueName(facet, value))}`;
        return (
          <Chip
            key={`${facet} ${value}`}
            size="small"
            label={label}
            onDelete={() => onToggle(facet, value)}
            onClick={() => onToggle(facet, value)}
            aria-label={say(t(`移除 ${label}`, `Remove ${label}`))}
          />
        );
      })}
      <Button size="small" onClick={onClear}>
        {say(t('清除筛选', 'Clear the facets'))}
      </Button>
    </Stack>
  );
}
