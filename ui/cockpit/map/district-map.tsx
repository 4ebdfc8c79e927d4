import type { MapAnswer } from '#read-api/map/map-answers.ts';
import { Box, Skeleton } from '@mui/material';
import { Suspense, useState } from 'react';
import { t, useSay } from '../../base/say.ts';
import { look } from '../look.ts';
import { engines } from './engines.ts';
import { legendOf, type MapDrawing } from './map-engine.ts';

interface DistrictMapProps extends Omit<MapDrawing, 'boundaries' | 'onFailure'> {
  readonly settings: MapAnswer;
}

/**
 * The districts by the engine and the boundaries that this installation is set to; a press
 * narrows. Where the engine cannot draw, SVG does, and it is said why.
 */
export function DistrictMap({ settings, ...drawing }: DistrictMapProps) {
  const say = useSay();
  const [failure, setFailure] = useState<string | null>(null);
  const wanted = engines[settings.engine];
  const missing = wanted?.supported() !== true;
  const { Drawing } = engines[missing || failure !== null ? 'svg' : settings.engine]!;
  const why = failure ?? say(t('本浏览器没有 WebGL', 'this browser has no WebGL'));
  return (
    <Box sx={{ flex: 1, minHeight: 0, position: 'relative' }}>
      <Suspense fallback={<Loading />}>
        <Drawing {...drawing} boundaries={settings.boundaries} onFailure={setFailure} />
      </Suspense>
      <Box sx={{ position: 'absolute', right: 0, bottom: 0, fontSize: 12, color: look.quiet }}>
        {settings.chartNumber === null
          ? say(t('示意图', 'For illustration'))
          : `${say(t('审图号', 'Chart number'))}：${settings.chartNumber}`}
      </Box>
      <Legend values={drawing.values} />
      {(missing || failure !== null) && (
        <Box role="status" sx={{ position: 'absolute', left: 0, bottom: 0, fontSize: 12 }}>
          {say(t(`改用 SVG 绘制：${why}`, `Drawn as SVG instead: ${why}`))}
        </Box>
      )}
    </Box>
  );
}

/** Which shade stands for how many cases. */
function Legend({ values }: Pick<MapDrawing, 'values'>) {
  const say = useSay();
  return (
    <Box
      role="img"
      aria-label={say(t('图例', 'Legend'))}
      sx={{
        position: 'absolute',
        right: 0,
        top: 0,
        fontSize: 12,
        lineHeight: '18px',
        color: look.quiet,
        '& > div': { display: 'flex', alignItems: 'center', gap: 1 },
        '& i': { width: 14, height: 12, border: `1px solid ${look.line}` },
      }}
    >
      <div>{say(t('在办件数', 'Open cases'))}</div>
      {legendOf(values).map(({ shade, from, to }) => (
        <div key={shade}>
          <i style={{ background: shade }} />
          {from === to ? from : `${from}–${to}`}
        </div>
      ))}
    </Box>
  );
}

const Loading = () => <Skeleton variant="rounded" sx={{ height: '100%', bgcolor: look.line }} />;
