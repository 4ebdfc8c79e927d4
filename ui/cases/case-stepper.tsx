import { Box, Paper, Stack, Step, StepLabel, Stepper, Typography } from '@mui/material';
import { agencyNames, type AgencyKind } from '#domain/casework/agencies.ts';
import type { CaseDeadline } from '#domain/casework/case-deadlines.ts';
import { stepOfRight } from '#domain/casework/running-limits.ts';
import { stageInfo, type Stage } from '#domain/casework/stages.ts';
import { t, useSay } from '../base/say.ts';
import { agencyColours } from '../base/theme.ts';
import { DueChip } from '../parts/chips.tsx';
import { endOfRight, type DayOf } from '../parts/due-words.ts';
import type { CaseDossier } from '#read-api/cases/case-answers.ts';
import { besideOthers } from './beside-others.ts';
import { limitNames } from '../words/limit-names.ts';

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
  const lastOn = (leg: (typeof legs)[number]): string | null =>
    dossier.steps.findLast(
      ({ event, stage, on }) =>
        leg.stages.includes(stage) &&
        on !== null &&
        event !== 'StepWithdrawn' &&
        !besideOthers.has(event),
    )?.on ?? null;
  const wasLeftOut = (leg: (typeof legs)[number]): boolean =>
    dossier.stage === 'closed' && leg.kind !== null && lastOn(leg) === null;
  return (
    <Paper sx={{ p: 2 }}>
      <Stepper
        activeStep={dossier.stage === 'closed' ? legs.length : at}
        alternativeLabel
        sx={{
          // Six of them beside each other, on a phone too.
          '& .MuiStep-root': { px: { xs: 0.25, sm: 1 }, minWidth: 0 },
          '& .MuiStepLabel-label': { fontSize: { xs: 11, sm: 14 }, overflowWrap: 'anywhere' },
        }}
      >
        {legs.map((leg, index) => (
          // A case that ended early has not been everywhere.
          <Step
            key={leg.stages[0]}
            completed={dossier.stage === 'closed' ? !wasLeftOut(leg) : index < at}
          >
            <StepLabel
              slotProps={
                leg.kind === null || index > at || wasLeftOut(leg)
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
                  {index === at && leg.kind !== null
                    ? say(stageInfo[dossier.stage])
                    : index < at && lastOn(leg)}
                </Typography>
              }
            >
              {leg.kind === null ? say(t('办结', 'Closed')) : legName(leg, say)}
            </StepLabel>
          </Step>
        ))}
      </Stepper>
      <Limits dossier={dossier} />
    </Paper>
  );
}

/** The days by which something is due, and of a right that was left unused that it lapsed. */
function Limits({ dossier }: { readonly dossier: CaseDossier }) {
  const say = useSay();
  // A right that was left unused is no default: its day being over is said while it can still be used, and
  // that it lapsed for ever after.
  const shown = dossier.deadlines.filter(
    (deadline) =>
      deadline.kind === 'atMost' &&
      (deadline.standing === 'lapsed' ||
        (deadline.standing === 'running' &&
          (!deadline.optional || stepOfRight(deadline, dossier) !== null))),
  );
  if (shown.length === 0) return null;
  return (
    <Stack
      direction="row"
      spacing={1}
      useFlexGap
      data-testid="limits"
      sx={{ mt: 2, flexWrap: 'wrap' }}
    >
      {shown.map((deadline) => (
        <Box
          key={`${deadline.id}${deadline.from}`}
          sx={{ display: 'flex', gap: 0.75, alignItems: 'center' }}
        >
          <Typography variant="body2">
            {say(agencyNames[deadline.owner])}{' '}
            {say(limitNames[deadline.id] ?? t(deadline.id, deadline.id))}
          </Typography>
          <DueChip
            due={deadline.standing === 'lapsed' ? deadline.lapsedOn : deadline.due}
            article={deadline.article}
            arithmetic={deadline.arithmetic}
            of={dayOf(deadline)}
          />
        </Box>
      ))}
    </Stack>
  );
}

const dayOf = (deadline: CaseDeadline): DayOf => {
  if (deadline.standing === 'lapsed') return endOfRight(deadline);
  return deadline.optional ? 'right' : 'duty';
};

const legName = (leg: (typeof legs)[number], say: ReturnType<typeof useSay>): string => {
  if (leg.stages[0] === 'execution') return say(t('执行与社区矫正', 'Execution and correction'));
  if (leg.stages[0] === 'proposalDecision') return say(t('监狱提请', 'Proposal'));
  return leg.stages[0] === 'wardReview'
    ? say(t('监狱审查', 'Prison review'))
    : say(agencyNames[leg.kind!]);
};
