import { Box } from '@mui/material';
import { memo } from 'react';
import { agencyKinds, agencyNames } from '#domain/casework/agencies.ts';
import type { Role } from '#domain/access/principal.ts';
import type { StaffCount } from '#read-api/cockpit/cockpit-answers.ts';
import { t, useSay } from '../base/say.ts';
import { useRead } from '../parts/use-read.ts';
import { sum } from '../parts/counts.ts';
import { caseListPath } from './figure-links.ts';
import { look } from './look.ts';
import { Figure, Panel } from './panel.tsx';
import { useFigures, type Selection } from './selection.ts';

/** Collaboration of the four agencies: what waits for each, what is overdue, and how many people there are. */
export const CollaborationPanel = memo(function CollaborationPanel({
  selection,
  today,
}: {
  readonly selection: Selection;
  readonly today: string;
}) {
  const say = useSay();
  const open = useFigures('open', ['agencyKind'], selection);
  const late = useFigures('open', ['agencyKind'], selection, today);
  const staff = useRead<readonly StaffCount[]>('/api/staff');
  const people = (kind: string, role: Role): number =>
    staff.data?.find((row) => row.agencyKind === kind && row.role === role)?.people ?? 0;
  return (
    <Panel
      title={say(t('四机关协同与人员', 'The four agencies and their staff'))}
      height={164}
      error={open.error ?? staff.error}
      pending={open.data === undefined || late.data === undefined || staff.data === undefined}
    >
      <Box
        component="table"
        sx={{
          width: '100%',
          borderSpacing: 0,
          lineHeight: '23px',
          '& td, & th': { p: 0, textAlign: 'right', fontWeight: 400 },
          '& th:first-of-type': { textAlign: 'left' },
          '& thead th': { color: look.quiet, fontSize: 13 },
        }}
      >
        <thead>
          <tr>
            <th scope="col">{say(t('机关', 'Agency'))}</th>
            <th scope="col">{say(t('在办', 'Open'))}</th>
            <th scope="col">{say(t('逾期', 'Overdue'))}</th>
            <th scope="col">{say(t('承办人', 'Handlers'))}</th>
            <th scope="col">{say(t('决定人', 'Deciders'))}</th>
          </tr>
        </thead>
        <tbody>
          {agencyKinds.map((agencyKind) => {
            const name = say(agencyNames[agencyKind]);
            const overdue = sum(late.data?.rows.filter((row) => row.agencyKind === agencyKind));
            return (
              <tr key={agencyKind}>
                <th scope="row">{name}</th>
                <td>
                  <Figure
                    name={`${name} ${say(t('在办', 'open'))}`}
                    value={sum(open.data?.rows.filter((row) => row.agencyKind === agencyKind))}
                    to={caseListPath({ ...selection, agencyKind })}
                  />
                </td>
                <td style={overdue > 0 ? { color: look.over } : {}}>
                  <Figure
                    name={`${name} ${say(t('逾期', 'overdue'))}`}
                    value={overdue}
                    to={caseListPath({ ...selection, agencyKind, overdue: 'yes' })}
                  />
                </td>
                <td>{people(agencyKind, 'caseHandler')}</td>
                <td>{people(agencyKind, 'decider')}</td>
              </tr>
            );
          })}
        </tbody>
      </Box>
    </Panel>
  );
});
