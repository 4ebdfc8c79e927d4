import { Box } from '@mui/material';
import { Link } from 'react-router-dom';
import { query } from '../frame/api.ts';
import { t, useSay } from '../frame/say.ts';
import { todayInChina } from '../parts/chips.tsx';
import { stageName } from '../parts/names.ts';
import { useRead } from '../parts/use-read.ts';

interface Entry {
  readonly caseId: string;
  readonly name: string;
  readonly stage: string;
  readonly due: string | null;
  readonly district: string | null;
}

/** The most pressing statutory time limits; the overdue ones first. */
export function DeadlineBoard({ district }: { readonly district: string }) {
  const say = useSay();
  const list = useRead<{ entries: readonly Entry[] }>(
    `/api/work-list${query({ range: JSON.stringify([0, 59]) })}`,
  );
  const today = todayInChina();
  const shown = (list.data?.entries ?? [])
    .filter((entry) => entry.due !== null && (district === '' || entry.district === district))
    .slice(0, 7);
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, fontSize: 15 }}>
      {shown.map(({ caseId, name, stage, due }) => (
        <Box component="li" key={`${caseId}${due}`} sx={{ display: 'flex', gap: 2, py: '3px' }}>
          <Link to={`/cases/${caseId}`} style={{ color: '#d8ecff', flex: 1 }}>
            {name}
          </Link>
          <span>{say(stageName(stage))}</span>
          <span style={{ color: due! < today ? '#ff8a80' : '#ffd166' }}>{due}</span>
        </Box>
      ))}
      {shown.length === 0 && <li>{say(t('没有临期或逾期事项', 'Nothing is due'))}</li>}
    </Box>
  );
}
