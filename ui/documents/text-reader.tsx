import { Alert, Box, Paper, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { decodedText, type TextEncoding } from '#domain/kernel/text-encoding.ts';
import { readBytes } from '../base/api.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { OriginalLink } from './original-link.tsx';

const encodingNames: Readonly<Record<TextEncoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB 18030',
};

/** Plain text, as it is, with the encoding that it was read by. */
export function TextReader({
  address,
  title,
}: {
  readonly address: string;
  readonly title: string;
}) {
  const say = useSay();
  const text = useQuery({
    queryKey: ['text', address],
    queryFn: async ({ signal }) => decodedText(new Uint8Array(await readBytes(address, signal))),
    staleTime: Infinity,
  });
  if (text.error !== null) return <ProblemAlert error={text.error} />;
  if (text.data === undefined) return <Skeleton height={240} />;
  if (text.data === null) {
    return (
      <Alert severity="error" role="alert" action={<OriginalLink address={address} />}>
        {say(
          t(
            '文字编码不能识别，未能显示',
            'The encoding of this text is not known; it is not shown',
          ),
        )}
      </Alert>
    );
  }
  return (
    <>
      <Typography variant="caption" color="text.secondary" className="no-print">
        {say(t('文字编码', 'Encoding'))} {encodingNames[text.data.encoding]}
      </Typography>
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
          {text.data.text}
        </Box>
      </Paper>
    </>
  );
}
