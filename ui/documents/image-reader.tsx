import { Paper, Stack } from '@mui/material';
import { useEffect, useRef } from 'react';
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
  const picture = useRef<HTMLImageElement>(null);
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
  return (
    <Stack spacing={1}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }} className="no-print">
        <ZoomButtons zoom={zoom} />
      </Stack>
      <Paper
        tabIndex={0}
        role="region"
        aria-label={title}
        sx={{ overflow: 'auto', p: 1, textAlign: 'center', maxHeight: 'calc(100vh - 210px)' }}
      >
        <img ref={picture} src={address} alt={title} onLoad={size} />
      </Paper>
    </Stack>
  );
}
