import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { RuleCasesAnswer } from '#read-api/cases/case-answers.ts';
import { query, read } from '../base/api.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { may, useSession } from '../base/session.ts';
import { stageName } from '../parts/names.ts';
import { resultNames } from './rule-names.ts';

interface Found {
  readonly looked: number;
  /** Where to go on; null when every case was looked at. */
  readonly next: string | null;
  readonly cases: RuleCasesAnswer['cases'];
}

/** The cases in which a rule speaks, as they stand now; looked up, and looked further, when somebody asks. */
export function RuleCases({ rule }: { readonly rule: string }) {
  const say = useSay();
  const session = useSession();
  const [found, setFound] = useState<Found>({ looked: 0, next: '0', cases: [] });
  const [problem, setProblem] = useState<unknown>(null);
  const [looking, setLooking] = useState(false);
  if (!may(session, 'case.list')) return null;

  async function look(offset: string): Promise<void> {
    setLooking(true);
    setProblem(null);
    try {
      const answer = await read<RuleCasesAnswer>(
        `/api/rules/${rule}/cases${query({ limit: 20, offset })}`,
      );
      setFound((before) => ({
        looked: before.looked + answer.looked,
        next: answer.nextOffset,
        cases: [...before.cases, ...answer.cases],
      }));
    } catch (error) {
      setProblem(error);
    } finally {
      setLooking(false);
    }
  }

  const { looked, next, cases } = found;
  const begun = next !== '0';
  return (
    <Stack spacing={0.5} sx={{ alignItems: 'start' }}>
      {begun && (
        <Typography variant="body2" role="status">
          {say(
            t(
              `已查看最近 ${looked} 件案件，其中 ${cases.length} 件涉及本规则`,
              `The rule speaks in ${cases.length} of the ${looked} newest cases`,
            ),
          )}
        </Typography>
      )}
      {cases.map(({ id, name, stage, result }) => (
        <Typography key={id} variant="body2">
          <Link to={`/cases/${id}/review`}>{name}</Link> · {say(stageName(stage))} ·{' '}
          {say(resultNames[result])}
        </Typography>
      ))}
      <ProblemAlert error={problem} />
      {next !== null && (
        <Button size="small" disabled={looking} onClick={() => void look(next)}>
          {begun
            ? say(t('继续查找', 'Look further'))
            : say(t('涉及的案件', 'Cases in which it speaks'))}
        </Button>
      )}
    </Stack>
  );
}
