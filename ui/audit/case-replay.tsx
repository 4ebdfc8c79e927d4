import { Grid, Stack } from '@mui/material';
import { OpinionsSoFar } from '../case-parts/opinions-so-far.tsx';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { Empty } from '../parts/page-head.tsx';
import { useRead } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { CasePicker } from './case-picker.tsx';
import { CauseAndEffect } from './cause-and-effect.tsx';
import { LooksBeside } from './looks-beside.tsx';
import { MomentSlider } from './moment-slider.tsx';
import { StateAt, StateDifference } from './state-at.tsx';

/** One case as it was after any of its events, and who had looked at it by then. */
export function CaseReplay() {
  const say = useSay();
  const url = useUrlState();
  const caseId = url.get('case');
  const events = useRead<readonly ShownEvent[]>(
    caseId === '' ? null : `/api/cases/${encodeURIComponent(caseId)}/events`,
  );
  const shown = events.error === null && caseId !== '' ? events.data : undefined;
  return (
    <Stack spacing={1.5}>
      <CasePicker value={caseId} onPick={(id) => url.set({ case: id, at: null, against: null })} />
      <ProblemAlert error={events.error} />
      {caseId === '' && (
        <Empty>
          {say(
            t(
              '按姓名或案号选择案件，或在“全部事件”中点开一个案件。',
              'Choose a case by name or number, or open one under "All events".',
            ),
          )}
        </Empty>
      )}
      {shown?.[0]?.stream === `case-${caseId}` && (
        <Moments key={caseId} caseId={caseId} events={shown} />
      )}
    </Stack>
  );
}

interface MomentsProps {
  readonly caseId: string;
  readonly events: readonly ShownEvent[];
}

/** The moment in the address is a position of the log: the case as its events up to there tell it. */
function Moments({ caseId, events }: MomentsProps) {
  const url = useUrlState();
  const last = events.length - 1;
  const indexOf = (name: string, otherwise: number): number => {
    const position = Number(url.get(name));
    if (!(position > 0)) return otherwise;
    return Math.max(
      0,
      events.findLastIndex((event) => Number(event.position) <= position),
    );
  };
  const at = indexOf('at', last);
  const against = Math.min(at, indexOf('against', Math.max(0, at - 1)));
  const show = (from: number, to: number): void =>
    url.set({ against: events[from]!.position, at: events[to]!.position });
  return (
    <>
      <MomentSlider events={events} at={at} against={against} onShow={show} />
      <Grid container spacing={1.5}>
        <Grid size={{ xs: 12, md: 5 }}>
          <StateAt events={events.slice(0, at + 1)} />
        </Grid>
        <Grid size={{ xs: 12, md: 7 }}>
          <Stack spacing={1.5}>
            <StateDifference events={events} at={at} against={against} />
            <CauseAndEffect
              events={events}
              at={at}
              onShow={(to) => show(Math.max(0, to - 1), to)}
            />
            <OpinionsSoFar events={events.slice(0, at + 1)} />
            <LooksBeside caseId={caseId} events={events} at={at} />
          </Stack>
        </Grid>
      </Grid>
    </>
  );
}
