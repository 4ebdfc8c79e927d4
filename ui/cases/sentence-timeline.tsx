import { Box, Typography, useTheme } from '@mui/material';
import { t, useSay } from '../frame/say.ts';
import { todayInChina } from '../parts/chips.tsx';
import type { CaseDossier } from './case-types.ts';

const width = 1000;
const height = 92;

/** The term from its first to its last day: what was served, earlier reductions, and the new end. */
export function SentenceTimeline({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  const { palette } = useTheme();
  const { sentenceStart: start, sentenceEnd: end } = dossier.facts as {
    sentenceStart?: string | null;
    sentenceEnd?: string | null;
  };
  if (typeof start !== 'string' || typeof end !== 'string' || end <= start) return null;
  const ruling = dossier.rulings.at(-1) ?? null;
  const newEnd = ruling?.newEnd ?? null;
  const at = (day: string): number =>
    Math.min(
      1,
      Math.max(0, (Date.parse(day) - Date.parse(start)) / (Date.parse(end) - Date.parse(start))),
    ) * width;
  const today = todayInChina();
  const marks = [
    { day: start, text: say(t('刑期起', 'start')) },
    ...(dossier.filingDate === null
      ? []
      : [{ day: dossier.filingDate, text: say(t('提请', 'filed')) }]),
    ...(newEnd === null ? [] : [{ day: newEnd, text: say(t('减后止日', 'new end')) }]),
    { day: end, text: say(t('刑期止', 'end')) },
  ];
  return (
    <Box>
      <Typography variant="h6" component="h2" sx={{ mb: 1 }}>
        {say(t('刑期', 'Term'))}
      </Typography>
      <svg
        viewBox={`-60 0 ${width + 120} ${height}`}
        role="img"
        aria-label={marks.map(({ day, text }) => `${text} ${day}`).join('，')}
        style={{ width: '100%', maxHeight: 120 }}
      >
        <rect x={0} y={34} width={width} height={14} rx={7} fill={palette.divider} />
        <rect
          x={0}
          y={34}
          width={at(today)}
          height={14}
          rx={7}
          fill={palette.primary.main}
          opacity={0.75}
        />
        {newEnd !== null && (
          <rect
            x={at(newEnd)}
            y={34}
            width={width - at(newEnd)}
            height={14}
            rx={7}
            fill={palette.success.main}
            opacity={0.55}
          />
        )}
        {marks.map(({ day, text }, index) => (
          <g key={`${day}${text}`} transform={`translate(${at(day)},0)`}>
            <line y1={28} y2={54} stroke={palette.text.primary} />
            <text
              y={index % 2 === 0 ? 18 : 76}
              textAnchor="middle"
              fontSize={13}
              fill={palette.text.primary}
            >
              {`${text} ${day}`}
            </text>
          </g>
        ))}
      </svg>
    </Box>
  );
}
