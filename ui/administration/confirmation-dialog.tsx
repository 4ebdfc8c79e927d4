import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  Typography,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { organisationKindNames } from '#domain/access/principal.ts';
import { directory } from '../frame/directory.ts';
import { ProblemAlert } from '../frame/error-page.tsx';
import { t, useSay } from '../frame/say.ts';
import { sendOnce } from '../frame/send-once.ts';
import { momentInChina } from '../parts/china-time.ts';
import { DefinitionLine } from './definition-line.tsx';
import type { OpenRequest, System } from '#commands/administration/system-answers.ts';
import { algorithmNames, requestNames } from './system-words.ts';
import { ReasonField } from './reason-field.tsx';

/** A system of which something waits for its agency. */
export type OpenSystem = System & { readonly open: OpenRequest };
export const isOpen = (system: System): system is OpenSystem => system.open !== null;

/** Shows what was asked for and by whom; confirms or rejects it, with a reason that stays in the record. */
export function ConfirmationDialog({
  system,
  onClose,
}: {
  readonly system: OpenSystem;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const [send] = useState(sendOnce);
  async function decide(decision: 'confirmed' | 'rejected'): Promise<void> {
    setSending(true);
    try {
      const body = { request: system.open.id, decision, reason };
      await send('PUT', `/api/systems/${system.id}/confirmation`, body);
      await client.invalidateQueries({ queryKey: ['/api/systems'] });
      onClose();
    } catch (error) {
      setProblem(error);
      setSending(false);
    }
  }
  const undecided = sending || reason.trim() === '';
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm">
      <DialogTitle>{say(requestNames[system.open.act])}</DialogTitle>
      <DialogContent>
        <Asked system={system} />
        <ReasonField value={reason} onChange={setReason} />
        <ProblemAlert error={problem} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say(t('取消', 'Cancel'))}</Button>
        <Button color="error" disabled={undecided} onClick={() => void decide('rejected')}>
          {say(t('拒绝', 'Reject'))}
        </Button>
        <Button variant="contained" disabled={undecided} onClick={() => void decide('confirmed')}>
          {say(t('确认', 'Confirm'))}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Asked({ system }: { readonly system: OpenSystem }) {
  const say = useSay();
  const { id, name, agency, kind, keys, commands, open } = system;
  const meant = open.key === null ? keys : keys.filter((key) => key.id === open.key);
  return (
    <Stack component="dl" spacing={0.75} sx={{ m: 0 }}>
      <DefinitionLine name={say(t('系统', 'System'))}>
        {say(name)} · <code>{id}</code>
      </DefinitionLine>
      <DefinitionLine name={say(t('所属单位', 'Agency'))}>
        {say(directory().agency(agency)?.name ?? t(agency, agency))}
        {kind !== null && ` · ${say(organisationKindNames[kind])}`}
      </DefinitionLine>
      {meant.map((key) => (
        <DefinitionLine
          key={key.id}
          name={say(t('密钥与指纹（SHA-256）', 'Key and fingerprint (SHA-256)'))}
        >
          <code>{key.id}</code> · {algorithmNames[key.algorithm]}
          <Typography component="div" sx={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}>
            {inGroups(key.fingerprint)}
          </Typography>
        </DefinitionLine>
      ))}
      <DefinitionLine name={say(t('确认后可发送的命令', 'Commands that it may send'))}>
        {commands.map(({ title }) => say(title)).join(say(t('、', ', ')))}
      </DefinitionLine>
      {open.overlapDays !== undefined && (
        <DefinitionLine name={say(t('原密钥继续有效', 'The former keys count on'))}>
          {say(t(`确认后 ${open.overlapDays} 天`, `${open.overlapDays} days from now`))}
        </DefinitionLine>
      )}
      <DefinitionLine name={say(t('登记人', 'Asked for by'))}>
        <code>{open.by}</code> · {momentInChina(open.askedAt)}
      </DefinitionLine>
      <DefinitionLine name={say(t('登记理由', 'Its reason'))}>{open.reason}</DefinitionLine>
    </Stack>
  );
}

/** So that two people can compare it, one reading to the other. */
const inGroups = (fingerprint: string): string => fingerprint.replaceAll(/(.{4})(?=.)/g, '$1 ');
