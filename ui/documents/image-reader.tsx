import { Alert, Paper, Skeleton, Stack } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { readBytes } from '../base/api.ts';
import { t, useSay } from '../base/say.ts';
import { OriginalLink } from './original-link.tsx';
import { Unopened } from './paged-document.ts';
import { headBytes, mostPicturePixels, pictureSize } from './picture-size.ts';
import { ShownPageOnPaper } from './print-styles.tsx';
import { useReaderKeys } from './reader-keys.ts';
import { useZoom, ZoomButtons } from './reader-zoom.tsx';
import { UnopenedAlert } from './unopened-alert.tsx';

interface PictureProps {
  readonly address: string;
  readonly title: string;
}

/** The file of a picture that a browser can hold; null for what is none. Throws {@link Unopened} for one too large. */
async function pictureAt(address: string, signal: AbortSignal): Promise<Blob | null> {
  const bytes = await readBytes(address, signal);
  const size = pictureSize(new Uint8Array(bytes, 0, Math.min(bytes.byteLength, headBytes)));
  if (size === null) return null;
  // It is not drawn at all: the page, and what was typed into it, would go with it.
  if (size.width * size.height > mostPicturePixels) throw new Unopened('tooLarge');
  return new Blob([bytes]);
}

/** A picture, as wide as there is room or as large as one likes; one that no browser can hold is told. */
export function ImageReader({ address, title }: PictureProps) {
  const picture = useQuery({
    queryKey: ['picture', address],
    queryFn: ({ signal }) => pictureAt(address, signal),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  if (picture.error !== null) {
    return <UnopenedAlert problem={picture.error} address={address} onPassword={() => undefined} />;
  }
  if (picture.data === undefined) return <Skeleton height={240} />;
  if (picture.data === null) return <BrokenPicture address={address} />;
  return <ShownPicture file={picture.data} address={address} title={title} />;
}

function BrokenPicture({ address }: Pick<PictureProps, 'address'>) {
  const say = useSay();
  return (
    <Alert severity="error" role="alert" action={<OriginalLink address={address} />}>
      {say(
        t(
          '图片不能显示：文件已损坏，或浏览器不支持其编码',
          'The picture cannot be shown: it is damaged, or in a coding that this browser does not have',
        ),
      )}
    </Alert>
  );
}

function ShownPicture({ file, address, title }: PictureProps & { readonly file: Blob }) {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setSource(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  const picture = useRef<HTMLImageElement>(null);
  const [isBroken, setBroken] = useState(false);
  const zoom = useZoom();
  useReaderKeys(zoom.keys);
  const size = (): void => {
    const image = picture.current;
    if (image === null || image.naturalWidth === 0) return;
    const room = image.parentElement!.clientWidth - 16;
    const factor = zoom.zoom === 'width' ? Math.min(1, room / image.naturalWidth) : zoom.zoom;
    zoom.shown(factor);
    image.style.width = `${image.naturalWidth * factor}px`;
  };
  // The zoom's functions are new at every turn.
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(size, [zoom.zoom]);
  if (isBroken) return <BrokenPicture address={address} />;
  return (
    <Stack spacing={1}>
      <ShownPageOnPaper />
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }} className="no-print">
        <ZoomButtons zoom={zoom} />
      </Stack>
      <Paper
        tabIndex={0}
        role="region"
        aria-label={title}
        className="printed-sheet"
        sx={{ overflow: 'auto', p: 1, textAlign: 'center', maxHeight: 'calc(100vh - 210px)' }}
      >
        <img ref={picture} src={source} alt={title} onLoad={size} onError={() => setBroken(true)} />
      </Paper>
    </Stack>
  );
}
