import { Box, createTheme, ThemeProvider } from '@mui/material';
import { useEffect, useState, type ReactNode } from 'react';
import { t, useSay } from '../base/say.ts';
import { darkTheme } from '../base/theme.ts';
import { look } from './look.ts';

const wall = { width: 1920, height: 1080 } as const;
/** Narrower than that, the parts stand below each other: as a whole the wall could not be read. */
const narrowBelow = 900;
/** Wide enough for one column of the wall. */
const oneColumn = 560;
const theme = createTheme(darkTheme);

/**
 * The wall is 1920 by 1080; every other screen shows it smaller or larger, in the middle, never cut.
 * A phone shows one column of it, as large as on a desk, to be scrolled.
 */
export function Wall({ children }: { readonly children: ReactNode }) {
  const { width, scale, narrow } = useFit();
  return (
    <ThemeProvider theme={theme}>
      <Box
        component="main"
        sx={{
          position: 'fixed',
          inset: 0,
          overflow: narrow ? 'hidden auto' : 'hidden',
          bgcolor: look.ground,
          ...(narrow ? {} : { display: 'grid', placeContent: 'center' }),
        }}
      >
        <Box sx={narrow ? {} : { width: width * scale, height: wall.height * scale }}>
          <Box
            sx={{
              width,
              ...(narrow ? { position: 'absolute', top: 0, left: 0 } : { height: wall.height }),
              transform: `scale(${scale})`,
              transformOrigin: 'top left',
              color: look.text,
              p: 2,
              display: 'flex',
              flexDirection: 'column',
              gap: '12px',
              fontSize: 14,
              fontVariantNumeric: 'tabular-nums',
              background: `linear-gradient(#0a2347, ${look.ground})`,
              '& a:focus-visible': { outline: `2px solid ${look.warn}`, outlineOffset: '1px' },
            }}
          >
            {children}
          </Box>
        </Box>
      </Box>
    </ThemeProvider>
  );
}

interface Fit {
  readonly width: number;
  readonly scale: number;
  readonly narrow: boolean;
}

function fit(): Fit {
  if (innerWidth >= narrowBelow) {
    const scale = Math.min(innerWidth / wall.width, innerHeight / wall.height);
    return { width: wall.width, scale, narrow: false };
  }
  const width = Math.max(oneColumn, innerWidth);
  return { width, scale: innerWidth / width, narrow: true };
}

function useFit(): Fit {
  const [now, setNow] = useState(fit);
  useEffect(() => {
    const follow = (): void => setNow(fit());
    addEventListener('resize', follow);
    return () => removeEventListener('resize', follow);
  }, []);
  return now;
}

export function FullScreenButton() {
  const say = useSay();
  const [full, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const follow = (): void => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, []);
  return (
    <Box
      component="button"
      type="button"
      onClick={() =>
        void (full ? document.exitFullscreen() : document.documentElement.requestFullscreen())
      }
      sx={{
        font: 'inherit',
        background: 'none',
        border: `1px solid ${look.line}`,
        color: look.title,
        borderRadius: '4px',
        p: '3px 10px',
        cursor: 'pointer',
      }}
    >
      {full ? say(t('退出全屏', 'Leave full screen')) : say(t('全屏', 'Full screen'))}
    </Box>
  );
}
