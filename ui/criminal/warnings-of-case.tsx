import { Link, Stack } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { warningStateNames } from '#domain/supervision/warning.ts';
import type { WarningsAnswer } from '#read-api/warnings/warning-answers.ts';
import { query } from '../base/api.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { AgencyChip } from '../parts/chips.tsx';
import { useRead } from '../parts/use-read.ts';
import { levelName, limitName } from '../words/warning-words.ts';

/** What was warned of in one case and is not at an end, each leading to its page. */
export function WarningsOfCase({ caseId }: { readonly caseId: string }) {
  const say = useSay();
  const list = useRead<WarningsAnswer>(`/api/warnings${query({ caseId, range: '[0,49]' })}`);
  if (list.error !== null) return <ProblemAlert error={list.error} />;
  const entries = list.data?.entries ?? [];
  if (entries.length === 0) {
    return <>{list.data !== undefined && say(t('没有未结的预警。', 'No warning is open.'))}</>;
  }
  return (
    <Stack component="ul" spacing={0.5} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {entries.map(({ warning }) => (
        <Stack
          component="li"
          key={warning!.id}
          direction="row"
          spacing={1}
          useFlexGap
          sx={{ flexWrap: 'wrap', alignItems: 'center' }}
        >
          <AgencyChip kind={warning!.agencyKind} />
          <Link component={RouterLink} to={`/warnings/${warning!.id}`}>
            {say(limitName(warning!.limit))}
          </Link>
          <span>
            {say(levelName(warning!.level))} {warning!.due} ·{' '}
            {say(warningStateNames[warning!.state])}
          </span>
        </Stack>
      ))}
    </Stack>
  );
}
