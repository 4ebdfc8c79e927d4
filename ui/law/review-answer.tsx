import { ExpandMore } from '@mui/icons-material';
import {
  Accordion,
  AccordionDetails,
  AccordionSummary,
  Alert,
  Box,
  Paper,
  Stack,
  Typography,
} from '@mui/material';
import { useMemo, type ReactNode } from 'react';
import {
  explain,
  outcomeOf,
  undecidedFor,
  verdictWords,
  type MissingFact,
  type Outcome,
  type Review,
} from '#domain/law/index.ts';
import { lawTextName } from '#domain/law/review/law-of-the-day.ts';
import { turningPoints } from '#domain/law/review/turning-points.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { t, useLanguage, useSay } from '../base/say.ts';
import { FactName, Findings, RuleLink, type AddressOfFact } from './findings.tsx';

const outcomes: Readonly<
  Record<Outcome, Bilingual & { readonly colour: 'success' | 'warning' | 'error' | 'info' }>
> = {
  eligible: { ...t('符合法定条件', 'Conditions met'), colour: 'success' },
  notYet: { ...t('尚未届时', 'Not yet'), colour: 'warning' },
  blocked: { ...t('不符合法定条件', 'Not to be had'), colour: 'error' },
  humanReview: { ...t('需由人决定', 'For a person to decide'), colour: 'info' },
  unlawfulProposal: { ...t('提请的内容不合法', 'The proposal is not lawful'), colour: 'error' },
  openProposal: {
    ...t('提请的内容需由人决定', 'The proposal is for a person to decide'),
    colour: 'info',
  },
};

interface ReviewAnswerProps {
  readonly answer: Review;
  /** The announced day of filing, to which everything is reckoned; null where it is filed, or only asked about. */
  readonly plannedFiling?: LegalDate | null;
  /** Where a fact stands that the answer speaks of; left out where the facts are typed. */
  readonly addressOfFact?: AddressOfFact;
}

/** A verdict with everything that leads to it: figures, what is missing, findings by their weight, what would change it. */
export function ReviewAnswer({
  answer,
  plannedFiling = null,
  addressOfFact = nowhere,
}: ReviewAnswerProps) {
  const say = useSay();
  const language = useLanguage();
  const outcome = outcomes[outcomeOf(answer)];
  const undecided = undecidedFor(answer).length > 0;
  const turning = useMemo(() => turningPoints(answer), [answer]);
  return (
    <Stack spacing={2}>
      <Alert severity={undecided ? 'warning' : outcome.colour} role="status">
        {plannedFiling !== null && say(byPlan(plannedFiling))}
        <strong>{say(undecided ? verdictWords(answer) : outcome)}</strong>
        {' · '}
        {say(lawTextName(answer.lawVersion))}
        {answer.lawDate !== null && ` · ${answer.lawDate}`}
      </Alert>
      <Figures answer={answer} />
      <MissingFacts answer={answer} addressOfFact={addressOfFact} />
      <Reasons answer={answer} />
      {turning.length > 0 && (
        <Titled title={say(t('什么会改变结论', 'What would change the answer'))}>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {turning.map((point) => (
              <li key={point.en}>{say(point)}</li>
            ))}
          </Box>
        </Titled>
      )}
      <Findings
        findings={answer.findings}
        isPlanned={plannedFiling !== null}
        addressOfFact={addressOfFact}
      />
      <Accordion
        disableGutters
        variant="outlined"
        slotProps={{ transition: { unmountOnExit: true, timeout: 0 } }}
      >
        <AccordionSummary expandIcon={<ExpandMore />}>
          {say(t('全文说明', 'The whole explanation'))}
        </AccordionSummary>
        <AccordionDetails>
          <Box
            component="pre"
            sx={{ m: 0, whiteSpace: 'pre-wrap', fontFamily: 'inherit', fontSize: 13 }}
          >
            {plannedFiling !== null && say(byPlan(plannedFiling))}
            {explain(answer, language)}
          </Box>
        </AccordionDetails>
      </Accordion>
    </Stack>
  );
}

const byPlan = (day: LegalDate): Bilingual =>
  t(`按拟提请日期 ${day}：`, `By the planned day of filing, ${day}: `);

const nowhere: AddressOfFact = () => null;

/** What the file does not tell, and which rules ask for it: first what the verdict turns on. */
function MissingFacts({
  answer,
  addressOfFact,
}: Required<Pick<ReviewAnswerProps, 'answer' | 'addressOfFact'>>) {
  const decisive = answer.missing.filter((each) => each.decisive);
  const others = answer.missing.filter((each) => !each.decisive);
  return (
    <>
      {decisive.length > 0 && (
        <FactsToFind
          severity="warning"
          title={t('缺少的事实（结论取决于此）', 'Missing facts (the verdict turns on them)')}
          facts={decisive}
          addressOfFact={addressOfFact}
        />
      )}
      {others.length > 0 && (
        <FactsToFind
          severity="info"
          title={t(
            '尚未填写（不影响结论，推算或者程序需要）',
            'Not filled in (the verdict stands; a figure or the procedure needs them)',
          )}
          facts={others}
          addressOfFact={addressOfFact}
        />
      )}
    </>
  );
}

interface FactsToFindProps {
  readonly severity: 'warning' | 'info';
  readonly title: Bilingual;
  readonly facts: readonly MissingFact[];
  readonly addressOfFact: AddressOfFact;
}

function FactsToFind({ severity, title, facts, addressOfFact }: FactsToFindProps) {
  const say = useSay();
  return (
    <Alert severity={severity} icon={false}>
      <strong>{say(title)}</strong>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {facts.map(({ field, neededBy }) => (
          <li key={field}>
            <FactName path={field} addressOfFact={addressOfFact} />
            {say(t('：需要它的规则 ', ': asked for by '))}
            {neededBy.map((rule, index) => (
              <span key={rule}>
                {index > 0 && say(t('、', ', '))}
                <RuleLink rule={rule} short />
              </span>
            ))}
          </li>
        ))}
      </Box>
    </Alert>
  );
}

/** What the law leaves to a person: first what the verdict turns on, then what is to be borne in mind. */
function Reasons({ answer }: { readonly answer: Review }) {
  const say = useSay();
  if (answer.reviewReasons.length === 0) return null;
  return (
    <Titled title={say(t('法律留给人决定的', 'What the law leaves to a person'))}>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {answer.reviewReasons
          .toSorted((a, b) => Number(b.decisive) - Number(a.decisive))
          .map(({ rule, textZh, textEn, decisive }) => (
            <Box
              component="li"
              key={`${rule}${textZh}`}
              sx={{ color: decisive ? 'text.primary' : 'text.secondary' }}
            >
              {decisive && <strong>{say(t('影响结论：', 'Decisive: '))}</strong>}
              {say(t(textZh, textEn))} <RuleLink rule={rule} />
            </Box>
          ))}
      </Box>
    </Titled>
  );
}

function Figures({ answer }: { readonly answer: Review }) {
  const say = useSay();
  const figures: readonly (readonly [Bilingual, string | number | null | undefined])[] = [
    [t('最早可提请', 'Earliest filing'), answer.earliestFilingDate],
    [t('最大减刑（月）', 'Greatest reduction (months)'), answer.maxReductionMonths],
    [t('实际执行底线', 'Floor'), answer.floorLastDay ?? answer.floorDate],
    [t('顶格减后止日', 'End at the most'), answer.newEndIfMax],
    [t('减为有期徒刑（月）', 'Resulting term (months)'), answer.resultTermMonths],
    [t('提请后止日', 'End as proposed'), answer.proposal?.newEnd],
    [t('假释考验期止', 'End of probation'), answer.proposal?.paroleProbationEnd],
  ];
  const known = figures.filter(([, value]) => value !== null && value !== undefined);
  return (
    <Stack direction="row" spacing={1.5} useFlexGap sx={{ flexWrap: 'wrap', rowGap: 1.5 }}>
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

const Titled = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Paper sx={{ p: 2 }}>
    <Typography variant="h6" component="h2" sx={{ mb: 0.5 }}>
      {title}
    </Typography>
    {children}
  </Paper>
);
