import { Alert, Box, Button, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readBytes } from '../base/api.ts';
import { t, useSay } from '../base/say.ts';
import { docxContent } from './docx-content.ts';
import { OriginalLink } from './original-link.tsx';
import { UnopenedAlert } from './unopened-alert.tsx';

/** A page of its own that runs no script and fetches nothing, whatever the document holds. */
const emptyPage = `<!doctype html><meta http-equiv="content-security-policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"><style>body{margin:0;overflow-wrap:anywhere}</style>`;

/** A Word document, in a frame that is shut off from this page. */
export default function DocxReader({
  address,
  title,
}: {
  readonly address: string;
  readonly title: string;
}) {
  const say = useSay();
  const [whole, setWhole] = useState(0);
  const content = useQuery({
    queryKey: ['docx', address],
    queryFn: async ({ signal }) => docxContent(await readBytes(address, signal)),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  if (content.error !== null) {
    return <UnopenedAlert problem={content.error} address={address} onPassword={() => undefined} />;
  }
  if (content.data === undefined) return <Skeleton height={240} />;
  return (
    <>
      <Alert
        severity="info"
        className="no-print"
        action={
          <>
            <Button color="inherit" size="small" onClick={() => print()}>
              {say(t('打印', 'Print'))}
            </Button>
            <OriginalLink address={address} />
          </>
        }
      >
        {say(
          t(
            '按内容显示，版式与 Word 略有出入；以原件为准。',
            'Shown by its content; the layout is not quite that of Word. The original counts.',
          ),
        )}
      </Alert>
      <Box
        component="iframe"
        title={title}
        sandbox="allow-same-origin"
        srcDoc={emptyPage}
        onLoad={(event) => {
          const { contentDocument } = event.currentTarget as HTMLIFrameElement;
          contentDocument?.body.replaceChildren(content.data.cloneNode(true));
          setWhole(contentDocument?.documentElement.scrollHeight ?? 0);
        }}
        sx={{
          width: '100%',
          height: 'calc(100vh - 260px)',
          border: 1,
          borderColor: 'divider',
          // On paper nothing scrolls: as high as its content, over as many sheets as that takes.
          '@media print': { height: whole, border: 0 },
        }}
      />
    </>
  );
}
