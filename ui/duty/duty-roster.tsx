import { directory } from '../base/directory.ts';
import { Button, Stack, TextField } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { sendOnce } from '../base/send-once.ts';
import { useSession } from '../base/session.ts';
import { daysAfter, todayInChina } from '../parts/chips.tsx';
import { Empty } from '../parts/page-head.tsx';
import { RowTable, type Column } from '../parts/row-table.tsx';
import { useRead } from '../parts/use-read.ts';
import type { ShownDuty } from '#commands/duty/duty-answers.ts';
import { dayShape } from '../parts/day-shape.ts';

/** Days of the roster that are shown, today included. */
const shownDays = 31;

/** Enters duty: an administrator for every agency, a decider for the own one. */
export function DutyRoster() {
  const say = useSay();
  const client = useQueryClient();
  const principal = useSession()?.principal ?? null;
  const own = principal?.role === 'administrator' ? null : (principal?.agency?.id ?? '');
  const offered = directory().agencies.filter(({ id }) => own === null || id === own);
  const today = todayInChina();
  const until = daysAfter(today, shownDays - 1);
  const list = useRead<readonly ShownDuty[]>(`/api/duty?from=${today}&until=${until}`);
  const [entry, setEntry] = useState<Entry>({
    agency: offered[0]?.id ?? '',
    date: today,
    officer: '',
    telephone: '',
  });
  const [problem, setProblem] = useState<unknown>(null);
  const [send] = useState(sendOnce);

  async function change(method: 'PUT' | 'DELETE', at: { agency: string; date: string }) {
    setProblem(null);
    try {
      const { officer, telephone } = entry;
      const address = `/api/duty/${at.agency}/${encodeURIComponent(at.date)}`;
      await send(method, address, method === 'PUT' ? { officer, telephone } : undefined);
      await client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/duty'),
      });
    } catch (error) {
      setProblem(error);
    }
  }

  return (
    <>
      <DutyEntry
        entry={entry}
        offered={offered}
        onChange={setEntry}
        onEnter={() => void change('PUT', entry)}
      />
      <ProblemAlert error={problem} />
      <RowTable<ShownDuty>
        label={say(t('值班表', 'Duty roster'))}
        rows={list.data}
        error={list.error}
        idOf={({ agency, date }) => `${date} ${agency}`}
        empty={
          <Empty>
            {say(
              t(
                '未来一个月没有值班登记，请在上方填写并登记',
                'No duty is entered for the coming month; enter it above',
              ),
            )}
          </Empty>
        }
        columns={useColumns(own, (duty) => void change('DELETE', duty))}
      />
    </>
  );
}

interface Entry {
  readonly agency: string;
  readonly date: string;
  readonly officer: string;
  readonly telephone: string;
}
interface DutyEntryProps {
  readonly entry: Entry;
  /** Agencies that one may enter duty for. */
  readonly offered: ReturnType<typeof directory>['agencies'];
  readonly onChange: (entry: Entry) => void;
  readonly onEnter: () => void;
}

function DutyEntry({ entry, offered, onChange, onEnter }: DutyEntryProps) {
  const say = useSay();
  const field = (name: keyof Entry) => ({
    value: entry[name],
    onChange: (event: { target: { value: string } }) =>
      onChange({ ...entry, [name]: event.target.value }),
  });
  return (
    <Stack direction="row" spacing={1.5} useFlexGap sx={{ pb: 1.5, flexWrap: 'wrap' }}>
      <TextField
        select
        label={say(t('机关', 'Agency'))}
        {...field('agency')}
        slotProps={{ select: { native: true } }}
      >
        {offered.map(({ id, name }) => (
          <option key={id} value={id}>
            {say(name)}
          </option>
        ))}
      </TextField>
      <TextField label={say(t('日期', 'Day'))} placeholder={say(dayShape)} {...field('date')} />
      <TextField required label={say(t('值班人员', 'Officer'))} {...field('officer')} />
      <TextField required label={say(t('电话', 'Telephone'))} {...field('telephone')} />
      <Button
        variant="contained"
        disabled={entry.officer.trim() === '' || entry.telephone.trim() === ''}
        onClick={onEnter}
      >
        {say(t('登记值班', 'Enter'))}
      </Button>
    </Stack>
  );
}

/** `own`: the agency whose duty one may take out; null for all of them. */
function useColumns(
  own: string | null,
  onRemove: (duty: ShownDuty) => void,
): readonly Column<ShownDuty>[] {
  const say = useSay();
  return [
    { id: 'date', head: say(t('日期', 'Day')), cell: ({ date }) => date },
    {
      id: 'agency',
      head: say(t('机关', 'Agency')),
      isLong: true,
      cell: ({ agency, agencyName }) => (agencyName === null ? agency : say(agencyName)),
    },
    { id: 'officer', head: say(t('值班人员', 'Officer')), cell: ({ officer }) => officer },
    {
      id: 'telephone',
      head: say(t('电话', 'Telephone')),
      cell: ({ telephone }) => telephone,
    },
    {
      id: 'act',
      head: '',
      cell: (duty) =>
        own === null || own === duty.agency ? (
          <Button size="small" onClick={() => onRemove(duty)}>
            {say(t('删除', 'Remove'))}
          </Button>
        ) : null,
    },
  ];
}
