import { Box, Grid, Table, TableBody, TableCell, TableRow, Typography } from '@mui/material';
import { agencyKinds, agencyNames } from '#domain/casework/agencies.ts';
import { findAgency } from '#domain/access/organisation.ts';
import { factName, valueNames } from '#domain/law/fact-names.ts';
import { t, useSay } from '../frame/say.ts';
import { districtName } from '../parts/names.ts';
import type { CaseDossier } from './case-types.ts';
import { SentenceTimeline } from './sentence-timeline.tsx';

/** What is known of person and sentence; what is not is said so. */
export function FactsTab({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  const facts = Object.entries(dossier.facts).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return (
    <>
      <SentenceTimeline dossier={dossier} />
      <Grid container spacing={3}>
        <Grid size={{ xs: 12, md: 6 }}>
          <Facts
            title={say(t('案件', 'Case'))}
            rows={[
              [say(t('姓名', 'Name')), dossier.offender.name],
              [say(t('罪犯编号', 'Prisoner number')), dossier.offender.prisonerNumber],
              [say(t('监狱案号', 'Reference')), dossier.reference],
              [say(t('法院案号', 'Court number')), dossier.courtCaseNumber],
              [say(t('区', 'District')), say(districtName(dossier.district))],
              [say(t('拟提请日期', 'Planned filing')), dossier.plannedFilingDate],
              [say(t('提请日期', 'Filed')), dossier.filingDate],
              [say(t('立案日期', 'Accepted')), dossier.acceptedOn],
              ...agencyKinds.map((kind): [string, string] => [
                say(agencyNames[kind]),
                say(
                  findAgency(dossier.agencies[kind])?.name ??
                    t(dossier.agencies[kind], dossier.agencies[kind]),
                ),
              ]),
            ]}
          />
        </Grid>
        <Grid size={{ xs: 12, md: 6 }}>
          <Facts
            title={say(t('刑罚与表现', 'Sentence and conduct'))}
            rows={facts.map(([name, value]) => [say(factName(name)), useable(value, say)])}
          />
        </Grid>
      </Grid>
    </>
  );
}

const named = (value: unknown, say: ReturnType<typeof useSay>): string => {
  const name = typeof value === 'string' ? valueNames[value] : undefined;
  return name === undefined ? String(value) : say(name);
};

function useable(value: unknown, say: ReturnType<typeof useSay>): string {
  if (typeof value === 'boolean') return value ? say(t('是', 'yes')) : say(t('否', 'no'));
  if (Array.isArray(value)) {
    return value
      .map((item: unknown) => (typeof item === 'object' ? JSON.stringify(item) : named(item, say)))
      .join('、');
  }
  return typeof value === 'object' ? JSON.stringify(value) : named(value, say);
}

interface FactsProps {
  readonly title: string;
  readonly rows: readonly (readonly [string, string | null])[];
}

const Facts = ({ title, rows }: FactsProps) => {
  const say = useSay();
  return (
    <Box>
      <Typography variant="h6" component="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      <Table size="small">
        <TableBody>
          {rows.map(([name, value]) => (
            <TableRow key={name}>
              <TableCell component="th" scope="row" sx={{ color: 'text.secondary', width: 190 }}>
                {name}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
                {value ?? say(t('未公布', 'Not published'))}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};
