import { Alert, Box, Chip, Paper, Stack, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { explain, factName, type Finding, type Review, type Verdict } from '#domain/law/index.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t, useLanguage, useSay } from '../frame/say.ts';
import { resultNames } from './rule-names.ts';

export const verdicts: Readonly<
  Record<Verdict, Bilingual & { readonly colour: 'success' | 'warning' | 'error' | 'info' }>
> = {
  eligible: { ...t('符合法定条件', 'Conditions met'), colour: 'success' },
  notYet: { ...t('尚未届时', 'Not yet'), colour: 'warning' },
  blocked: { ...t('不符合法定条件', 'Not to be had'), colour: 'error' },
  humanReview: { ...t('需由人决定', 'For a person to decide'), colour: 'info' },
};

const colours = { met: 'success', notMet: 'error', review: 'info', unknown: 'warning' } as const;

/** A verdict with everything that leads to it: figures, findings with article and arithmetic, what is missing. */
export function ReviewAnswer({ answer }: { readonly answer: Review }) {
  const say = useSay();
  const language = useLanguage();
  const verdict = verdicts[answer.verdict];
  return (
    <Stack spacing={2}>
      <Alert severity={verdict.colour} role="status">
        <strong>{say(verdict)}</strong>
        {' · '}
        {answer.lawVersion}
        {answer.lawDate !== null && ` · ${answer.lawDate}`}
      </Alert>
      <Figures answer={answer} />
      {answer.missing.length > 0 && (
        <Alert severity="warning">
          {say(t('缺少事实：', 'Missing facts: '))}
          {answer.missing.map(({ field }) => say(factName(field))).join('、')}
        </Alert>
      )}
      {answer.reviewReasons
        .filter(({ decisive }) => decisive)
        .map((reason) => (
          <Alert key={`${reason.rule}${reason.textZh}`} severity="info">
            {say(t(reason.textZh, reason.textEn))}
            {reason.article !== null && `（${reason.article}）`}
          </Alert>
        ))}
      <Stack spacing={1} component="ul" sx={{ listStyle: 'none', p: 0 }}>
        {answer.findings.map((finding, index) => (
          <FindingCard key={`${finding.rule}${index}`} finding={finding} />
        ))}
      </Stack>
      <Paper sx={{ p: 2 }}>
        <Typography variant="h6" component="h2" sx={{ mb: 1 }}>
          {say(t('说明', 'Explanation'))}
        </Typography>
        <Box
          component="pre"
          sx={{ m: 0, whiteSpace: 'pre-wrap', fontFamily: 'inherit', fontSize: 13 }}
        >
          {explain(answer, language)}
        </Box>
      </Paper>
    </Stack>
  );
}

function Figures({ answer }: { readonly answer: Review }) {
  const say = useSay();
  const figures: readonly (readonly [Bilingual, string | number | null | undefined])[] = [
    [t('最早可提请', 'Earliest filing'), answer.earliestFilingDate],
    [t('最大减刑（月）', 'Greatest reduction (months)'), answer.maxReductionMonths],
    [t('实际执行底线', 'Floor'), answer.floorLastDay],
    [t('顶格减后止日', 'End at the most'), answer.newEndIfMax],
    [t('减为有期徒刑（月）', 'Resulting term (months)'), answer.resultTermMonths],
    [t('提请后止日', 'End as proposed'), answer.proposal?.newEnd],
    [t('假释考验期止', 'End of probation'), answer.proposal?.paroleProbationEnd],
  ];
  const known = figures.filter(([, value]) => value !== null && value !== undefined);
  return (
    <Stack direction="row" spacing={1.5} sx={{ flexWrap: 'wrap', rowGap: 1.5 }}>
      {known.map(([name, value]) => (
        <Paper key={name.en} sx={{ px: 2, py: 1 }}>
          <Typography variant="caption" color="text.secondary" component="div">
            {say(name)}
          </Typography>
          <Typography variant="h6" component="div">
            {value}
          </Typography>
        </Paper>
      ))}
    </Stack>
  );
}

function FindingCard({ finding }: { readonly finding: Finding }) {
  const say = useSay();
  const arithmetic = say(t(finding.arithmetic, finding.arithmeticEn));
  return (
    <Paper component="li" sx={{ p: 1.5 }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'baseline' }}>
        <Chip
          size="small"
          color={colours[finding.result]}
          variant="outlined"
          label={say(resultNames[finding.result])}
        />
        <Typography sx={{ flex: 1 }}>{say(t(finding.textZh, finding.textEn))}</Typography>
        <Typography component={Link} to={`/rules?q=${finding.rule}`} variant="caption">
          {finding.article ?? finding.rule}
        </Typography>
      </Stack>
      {arithmetic !== '' && (
        <Typography variant="body2" color="text.secondary" sx={{ mt: 0.5 }}>
          {arithmetic}
        </Typography>
      )}
      {finding.passesFrom !== null && (
        <Typography variant="body2" sx={{ mt: 0.5 }}>
          {say(t(`自 ${finding.passesFrom} 起符合`, `Met from ${finding.passesFrom}`))}
        </Typography>
      )}
    </Paper>
  );
}
