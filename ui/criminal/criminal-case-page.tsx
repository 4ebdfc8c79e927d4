import { Alert, Box, Button, Paper, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link, useLocation, useParams } from 'react-router-dom';
import { criminalAgencyKinds } from '#domain/criminal/agencies.ts';
import { hindranceOf } from '#domain/criminal/possible-acts.ts';
import { criminalSteps } from '#domain/criminal/steps/index.ts';
import { criminalOutcomes, custodyMeasures } from '#domain/criminal/stages.ts';
import type { CriminalCaseAnswer } from '#read-api/criminal/criminal-read-answers.ts';
import { ErrorPage } from '../base/error-page.tsx';
import { inTheWay } from '../base/in-the-way.ts';
import { t, useSay } from '../base/say.ts';
import { may, useSession } from '../base/session.ts';
import { AgencyChip } from '../parts/chips.tsx';
import { agencyName, districtName } from '../parts/names.ts';
import { PageHead } from '../parts/page-head.tsx';
import { useRead } from '../parts/use-read.ts';
import { SentAlert, sentIn } from '../steps/step-sent.tsx';
import { Course } from './course.tsx';
import { CriminalHistory } from './criminal-history.tsx';
import { LimitTable } from './limit-table.tsx';
import { CriminalStageChip } from './stage-chip.tsx';
import { WarningsOfCase } from './warnings-of-case.tsx';

/** One criminal case: its course, what is next, its time limits, warnings, people and history. */
export default function CriminalCasePage() {
  const { id = '' } = useParams();
  const say = useSay();
  const session = useSession();
  const found = useRead<CriminalCaseAnswer>(`/api/criminal-cases/${id}`);
  const shown = found.data?.id === id ? found.data : undefined;
  const error = inTheWay(found.error, shown);
  if (error !== null) {
    return <ErrorPage error={error} resetErrorBoundary={() => void found.refetch()} />;
  }
  if (shown === undefined) return null;
  return (
    <>
      <PageHead
        title={say(t('刑事案件', 'Criminal case'))}
        of={shown.suspect.name}
        asOf={shown.asOf}
      >
        <Typography variant="body2" color="text.secondary">
          {[shown.reference, shown.courtCaseNumber].filter(Boolean).join('　')}
        </Typography>
        <CriminalStageChip stage={shown.stage} />
        {shown.outcome !== null && (
          <Typography variant="body2">{say(criminalOutcomes[shown.outcome])}</Typography>
        )}
      </PageHead>
      <Sent shown={shown} />
      <Course shown={shown} />
      <NextActs shown={shown} />
      <Section title={say(t('法定时限', 'Time limits'))}>
        <LimitTable limits={shown.limits} />
      </Section>
      {may(session, 'warning.read') && (
        <Section title={say(t('超期预警', 'Warnings'))}>
          <WarningsOfCase caseId={id} />
        </Section>
      )}
      <Section title={say(t('当事人和机关', 'Person and agencies'))}>
        <Parties shown={shown} />
      </Section>
      {may(session, 'criminal.events') && (
        <Section title={say(t('办案经过', 'History'))}>
          <CriminalHistory caseId={id} />
        </Section>
      )}
      <Link to="/criminal" className="no-print" style={{ display: 'inline-block', marginTop: 12 }}>
        {say(t('返回刑事案件列表', 'Back to the criminal cases'))}
      </Link>
    </>
  );
}

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Box component="section" aria-label={title} sx={{ mt: 2.5 }}>
    <Typography variant="h6" component="h2" sx={{ mb: 1 }}>
      {title}
    </Typography>
    {children}
  </Box>
);

interface ShownProps {
  readonly shown: CriminalCaseAnswer;
}

/** After a step was sent: that it is recorded. */
function Sent({ shown }: ShownProps) {
  const say = useSay();
  const sent = sentIn(useLocation().state);
  if (sent === null) return null;
  return (
    <SentAlert sent={sent}>
      {Number(shown.revision) > Number(sent.revision) &&
        say(t('此后案件又有新进展。', 'The case has moved on since.'))}
    </SentAlert>
  );
}

/** What the own agency may do now; the server says which steps have their place, the case what lies in their way. */
function NextActs({ shown }: ShownProps) {
  const say = useSay();
  const [open, hindered] = inTwo(shown);
  if (open.length + hindered.length === 0) return null;
  const next = open.find((name) => !criminalSteps[name].beside);
  return (
    <Alert severity="info" icon={false} className="no-print" sx={{ mt: 2 }}>
      <Typography variant="body2" sx={{ mb: 1 }}>
        {open.length > 0
          ? say(t('本机关可以办理：', 'What your agency may do now:'))
          : say(
              t('本机关目前没有可以办理的事项。', 'There is nothing that your agency may do now.'),
            )}
      </Typography>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
        {open.map((name) => (
          <Button
            key={name}
            component={Link}
            to={`/criminal/${shown.id}/act/${name}`}
            variant={name === next ? 'contained' : 'outlined'}
            size="small"
          >
            {say(criminalSteps[name].title)}
          </Button>
        ))}
      </Stack>
      {hindered.length > 0 && (
        <details style={{ marginTop: 8 }}>
          <summary>{say(t('暂不能办理的事项', 'What has to wait'))}</summary>
          <ul style={{ margin: 0, paddingInlineStart: 18 }}>
            {hindered.map(({ name, why }) => (
              <li key={name}>
                {say(criminalSteps[name].title)}
                {say(t('：', ': '))}
                {say(why)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Alert>
  );
}

/** The steps that can be taken, and those that something lies in the way of, with what. */
function inTwo(shown: CriminalCaseAnswer) {
  const told = shown.possible.map((name) => ({
    name,
    why: hindranceOf(name, shown)?.violations[0]?.text ?? null,
  }));
  return [
    told.flatMap(({ name, why }) => (why === null ? [name] : [])),
    told.flatMap(({ name, why }) => (why === null ? [] : [{ name, why }])),
  ] as const;
}

function Parties({ shown }: ShownProps) {
  const say = useSay();
  const { suspect, offence, custody, district, agencies } = shown;
  const lines = [
    [
      t('姓名', 'Name'),
      <span key="name" lang="zh-CN">
        {suspect.name}
      </span>,
    ],
    [t('证件号码', 'Id number'), suspect.idNumber ?? '—'],
    [t('罪名', 'Offence'), offence],
    [t('强制措施', 'Coercive measure'), say(custodyMeasures[custody])],
    [t('行政区划', 'District'), say(districtName(district))],
  ] as const;
  return (
    <Paper sx={{ p: 2 }}>
      <Box
        component="dl"
        sx={{ display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gap: 1, m: 0 }}
      >
        {lines.map(([label, value]) => (
          <Box key={label.en} sx={{ display: 'contents' }}>
            <Typography component="dt" variant="body2" color="text.secondary">
              {say(label)}
            </Typography>
            <Typography component="dd" variant="body2" sx={{ m: 0 }}>
              {value}
            </Typography>
          </Box>
        ))}
        {criminalAgencyKinds.map((kind) => {
          const id = agencies[kind];
          if (id === null) return null;
          return (
            <Box key={kind} sx={{ display: 'contents' }}>
              <Box component="dt">
                <AgencyChip kind={kind} />
              </Box>
              <Typography component="dd" variant="body2" sx={{ m: 0 }}>
                {say(agencyName(id))}
              </Typography>
            </Box>
          );
        })}
      </Box>
    </Paper>
  );
}
