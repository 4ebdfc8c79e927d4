import {
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import { ListLink } from '../parts/list-link.tsx';
import { t, useSay } from '../base/say.ts';
import { agencyName } from '../parts/names.ts';
import { plainRows } from '../parts/plain-rows.ts';
import { Completeness } from './completeness.tsx';
import type { QualitySummary } from '#read-api/quality/quality-answers.ts';

interface AgencyQualityTableProps {
  readonly agencies: QualitySummary['agencies'] | undefined;
  /** This page, narrowed to an agency. */
  readonly linkOf: (agency: string) => string;
}

/** What each agency owes and has given, the least complete first. */
export function AgencyQualityTable({ agencies, linkOf }: AgencyQualityTableProps) {
  const say = useSay();
  const label = say(t('完整率（按机关）', 'Completeness by agency'));
  return (
    <TableContainer
      sx={{ ...plainRows, maxHeight: 260 }}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <Table size="small" stickyHeader aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell>{say(t('机关', 'Agency'))}</TableCell>
            <TableCell>{say(t('完整率', 'Complete'))}</TableCell>
            <TableCell align="right">{say(t('完整案件', 'Complete cases'))}</TableCell>
            <TableCell align="right">{say(t('缺陷', 'Defects'))}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {agencies === undefined && (
            <tr>
              <td colSpan={4}>
                <Skeleton />
              </td>
            </tr>
          )}
          {agencies?.map(({ agency, cases, complete, required, present, defects }) => (
            <tr key={agency}>
              <td>
                <ListLink to={linkOf(agency)}>{say(agencyName(agency))}</ListLink>
              </td>
              <td>
                <Completeness present={present} required={required} />
              </td>
              <td align="right">
                {complete} / {cases}
              </td>
              <td align="right">{defects}</td>
            </tr>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
