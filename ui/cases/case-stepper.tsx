import { Box, Paper, Stack, Step, StepLabel, Stepper, Typography } from '@mui/material';
import { agencyNames, type AgencyKind } from '#domain/casework/agencies.ts';
import { stageInfo, stages, type Stage } from '#domain/casework/stages.ts';
import { t, useSay } from '../frame/say.ts';
import { agencyColours } from '../frame/theme.ts';
import { DueChip } from '../parts/chips.tsx';
import type { CaseDossier } from './case-types.ts';

/** The four agencies and the end, as the procedure goes through them. */
const legs: readonly { readonly kind: AgencyKind | null; readonly stages: readonly Stage[] }[] = [
  { kind: 'prison', stages: ['wardReview', 'departmentReview', 'committeeReview', 'prisonNotice'] },
  { kind: 'procuratorate', stages: ['procuratorateOpinion'] },
  { kind: 'prison', stages: ['proposalDecision', 'provincialConsent', 'proposal'] },
  {
    kind: 'court',
    stages: [
      'acceptance',
      'supplement',
      'courtNotice',
      'trial',
      'ruling',
      'withdrawal',
      'service',
      'retrial',
    ],
  },
  { kind: 'justiceBureau', stages: ['execution', 'handover', 'correctionReceipt'] },
  { kind: null, stages: ['closed'] },
];

/** Where the case stands between the agencies, with the day on which each leg was left. */
export function CaseStepper({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  const at = legs.findIndex((leg) => leg.stages.includes(dossier.stage));
  const owed = dossier.deadlines.filter(({ done, kind }) => !done && kind === 'atMost');
  const lastOn = (leg: (typeof legs)[number]): string | null =>
    dossier.steps.findLast(({ stage, on }) => leg.stages.includes(stage) && on !== null)?.on ??
    null;
  return (
    <Paper sx={{ p: 2 }}>
      <Stepper activeStep={dossier.stage === 'closed' ? legs.length : at} alternativeLabel>
        {legs.map((leg, index) => (
          <Step key={leg.stages[0]}>
            <StepLabel
              slotProps={
                leg.kind === null || index > at
                  ? {}
                  : {
                      stepIcon: {
                        sx: {
                          color: `${agencyColours[leg.kind]} !important`,
                          '& .MuiStepIcon-text': { fill: '#fff' },
                        },
                      },
                    }
              }
              optional={
                <Typography variant="caption" color="text.secondary">
                  {index === at && leg.kind !== null ? say(stageInfo[dossier.stage]) : lastOn(leg)}
                </Typography>
              }
            >
              {leg.kind === null ? say(t('办结', 'Closed')) : legName(leg, say)}
            </StepLabel>
          </Step>
        ))}
      </Stepper>
      {owed.length > 0 && (
        <Stack direction="row" spacing={1} sx={{ mt: 2, flexWrap: 'wrap', rowGap: 1 }}>
          {owed.map((deadline) => (
            <Box
              key={`${deadline.id}${deadline.from}`}
              sx={{ display: 'flex', gap: 0.75, alignItems: 'center' }}
            >
              <Typography variant="body2">
                {say(agencyNames[deadline.owner])}{' '}
                {say(limitNames[deadline.id] ?? t(deadline.id, deadline.id))}
              </Typography>
              <DueChip
                due={deadline.due}
                article={deadline.article}
                arithmetic={deadline.arithmetic}
              />
            </Box>
          ))}
        </Stack>
      )}
    </Paper>
  );
}

const legName = (leg: (typeof legs)[number], say: ReturnType<typeof useSay>): string => {
  if (leg.stages[0] === 'execution') return say(t('执行与社区矫正', 'Execution and correction'));
  if (leg.stages[0] === 'proposalDecision') return say(t('监狱提请', 'Proposal'));
  return leg.stages[0] === 'wardReview'
    ? say(t('监狱审查', 'Prison review'))
    : say(agencyNames[leg.kind!]);
};

export const limitNames: Readonly<Record<string, { zh: string; en: string }>> = {
  supplement: t('补送材料', 'supplement'),
  writtenOpinion: t('书面意见', 'written opinion'),
  courtNoticePosting: t('立案后公示', 'notice after acceptance'),
  courtNoticePeriod: t('公示期', 'notice period'),
  prisonNoticePeriod: t('监内公示期', 'notice in prison'),
  acceptance: t('立案审查', 'acceptance'),
  ruling: t('裁定期限', 'ruling'),
  service: t('送达', 'service'),
  correctionOpinion: t('纠正意见', 'correction opinion'),
  retrial: t('重新审理', 'retrial'),
  handOver: t('移交社区矫正', 'hand-over'),
  report: t('报到', 'report'),
};

/** Every stage belongs to one leg; a new one must be placed. */
export const placedStages: readonly Stage[] = stages.filter((stage) =>
  legs.some((leg) => leg.stages.includes(stage)),
);
