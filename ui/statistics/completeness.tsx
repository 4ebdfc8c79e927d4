import { Box, Stack, Typography } from '@mui/material';
import { t, useSay } from '../frame/say.ts';
import { percent } from './quality-types.ts';

interface CompletenessProps {
  readonly present: number;
  readonly required: number;
}

/** How much of what had to be there is there: a bar and the figures. */
export function Completeness({ present, required }: CompletenessProps) {
  const say = useSay();
  const share = percent(present, required);
  return (
    <Stack
      direction="row"
      spacing={1}
      sx={{ alignItems: 'center' }}
      title={say(t(`${required} 项中有 ${present} 项`, `${present} of ${required}`))}
    >
      <Box
        aria-hidden
        sx={{ width: 90, height: 8, borderRadius: 1, bgcolor: 'action.hover', flexShrink: 0 }}
      >
        <Box
          sx={{
            width: `${share}%`,
            height: '100%',
            borderRadius: 1,
            bgcolor: share === 100 ? 'success.main' : 'primary.main',
          }}
        />
      </Box>
      <Typography variant="body2" sx={{ width: 40, textAlign: 'right' }}>
        {share}%
      </Typography>
    </Stack>
  );
}
