import { directory } from '../base/directory.ts';
import {
  Accordion,
  AccordionDetails,
  AccordionSummary,
  Button,
  Stack,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from '@mui/material';
import type { ReactNode } from 'react';
import { eventName } from '../words/event-names.ts';
import { AccountId } from '../parts/account-id.tsx';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { t, useSay } from '../base/say.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { caseOfStream, useCaseNames } from './case-names.ts';
import { EventTable } from './event-table.tsx';
import { counted } from '#domain/kernel/counted.ts';

/** What events are grouped by, and the condition that leaves only one group. */
const groupings = {
  case: {
    name: t('按案件', 'By case'),
    key: ({ stream }: ShownEvent) => caseOfStream(stream) ?? '',
  },
  agency: {
    name: t('按机关', 'By agency'),
    key: ({ metadata }: ShownEvent) => metadata.actor.agency ?? '',
  },
  actor: {
    name: t('按操作者', 'By actor'),
    key: ({ metadata }: ShownEvent) => metadata.actor.id,
  },
  type: { name: t('按类型', 'By type'), key: ({ type }: ShownEvent) => type },
} as const;
type Grouping = keyof typeof groupings;

interface EventGroupsProps {
  readonly events: readonly ShownEvent[] | undefined;
  readonly empty: ReactNode;
}

/** The events of this page in groups, the largest first; opened, each shows its events. */
export function EventGroups({ events, empty }: EventGroupsProps) {
  const say = useSay();
  const url = useUrlState();
  const asked = url.get('by');
  const by = (Object.hasOwn(groupings, asked) ? asked : 'case') as Grouping;
  const groups = [...Map.groupBy(events ?? [], groupings[by].key)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  );
  const caseName = useCaseNames(by === 'case' ? groups.map(([key]) => key).filter(Boolean) : []);
  const nameOf = (key: string): string => {
    if (key === '') return say(t('其他', 'Others'));
    if (by === 'case') return caseName(key);
    if (by === 'type') return say(eventName(key));
    return by === 'agency' ? say(directory().agency(key)?.name ?? t(key, key)) : key;
  };
  return (
    <>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={by}
        sx={{ mb: 1.5 }}
        aria-label={say(t('分组依据', 'Grouped by'))}
        onChange={(_, chosen: Grouping | null) => chosen !== null && url.set({ by: chosen })}
      >
        {(Object.keys(groupings) as Grouping[]).map((name) => (
          <ToggleButton key={name} value={name}>
            {say(groupings[name].name)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {events?.length === 0 && empty}
      {groups.map(([key, members]) => (
        <Accordion
          key={`${by} ${key}`}
          disableGutters
          variant="outlined"
          slotProps={{ transition: { unmountOnExit: true } }}
        >
          <AccordionSummary>
            <Stack
              direction="row"
              spacing={2}
              sx={{ flex: 1, alignItems: 'baseline', minWidth: 0 }}
            >
              <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
                {by === 'actor' && key !== '' ? <AccountId id={key} /> : nameOf(key)}
              </Typography>
              <Typography variant="body2" color="text.secondary" sx={{ whiteSpace: 'nowrap' }}>
                {say(t(`${members.length} 个事件`, counted(members.length, 'event')))} · #
                {members[0]!.position} – #{members.at(-1)!.position}
              </Typography>
            </Stack>
          </AccordionSummary>
          <AccordionDetails>
            {key !== '' && (
              <Button onClick={() => url.set({ [by]: key, view: null, from: null })}>
                {say(t('只看这一组', 'Only this group'))}
              </Button>
            )}
            <EventTable events={members} error={null} empty={empty} />
          </AccordionDetails>
        </Accordion>
      ))}
    </>
  );
}
