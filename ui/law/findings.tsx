import { Box, Chip, Paper, Stack, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import type { Finding } from '#domain/law/index.ts';
import { shortCitation } from '#domain/law/rules/citation-words.ts';
import { citation, isRuleId, rule } from '#domain/law/rules/index.ts';
import { t, useSay } from '../base/say.ts';
import { factTitle, factWords } from '../words/fact-words.ts';
import { findingGroups, groupOf, type FindingGroupName } from './finding-groups.ts';
import { resultNames } from './rule-names.ts';

/** Where a fact stands that a finding quotes; null where there is nothing to go to. */
export type AddressOfFact = (path: string) => string | null;

const colours = { met: 'success', notMet: 'error', review: 'primary', unknown: 'warning' } as const;

const chipNames = { planned: findingGroups.planned, duty: t('应当遵守', 'To be kept') } as const;

interface FindingsProps {
  readonly findings: readonly Finding[];
  /** The day of filing is announced only. */
  readonly isPlanned: boolean;
  readonly addressOfFact: AddressOfFact;
}

/** The findings by their weight, the heaviest first. */
export function Findings({ findings, isPlanned, addressOfFact }: FindingsProps) {
  const say = useSay();
  return (Object.keys(findingGroups) as FindingGroupName[]).map((name) => {
    const group = findings.filter((finding) => groupOf(finding, isPlanned) === name);
    if (group.length === 0) return null;
    return (
      <Box component="section" key={name} aria-label={say(findingGroups[name])}>
        <Typography variant="h6" component="h2" sx={{ mb: 0.5 }}>
          {say(findingGroups[name])}
          <Typography component="span" color="text.secondary" sx={{ ml: 1 }}>
            {group.length}
          </Typography>
        </Typography>
        <Paper component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {group.map((finding, index) => (
            <FindingLine
              key={`${finding.rule}${index}`}
              finding={finding}
              notYetMet={name === 'planned' || name === 'duty' ? name : null}
              addressOfFact={addressOfFact}
            />
          ))}
        </Paper>
      </Box>
    );
  });
}

function FindingLine({
  finding,
  notYetMet,
  addressOfFact,
}: {
  readonly finding: Finding;
  /** Met by the announced day of filing and not yet by an act, or to be kept by an act; null for what is found. */
  readonly notYetMet: 'planned' | 'duty' | null;
  readonly addressOfFact: AddressOfFact;
}) {
  const say = useSay();
  const facts = Object.entries(finding.facts);
  return (
    <Box component="li" sx={{ px: 1.5, py: 1, '& + li': { borderTop: 1, borderColor: 'divider' } }}>
      <Stack
        direction="row"
        spacing={1}
        useFlexGap
        sx={{ alignItems: 'baseline', flexWrap: 'wrap' }}
      >
        <Chip
          size="small"
          color={notYetMet === null ? colours[finding.result] : 'default'}
          variant="outlined"
          label={say(notYetMet === null ? resultNames[finding.result] : chipNames[notYetMet])}
        />
        <Typography sx={{ flex: '1 1 16em', minWidth: 0 }}>
          {say(t(finding.textZh, finding.textEn))}
          {finding.passesFrom !== null && finding.result !== 'met' && (
            <strong>
              {say(t(`；自 ${finding.passesFrom} 起符合`, `; met from ${finding.passesFrom}`))}
            </strong>
          )}
        </Typography>
        <RuleLink rule={finding.rule} />
      </Stack>
      {facts.length > 0 && (
        <Typography variant="body2" color="text.secondary" sx={{ mt: 0.25 }}>
          {say(t('依据：', 'By: '))}
          {facts.map(([path, value], index) => (
            <span key={path}>
              {index > 0 && say(t('；', '; '))}
              <FactName path={path} addressOfFact={addressOfFact} /> {say(factWords(path, value))}
            </span>
          ))}
        </Typography>
      )}
      <Arithmetic finding={finding} />
    </Box>
  );
}

/** The calculation, a step a line, so that it can be followed by hand. */
function Arithmetic({ finding }: { readonly finding: Finding }) {
  const say = useSay();
  const steps = say(t(finding.arithmetic, finding.arithmeticEn)).split(/；|; /);
  if (steps[0] === '') return null;
  return (
    <Box component="ol" sx={{ m: 0, mt: 0.25, pl: 3, fontSize: 13, color: 'text.secondary' }}>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </Box>
  );
}

/** A fact by its name, which leads to where it stands. */
export function FactName({
  path,
  addressOfFact,
}: {
  readonly path: string;
  readonly addressOfFact: AddressOfFact;
}) {
  const say = useSay();
  const address = addressOfFact(path);
  const name = say(factTitle(path));
  return address === null ? <>{name}</> : <Link to={address}>{name}</Link>;
}

/** The article in full, or by its number alone, which leads to the rule in the checklist; a check on the file itself rests on none. */
export function RuleLink({
  rule: id,
  short = false,
}: {
  readonly rule: string;
  readonly short?: boolean;
}) {
  const say = useSay();
  if (!isRuleId(id)) {
    return <Typography variant="caption">{say(t('案卷核对', 'Check on the file'))}</Typography>;
  }
  return (
    <Typography component={Link} to={`/rules?q=${id}`} variant="caption">
      {say(short ? shortCitation(rule(id)) : citation(rule(id)))}
    </Typography>
  );
}
