import { Box, Paper, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { readBytes } from '../frame/api.ts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { decodedText } from './decoded-text.ts';

/** Plain text, as it is. */
export function TextReader({
  address,
  title,
}: {
  readonly address: string;
  readonly title: string;
}) {
  const text = useQuery({
    queryKey: ['text', address],
    queryFn: async ({ signal }) => decodedText(await readBytes(address, signal)),
    staleTime: Infinity,
  });
  if (text.error !== null) return <ProblemAlert error={text.error} />;
  if (text.data === undefined) return <Skeleton height={240} />;
  return (
    <Paper
      tabIndex={0}
      role="region"
      aria-label={title}
      sx={{ overflow: 'auto', p: 2, maxHeight: 'calc(100vh - 170px)' }}
    >
      <Box
        component="pre"
        sx={{
          m: 0,
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          fontFamily: 'inherit',
          fontSize: 14,
          lineHeight: 1.8,
        }}
      >
        {text.data}
      </Box>
    </Paper>
  );
}
