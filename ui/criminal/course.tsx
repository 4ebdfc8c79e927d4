import { Box, Paper, Stack, Typography } from '@mui/material';
import { criminalStageInfo } from '#domain/criminal/stages.ts';
import type { CriminalCaseAnswer } from '#read-api/criminal/criminal-read-answers.ts';
import { t, useSay } from '../base/say.ts';
import { agencyName } from '../parts/names.ts';
import { stagesAhead, staysOf } from './stays.ts';
import { CriminalStageChip } from './stage-chip.tsx';

/** From the filing to the enforcement: where the case was, since when, whose turn it is, and what is still to come. */
export function Course({ shown }: { readonly shown: CriminalCaseAnswer }) {
  const say = useSay();
  const stays = staysOf(shown);
  const { turn, stage, outcome } = shown;
  const ahead = outcome === null ? stagesAhead(shown) : [];
  return (
    <Paper sx={{ p: 2 }}>
      <Stack
        component="ol"
        direction="row"
        useFlexGap
        aria-label={say(t('办案流程', 'Course of the case'))}
        sx={{ listStyle: 'none', m: 0, p: 0, flexWrap: 'wrap', gap: 1.5, rowGap: 1 }}
      >
        {stays.map((stay, index) => (
          <Box
            component="li"
            key={`${stay.stage}${stay.from}${index}`}
            aria-current={index === stays.length - 1 ? 'step' : undefined}
          >
            <CriminalStageChip stage={stay.stage} />
            <Typography variant="caption" component="div" color="text.secondary">
              {stay.from}
            </Typography>
          </Box>
        ))}
        {ahead.map((each) => (
          <Box component="li" key={each} sx={{ color: 'text.secondary', fontSize: 12, pt: '3px' }}>
            {say(criminalStageInfo[each])}
          </Box>
        ))}
      </Stack>
      <Typography variant="body2" sx={{ mt: 1.5 }} data-testid="whose-turn">
        {turn.kind === null || turn.agency === null
          ? say(t('案件已办结，没有待办事项。', 'The case is closed: nothing is left to do.'))
          : say(
              t(
                `轮到${agencyName(turn.agency).zh}（${criminalStageInfo[stage].zh}）。`,
                `It is the turn of ${agencyName(turn.agency).en} (${criminalStageInfo[stage].en}).`,
              ),
            )}
      </Typography>
    </Paper>
  );
}
