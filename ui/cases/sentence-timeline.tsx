import { Box, Typography, useMediaQuery, useTheme } from '@mui/material';
import { useCallback, useMemo, useRef, useState } from 'react';
import { t, useSay } from '../base/say.ts';
import { daysAfter, todayInChina } from '../parts/chips.tsx';
import { caseReview } from '../case-parts/case-review.ts';
import type { CaseDossier } from '#read-api/cases/case-answers.ts';
import { placeLabels } from './label-lanes.ts';
import { sentenceCourse, type SentenceCourse } from './sentence-course.ts';

const margin = 60;
const fontSize = 12.5;
const laneHeight = 17;
const barHeight = 14;
/** How far a sentence without an end is drawn beyond the last day that one knows of. */
const yearsAhead = 2;

/** A4 between its margins, in CSS pixels. */
const paperWidth = 680;

/** How wide the bar may be: as the box it stands in, and on paper as the paper. */
function useDrawnWidth() {
  const [drawn, setDrawn] = useState(1000);
  const printing = useMediaQuery('print', { noSsr: true });
  const observer = useRef<ResizeObserver | null>(null);
  const box = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (element === null) return;
    observer.current = new ResizeObserver(() => setDrawn(element.clientWidth));
    observer.current.observe(element);
  }, []);
  return { box, width: Math.max(200, (printing ? paperWidth : drawn) - 2 * margin) };
}

/** The term: what was served, each earlier reduction, the floor and the end that is possible; in words and drawn. */
export function SentenceTimeline({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  const course = useMemo(() => sentenceCourse(dossier, caseReview(dossier)), [dossier]);
  const { box, width } = useDrawnWidth();
  if (course.words.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="sentence-course">
      <Typography variant="h6" component="h2" id="sentence-course">
        {say(t('刑期', 'Term'))}
      </Typography>
      <Typography variant="body2" sx={{ mb: 1 }}>
        {course.words.map(say).join(say(t('；', '; ')))}
      </Typography>
      <Box ref={box}>
        {course.start !== null && <Drawing course={course} start={course.start} width={width} />}
      </Box>
    </Box>
  );
}

interface DrawingProps {
  readonly course: SentenceCourse;
  readonly start: string;
  /** Of the bar, in pixels of the page: letters keep their size whatever the page has. */
  readonly width: number;
}

function Drawing({ course, start, width }: DrawingProps) {
  const say = useSay();
  const { palette } = useTheme();
  const today = todayInChina();
  const { end, formerEnd, newEnd, marks } = course;
  const lastMark = marks.at(-1)?.day ?? start;
  const last = formerEnd ?? end ?? daysAfter(lastMark > today ? lastMark : today, yearsAhead * 365);
  if (last <= start) return null;
  const at = (day: string): number => {
    const part = (Date.parse(day) - Date.parse(start)) / (Date.parse(last) - Date.parse(start));
    return Math.min(1, Math.max(0, part)) * width;
  };
  const labels = marks.map(({ day, text }) => ({ x: at(day), text: `${say(text)} ${day}` }));
  const placed = placeLabels(labels, { from: -margin, to: width + margin, fontSize });
  const lanesAbove = Math.max(0, ...placed.map(({ lane }) => -lane));
  const lanesBelow = Math.max(0, ...placed.map(({ lane }) => lane));
  const top = lanesAbove * laneHeight + 8;
  const height = top + barHeight + lanesBelow * laneHeight + 10;
  const bar = (from: number, to: number, colour: string, opacity: number) => (
    <rect
      x={from}
      y={top}
      width={Math.max(0, to - from)}
      height={barHeight}
      fill={colour}
      opacity={opacity}
    />
  );
  const served = newEnd?.isRuled === true && newEnd.day < today ? newEnd.day : today;
  return (
    <svg
      viewBox={`${-margin} 0 ${width + 2 * margin} ${height}`}
      role="img"
      aria-label={labels.map(({ text }) => text).join('，')}
      width={width + 2 * margin}
      height={height}
      style={{ display: 'block', maxWidth: '100%', printColorAdjust: 'exact' }}
    >
      {bar(0, width, palette.divider, 1)}
      {bar(0, at(served), palette.primary.main, 0.75)}
      {formerEnd !== null && end !== null && bar(at(end), width, palette.success.main, 0.3)}
      {newEnd !== null &&
        bar(at(newEnd.day), at(end ?? last), palette.success.main, newEnd.isRuled ? 0.7 : 0.45)}
      {end === null && (
        <text
          x={width + 6}
          y={top + barHeight - 2}
          fontSize={fontSize}
          fill={palette.text.secondary}
        >
          →
        </text>
      )}
      {placed.map(({ x, lane }, index) => {
        const { text, x: day } = labels[index]!;
        const y =
          lane < 0 ? top - 6 + (lane + 1) * laneHeight : top + barHeight + lane * laneHeight;
        return (
          <g key={text}>
            <line
              x1={day}
              x2={day}
              y1={lane < 0 ? y + 3 : top - 3}
              y2={lane < 0 ? top + barHeight + 3 : y - fontSize + 1}
              stroke={palette.text.secondary}
              strokeWidth={1}
            />
            <text x={x} y={y} textAnchor="middle" fontSize={fontSize} fill={palette.text.primary}>
              {text}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
