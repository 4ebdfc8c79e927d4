import { Box } from '@mui/material';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { DutyToday } from '../duty/duty-today.tsx';
import { directory } from '../base/directory.ts';
import { t, useLanguage, useSay } from '../base/say.ts';
import { todayInChina } from '../parts/chips.tsx';
import { districtName, stageName } from '../parts/names.ts';
import { lastMonths } from '../parts/counts.ts';
import { OutcomePanel, SupervisionPanel } from './case-panels.tsx';
import { CollaborationPanel } from './collaboration-panel.tsx';
import { useOwnAgency } from './own-agency.ts';
import { CriminalPanel } from './criminal-panel.tsx';
import { DeadlineBoard } from './deadline-board.tsx';
import { HeatPanel, MapPanel, RankingPanel } from './district-panels.tsx';
import { KeyFigures } from './key-figures.tsx';
import { look } from './look.ts';
import { MonthPanel } from './month-panel.tsx';
import { ChoiceButton } from './panel.tsx';
import { choices, useFigures, useSelection, type Choosing } from './selection.ts';
import { StagePanel } from './stage-panel.tsx';
import { FullScreenButton, Wall } from './wall.tsx';
import { weekdayName } from './weekday-name.ts';

/** The province of all districts, where they are of one. */
function cockpitTitle(): Bilingual {
  const known = directory();
  const provinces = new Set(known.counties.map(({ code }) => `${code.slice(0, 2)}0000`));
  const [code] = provinces;
  const name = provinces.size === 1 ? known.districtName(code!) : undefined;
  return name === undefined
    ? t('减刑假释协同办案', 'Commutation and parole')
    : t(`${name.zh}减刑假释协同办案`, `Commutation and parole in ${name.en}`);
}

const column = {
  display: 'flex',
  flexDirection: 'column',
  gap: '12px',
  minHeight: 0,
  // Below each other each is as high as it is beside the others.
  height: { xs: 1016, md: 'auto' },
} as const;

/** COCK-1, COCK-2, COCK-4: one screen; what is chosen narrows every figure, every figure opens its list. */
export default function CockpitPage() {
  const choosing = useSelection();
  const { selection, toggle } = choosing;
  const today = todayInChina();
  const months = useMemo(() => lastMonths(today), [today]);
  return (
    <Wall>
      <Head choosing={choosing} today={today} />
      <KeyFigures selection={selection} today={today} />
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          display: 'grid',
          gap: '12px',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '490px minmax(0, 1fr) 540px' },
        }}
      >
        <Box sx={column}>
          <MonthPanel selection={selection} toggle={toggle} months={months} />
          <StagePanel selection={selection} toggle={toggle} />
          <OutcomePanel selection={selection} />
        </Box>
        <Box sx={column}>
          <MapPanel selection={selection} toggle={toggle} />
          <CriminalPanel selection={selection} />
          <DeadlineBoard selection={selection} />
        </Box>
        <Box sx={column}>
          <HeatPanel selection={selection} toggle={toggle} months={months} />
          <RankingPanel selection={selection} toggle={toggle} />
          <SupervisionPanel selection={selection} />
          <CollaborationPanel selection={selection} today={today} />
        </Box>
      </Box>
    </Wall>
  );
}

interface HeadProps {
  readonly choosing: Choosing;
  readonly today: string;
}

function Head({ choosing, today }: HeadProps) {
  const say = useSay();
  const language = useLanguage();
  const { selection } = choosing;
  const all = useFigures('opened', ['opened'], selection);
  const agency = useOwnAgency();
  const place = selection.district === '' ? '' : ` · ${say(districtName(selection.district))}`;
  return (
    <Box
      component="header"
      sx={{
        display: 'grid',
        // The title takes what it needs; what stands beside it shares the rest.
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) auto minmax(0, 1fr)' },
        columnGap: '24px',
        alignItems: 'center',
        height: { xs: 'auto', md: 52 },
        flexShrink: 0,
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Link to="/" style={{ color: look.title }}>
          {say(t('返回工作台', 'Back to work'))}
        </Link>
        <DutyToday today={today} />
      </Box>
      <Box
        component="h1"
        sx={{
          m: 0,
          textAlign: 'center',
          // English names of agencies are long: what stands beside them must keep its two lines.
          fontSize: { xs: 24, md: language === 'zh' ? 32 : 22 },
          letterSpacing: agency === null && language === 'zh' ? 4 : 0,
          whiteSpace: { xs: 'normal', md: 'nowrap' },
          minWidth: 0,
        }}
      >
        {agency === null
          ? say(cockpitTitle())
          : say(t(`${agency.zh}减刑假释办案`, `Commutation and parole, ${agency.en}`))}
        {place}
      </Box>
      <Box
        sx={{
          minWidth: 0,
          display: 'flex',
          flexDirection: 'column',
          alignItems: 'flex-end',
          gap: '4px',
        }}
      >
        <Box>
          {today} {weekdayName(today, language)}{' '}
          {say(
            t(`数据截至事件 #${all.data?.asOf ?? '…'}`, `as of event #${all.data?.asOf ?? '…'}`),
          )}{' '}
          <span style={{ color: look.quiet }}>
            {agency === null
              ? say(t('· 全部案件 ', '· all cases '))
              : say(t('· 仅本机关参与的案件 ', '· only the cases of your agency '))}
          </span>
          <FullScreenButton />
        </Box>
        <Chosen choosing={choosing} />
      </Box>
    </Box>
  );
}

/** What narrows the wall; each goes when it is pressed. */
function Chosen({ choosing: { selection, toggle, clear } }: { readonly choosing: Choosing }) {
  const say = useSay();
  const names = {
    district: say(districtName(selection.district)),
    openedMonth: `${selection.openedMonth} ${say(t('立卷', 'opened'))}`,
    stage: say(stageName(selection.stage)),
  };
  const shown = choices.filter((choice) => selection[choice] !== '');
  if (shown.length === 0) {
    return (
      <Box sx={{ color: look.quiet, fontSize: 13 }}>
        {say(
          t(
            '点击区、月份或环节筛选；点击数字打开列表',
            'A district, month or stage narrows; a figure opens its list',
          ),
        )}
      </Box>
    );
  }
  return (
    <Box role="group" aria-label={say(t('已选条件', 'Chosen'))} sx={{ display: 'flex', gap: 2 }}>
      {shown.map((choice) => (
        <ChoiceButton key={choice} chosen onPress={() => toggle(choice, selection[choice])}>
          {names[choice]} ✕
        </ChoiceButton>
      ))}
      <ChoiceButton chosen={false} onPress={clear}>
        {say(t('全部清除', 'Clear all'))}
      </ChoiceButton>
    </Box>
  );
}
