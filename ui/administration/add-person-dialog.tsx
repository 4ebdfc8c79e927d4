import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  Stack,
  TextField,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isUsual } from '#domain/access/matrix.ts';
import { roleNames, roles, type Role } from '#domain/access/principal.ts';
import { directory } from '../base/directory.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { sendOnce } from '../base/send-once.ts';
import type { IssuedCode } from '#identity/accounts/account-answers.ts';
import { IssuedCodeToHandOver } from './code-to-hand-over.tsx';
import { faultOf } from './fault-of.ts';

const blank = {
  id: '',
  name: '',
  post: '',
  staffNumber: '',
  role: 'caseHandler' as Role,
  agency: '',
};
type Entries = typeof blank;

const personRoles = roles.filter((role) => role !== 'businessSystem');

/** Adds a person, and shows the one-time code to hand over. */
export function AddPersonDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const client = useQueryClient();
  const [entries, setEntries] = useState<Entries>(blank);
  const [problem, setProblem] = useState<unknown>(null);
  const [send] = useState(sendOnce);
  const [sending, setSending] = useState(false);
  const [issued, setIssued] = useState<IssuedCode | null>(null);

  async function add(): Promise<void> {
    setSending(true);
    setProblem(null);
    try {
      const agency = entries.agency === '' ? null : entries.agency;
      setIssued((await send<IssuedCode>('POST', '/api/users', { ...entries, agency })).body);
      await client.invalidateQueries({ queryKey: ['/api/users'] });
    } catch (error) {
      setProblem(error);
    } finally {
      setSending(false);
    }
  }

  return (
    <Dialog open onClose={issued === null ? onClose : undefined} fullWidth maxWidth="sm">
      <DialogTitle>{say(t('添加用户', 'Add a person'))}</DialogTitle>
      <DialogContent>
        {issued !== null ? (
          <IssuedCodeToHandOver issued={issued} />
        ) : (
          <PersonFields entries={entries} problem={problem} onChange={setEntries} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>
          {issued === null
            ? say(t('取消', 'Cancel'))
            : say(t('已转交，关闭', 'Handed over; close'))}
        </Button>
        {issued === null && (
          <Button variant="contained" disabled={sending} onClick={() => void add()}>
            {say(t('添加', 'Add'))}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

interface PersonFieldsProps {
  readonly entries: Entries;
  readonly problem: unknown;
  readonly onChange: (entries: Entries) => void;
}

/** Who the person is, what the role and the agency are; an agency is asked for where the role has one. */
function PersonFields({ entries, problem, onChange }: PersonFieldsProps) {
  const say = useSay();
  const field = (name: keyof Entries, label: string, more: object = {}) => (
    <TextField
      fullWidth
      required
      label={label}
      value={entries[name]}
      onChange={(event) => onChange({ ...entries, [name]: event.target.value })}
      {...faultOf(problem, `/${name}`)}
      {...more}
    />
  );
  const takeRole = (role: Role): void =>
    onChange({ ...entries, role, agency: keptAgency(role, entries.agency) });
  const possible = directory().agencies.filter(({ kind }) =>
    isUsual({ role: entries.role, agency: kind }),
  );
  return (
    <Stack spacing={1.5} sx={{ pt: 1 }}>
      {field('name', say(t('姓名', 'Name')))}
      {field('post', say(t('职务', 'Post')))}
      {field('staffNumber', say(t('工号', 'Staff number')))}
      {field('role', say(t('角色', 'Role')), {
        select: true,
        onChange: (event: { target: { value: string } }) => takeRole(event.target.value as Role),
        children: personRoles.map((role) => (
          <MenuItem key={role} value={role}>
            {say(roleNames[role])}
          </MenuItem>
        )),
      })}
      {possible.length > 0 &&
        field('agency', say(t('所属单位', 'Agency')), {
          select: true,
          children: possible.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {say(name)}
            </MenuItem>
          )),
        })}
      {field('id', say(t('账号', 'Account')), {
        helperText:
          faultOf(problem, '/id').helperText ??
          say(t('小写字母、数字和连字符', 'Lower-case letters, digits, hyphens')),
      })}
      <ProblemAlert error={problem} />
    </Stack>
  );
}

/** The agency that was chosen stays while the role can be held there. */
function keptAgency(role: Role, agency: string): string {
  const kind = directory().agency(agency)?.kind;
  return kind !== undefined && isUsual({ role, agency: kind }) ? agency : '';
}
