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
import { cards, plainRows } from '../parts/plain-rows.ts';
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
  const heads = {
    agency: say(t('机关', 'Agency')),
    share: say(t('完整率', 'Complete')),
    complete: say(t('完整案件', 'Complete cases')),
    defects: say(t('缺陷', 'Defects')),
  };
  return (
    <TableContainer
      sx={{ ...plainRows, ...cards, maxHeight: { sm: 260 } }}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <Table size="small" stickyHeader aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell>{heads.agency}</TableCell>
            <TableCell>{heads.share}</TableCell>
            <TableCell align="right">{heads.complete}</TableCell>
            <TableCell align="right">{heads.defects}</TableCell>
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
              <td data-head={heads.agency}>
                <ListLink to={linkOf(agency)}>{say(agencyName(agency))}</ListLink>
              </td>
              <td data-head={heads.share}>
                <Completeness present={present} required={required} />
              </td>
              <td align="right" data-head={heads.complete}>
                {complete} / {cases}
              </td>
              <td align="right" data-head={heads.defects}>
                {defects}
              </td>
            </tr>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
