import { Box, createTheme, ThemeProvider } from '@mui/material';
import { useEffect, useState, type ReactNode } from 'react';
import { t, useSay } from '../frame/say.ts';
import { darkTheme } from '../frame/theme.ts';
import { look } from './look.ts';

const wall = { width: 1920, height: 1080 } as const;
const theme = createTheme(darkTheme);

/** The wall is 1920 by 1080; every other screen shows it smaller or larger, in the middle, never cut. */
export function Wall({ children }: { readonly children: ReactNode }) {
  const scale = useScale();
  return (
    <ThemeProvider theme={theme}>
      <Box
        component="main"
        sx={{
          position: 'fixed',
          inset: 0,
          overflow: 'hidden',
          bgcolor: look.ground,
          display: 'grid',
          placeContent: 'center',
        }}
      >
        <Box sx={{ width: wall.width * scale, height: wall.height * scale }}>
          <Box
            sx={{
              width: wall.width,
              height: wall.height,
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

const fit = (): number => Math.min(innerWidth / wall.width, innerHeight / wall.height);

function useScale(): number {
  const [scale, setScale] = useState(fit);
  useEffect(() => {
    const follow = (): void => setScale(fit());
    addEventListener('resize', follow);
    return () => removeEventListener('resize', follow);
  }, []);
  return scale;
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
