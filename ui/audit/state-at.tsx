import { Box, Paper, Table, TableBody, TableCell, TableRow, Typography } from '@mui/material';
import { ChangeList } from '../case-parts/change-list.tsx';
import { eventName } from '../words/event-names.ts';
import { lastPart, pathName, valueText } from '../words/field-names.ts';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { differences } from '../case-parts/state-difference.ts';
import { stateOf } from '../case-parts/state-of.ts';
import { t, useSay } from '../base/say.ts';

/** What was known after the last of these events: every fact by its name, nothing that was not. */
export function StateAt({ events }: { readonly events: readonly ShownEvent[] }) {
  const say = useSay();
  const state = stateOf(events);
  const facts = differences(null, state).filter(
    ({ path, to }) => path !== 'caseId' && to !== null && !(Array.isArray(to) && to.length === 0),
  );
  return (
    <Paper sx={{ p: 1.5 }}>
      <Typography variant="h6" component="h2">
        {say(t('该时刻的状态', 'State at that moment'))}
      </Typography>
      <Box
        sx={{ maxHeight: 'calc(100vh - 300px)', overflow: 'auto' }}
        tabIndex={0}
        role="region"
        aria-label={say(t('该时刻的状态', 'State at that moment'))}
      >
        <Table size="small">
          <TableBody>
            {facts.map(({ path, to }) => (
              <TableRow key={path}>
                <TableCell
                  component="th"
                  scope="row"
                  sx={{ color: 'text.secondary', width: '42%', whiteSpace: 'normal', pl: 0 }}
                >
                  {say(pathName(path))}
                </TableCell>
                <TableCell sx={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }} dir="auto">
                  {say(valueText(to, lastPart(path), state?.measure ?? null))}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Paper>
  );
}

interface StateDifferenceProps {
  readonly events: readonly ShownEvent[];
  readonly at: number;
  readonly against: number;
}

/** What the case gained and lost between two of its moments. */
export function StateDifference({ events, at, against }: StateDifferenceProps) {
  const say = useSay();
  const after = stateOf(events.slice(0, at + 1));
  const changes = differences(stateOf(events.slice(0, against + 1)), after);
  const moment = (index: number): string =>
    `#${events[index]!.position} ${say(eventName(events[index]!.type))}`;
  return (
    <Paper sx={{ p: 1.5 }}>
      <Typography variant="h6" component="h2">
        {say(t('两个时刻的差异', 'Difference between the two'))}
      </Typography>
      <Typography variant="caption" color="text.secondary">
        {moment(against)} → {moment(at)}
      </Typography>
      {changes.length === 0 ? (
        <Typography variant="body2">{say(t('没有差异', 'None'))}</Typography>
      ) : (
        <ChangeList changes={changes} measure={after?.measure ?? null} />
      )}
    </Paper>
  );
}
