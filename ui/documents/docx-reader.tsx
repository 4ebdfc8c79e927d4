import { Alert, Box, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { readBytes } from '../frame/api.ts';
import { t, useSay } from '../frame/say.ts';
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
      <Alert severity="info" className="no-print" action={<OriginalLink address={address} />}>
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
        onLoad={(event) =>
          (event.currentTarget as HTMLIFrameElement).contentDocument?.body.replaceChildren(
            content.data.cloneNode(true),
          )
        }
        sx={{ width: '100%', height: 'calc(100vh - 260px)', border: 1, borderColor: 'divider' }}
      />
    </>
  );
}
