import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  FormGroup,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useState, type ReactNode } from 'react';
import {
  organisationKindNames,
  organisationKinds,
  type OrganisationKind,
} from '#domain/access/principal.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { sendOnce, type Send } from '../base/send-once.ts';
import type { PublishedNotice } from '#commands/notices/notice-answers.ts';
import { dayShape } from '../parts/day-shape.ts';

interface DialogProps {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface ActDialogProps extends DialogProps {
  readonly title: string;
  readonly ready: boolean;
  /** Sends what the dialog says, as one act. */
  readonly act: (send: Send) => Promise<unknown>;
  readonly children: ReactNode;
}

function ActDialog({ title, ready, act, onClose, onDone, children }: ActDialogProps) {
  const say = useSay();
  const [send] = useState(sendOnce);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  async function confirm(): Promise<void> {
    setBusy(true);
    try {
      await act(send);
      onDone();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  }
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm">
      <DialogTitle>{title}</DialogTitle>
      <DialogContent>
        <Stack spacing={1.5} sx={{ pt: 1 }}>
          {children}
          <ProblemAlert error={problem} />
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say(t('取消', 'Cancel'))}</Button>
        <Button variant="contained" disabled={!ready || busy} onClick={() => void confirm()}>
          {say(t('确认', 'Confirm'))}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

export function PublishDialog(props: DialogProps) {
  const say = useSay();
  const [kind, setKind] = useState<'notice' | 'activity'>('notice');
  const [words, setWords] = useState({ title: '', text: '', from: '', until: '', places: '' });
  const [audience, setAudience] = useState<readonly OrganisationKind[]>([]);
  const field = (name: keyof typeof words) => ({
    value: words[name],
    onChange: (event: { target: { value: string } }) =>
      setWords({ ...words, [name]: event.target.value }),
  });
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const body = {
    kind,
    title: words.title,
    text: words.text,
    from: orNull(words.from),
    until: orNull(words.until),
    audience: audience.length === 0 ? null : audience,
    places: kind === 'activity' && words.places !== '' ? Number(words.places) : null,
  };
  return (
    <ActDialog
      {...props}
      title={say(t('发布通知', 'Publish a notice'))}
      ready={words.title.trim() !== '' && words.text.trim() !== ''}
      act={(send) => send('POST', '/api/notices', body)}
    >
      <TextField
        select
        label={say(t('类别', 'Kind'))}
        value={kind}
        onChange={(event) => setKind(event.target.value as typeof kind)}
        slotProps={{ select: { native: true } }}
      >
        <option value="notice">{say(t('通知', 'Notice'))}</option>
        <option value="activity">{say(t('活动（可报名）', 'Activity, with registration'))}</option>
      </TextField>
      <TextField required label={say(t('标题', 'Title'))} {...field('title')} />
      <TextField required multiline minRows={3} label={say(t('内容', 'Text'))} {...field('text')} />
      <Stack direction="row" spacing={1.5}>
        <TextField label={say(t('自', 'From'))} placeholder={say(dayShape)} {...field('from')} />
        <TextField label={say(t('至', 'Until'))} placeholder={say(dayShape)} {...field('until')} />
        {kind === 'activity' && (
          <TextField
            label={say(t('名额（空为不限）', 'Places (none: no limit)'))}
            {...field('places')}
          />
        )}
      </Stack>
      <Typography variant="body2">
        {say(t('对象（不选为全部人员）', 'For (none chosen: everybody)'))}
      </Typography>
      <FormGroup row>
        {organisationKinds.map((each) => (
          <FormControlLabel
            key={each}
            label={say(organisationKindNames[each])}
            control={
              <Checkbox
                checked={audience.includes(each)}
                onChange={(_, ticked) =>
                  setAudience(
                    ticked ? [...audience, each] : audience.filter((other) => other !== each),
                  )
                }
              />
            }
          />
        ))}
      </FormGroup>
    </ActDialog>
  );
}

export function WithdrawDialog({
  notice,
  ...props
}: DialogProps & { readonly notice: PublishedNotice }) {
  const say = useSay();
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      {...props}
      title={say(t('撤回通知', 'Withdraw a notice'))}
      ready={reason.trim() !== ''}
      act={(send) => send('POST', `/api/notices/${notice.id}/withdrawal`, { reason })}
    >
      <Typography>{notice.title}</Typography>
      <TextField
        required
        multiline
        label={say(t('理由', 'Reason'))}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  );
}
