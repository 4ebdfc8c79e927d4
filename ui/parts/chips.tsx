import { Box, Chip, Popover, styled, Tooltip, useTheme } from '@mui/material';
import { useState } from 'react';
import { stageInfo, type Stage } from '#domain/casework/stages.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import {
  watchedAgencyNames,
  type WatchedAgencyKind,
} from '#domain/supervision/watched-agencies.ts';
import { t, useSay } from '../base/say.ts';
import { agencyColours } from '../base/theme.ts';
import { dueWords, type DayOf } from './due-words.ts';

/** A word in a frame or on a colour, light enough to stand in every row of a list. */
export const Tag = styled('span')({
  display: 'inline-block',
  padding: '0 8px',
  border: '1px solid',
  borderRadius: 12,
  fontSize: '0.75rem',
  lineHeight: '22px',
  whiteSpace: 'nowrap',
});

const onColour = (colour: string) => ({ background: colour, borderColor: colour, color: '#fff' });

export function AgencyChip({ kind }: { readonly kind: WatchedAgencyKind }) {
  const say = useSay();
  return <Tag style={onColour(colourOf(kind))}>{say(watchedAgencyNames[kind])}</Tag>;
}

const colourOf = (kind: WatchedAgencyKind): string =>
  agencyColours[kind === 'communityCorrection' ? 'communityCorrectionAgency' : kind];

/** A stage by its name, in the colour of the agency whose turn it is; null at the end. */
export function TurnTag({
  turn,
  ...name
}: Bilingual & { readonly turn: WatchedAgencyKind | null }) {
  const say = useSay();
  return (
    <Tag style={turn === null ? { borderColor: 'silver' } : onColour(colourOf(turn))}>
      {say(name)}
    </Tag>
  );
}

export const StageChip = ({ stage }: { readonly stage: Stage }) => (
  <TurnTag {...stageInfo[stage]} />
);

/** Today in China's time zone, as the law counts days. */
export const todayInChina = (): string => dayInChina.format();
const dayInChina = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The day so many calendar days after another. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

interface DueProps {
  readonly due: string | null;
  readonly article?: Bilingual | null;
  readonly arithmetic?: Bilingual | null;
  /** Of a right or a period nothing presses, whatever the day. */
  readonly of?: DayOf;
}

/** The day on which a statutory time limit or a public notice ends; its article and arithmetic when one points at it or presses it. */
export function DueChip({ due, article = null, arithmetic = null, of = 'duty' }: DueProps) {
  const say = useSay();
  const { palette } = useTheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (due === null) return <>—</>;
  const left = daysBetween(todayInChina(), due);
  const colour = of !== 'duty' ? 'default' : left < 0 ? 'error' : left <= 3 ? 'warning' : 'default';
  const why = [article, arithmetic].filter((each) => each !== null).map(say);
  const label = say(dueWords(of, due, left));
  if (why.length === 0) {
    const line = colour === 'default' ? { borderColor: 'silver' } : { color: palette[colour].main };
    return <Tag style={line}>{label}</Tag>;
  }
  return (
    <>
      <Tooltip title={<span style={{ whiteSpace: 'pre-line' }}>{why.join('\n')}</span>}>
        <Chip
          size="small"
          variant="outlined"
          color={colour}
          label={label}
          aria-haspopup="dialog"
          onClick={(event) => setAnchor(event.currentTarget)}
        />
      </Tooltip>
      {anchor !== null && <Arithmetic why={why} anchor={anchor} onClose={() => setAnchor(null)} />}
    </>
  );
}

interface ArithmeticProps {
  readonly why: readonly string[];
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** How a time limit is reckoned, step by step. */
function Arithmetic({ why, anchor, onClose }: ArithmeticProps) {
  const say = useSay();
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-label': say(t('期限如何计算', 'How the time limit is reckoned')),
        },
      }}
    >
      <Box component="ul" sx={{ m: 0, py: 1.5, pl: 4, pr: 2, maxWidth: 480, fontSize: 13 }}>
        {why
          .flatMap((each) => each.split(/；|; /))
          .map((each) => (
            <li key={each}>{each}</li>
          ))}
      </Box>
    </Popover>
  );
}
