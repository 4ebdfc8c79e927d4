import { FitScreen, ZoomIn, ZoomOut } from '@mui/icons-material';
import { IconButton, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { t, useSay } from '../base/say.ts';
import type { ReaderKeys } from './reader-keys.ts';

/** A factor, or as wide as there is room. */
export type Zoom = number | 'width';

const [least, most, step] = [0.25, 5, 1.25];

export interface ReaderZoom {
  readonly zoom: Zoom;
  readonly larger: () => void;
  readonly smaller: () => void;
  readonly fit: () => void;
  /** What the width came to, so that the next step starts from there. */
  readonly shown: (factor: number) => void;
  readonly factor: number;
  readonly keys: ReaderKeys;
}

/** How large a page or a picture is shown; as wide as there is room until somebody changes it. */
export function useZoom(): ReaderZoom {
  const [zoom, setZoom] = useState<Zoom>('width');
  const [factor, setFactor] = useState(1);
  const to = (next: number) => (): void => {
    const kept = Math.min(most, Math.max(least, next));
    setZoom(kept);
    setFactor(kept);
  };
  const larger = to(factor * step);
  const smaller = to(factor / step);
  const fit = (): void => setZoom('width');
  return {
    zoom,
    factor,
    larger,
    smaller,
    fit,
    shown: setFactor,
    keys: { '+': larger, '=': larger, '-': smaller, f: fit },
  };
}

export function ZoomButtons({ zoom }: { readonly zoom: ReaderZoom }) {
  const say = useSay();
  return (
    <>
      <Tooltip title={say(t('缩小（-）', 'Smaller (-)'))}>
        <IconButton aria-label={say(t('缩小', 'Smaller'))} onClick={zoom.smaller}>
          <ZoomOut />
        </IconButton>
      </Tooltip>
      <Typography variant="body2" sx={{ minWidth: 42, textAlign: 'center' }}>
        {Math.round(zoom.factor * 100)}%
      </Typography>
      <Tooltip title={say(t('放大（+）', 'Larger (+)'))}>
        <IconButton aria-label={say(t('放大', 'Larger'))} onClick={zoom.larger}>
          <ZoomIn />
        </IconButton>
      </Tooltip>
      <Tooltip title={say(t('适合宽度（f）', 'Fit the width (f)'))}>
        <IconButton
          aria-label={say(t('适合宽度', 'Fit the width'))}
          aria-pressed={zoom.zoom === 'width'}
          color={zoom.zoom === 'width' ? 'primary' : 'default'}
          onClick={zoom.fit}
        >
          <FitScreen />
        </IconButton>
      </Tooltip>
    </>
  );
}
