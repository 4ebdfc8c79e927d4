import { Alert, Paper, Stack } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { t, useSay } from '../frame/say.ts';
import { OriginalLink } from './original-link.tsx';
import { ShownPageOnPaper } from './print-styles.tsx';
import { useReaderKeys } from './reader-keys.ts';
import { useZoom, ZoomButtons } from './reader-zoom.tsx';

/** A picture, as wide as there is room or as large as one likes. */
export function ImageReader({
  address,
  title,
}: {
  readonly address: string;
  readonly title: string;
}) {
  const say = useSay();
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
  if (isBroken) {
    return (
      <Alert severity="error" role="alert" action={<OriginalLink address={address} />}>
        {say(
          t(
            '图片不能显示：文件已损坏，或浏览器不支持其编码，或一时无法取得',
            'The picture cannot be shown: it is damaged, in a coding that this browser does not have, or not to be had now',
          ),
        )}
      </Alert>
    );
  }
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
        <img
          ref={picture}
          src={address}
          alt={title}
          onLoad={size}
          onError={() => setBroken(true)}
        />
      </Paper>
    </Stack>
  );
}
