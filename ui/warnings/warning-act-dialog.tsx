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
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { warningActTitles, type WarningAct } from '#domain/supervision/warning-decider.ts';
import type { WarningBatchAnswer } from '#commands/supervision/warning-acts-answers.ts';
import type { WarningAnswer } from '#read-api/warnings/warning-answers.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { sendOnce } from '../base/send-once.ts';
import { daysAfter, todayInChina } from '../parts/chips.tsx';
import { dayShape } from '../parts/day-shape.ts';

/** What an act asks for in words; null for nothing. */
const wordsOf: Readonly<
  Record<WarningAct, { readonly field: string; readonly label: Bilingual } | null>
> = {
  send: { field: 'text', label: t('督办意见', 'What is asked of the agency') },
  acknowledge: null,
  explain: { field: 'text', label: t('情况说明', 'Explanation') },
  accept: { field: 'reason', label: t('认可理由', 'Reason') },
  refuse: { field: 'reason', label: t('不予认可理由', 'Reason') },
  close: { field: 'conclusion', label: t('办结结论', 'Conclusion') },
  reopen: { field: 'reason', label: t('重启理由', 'Reason') },
  handOver: { field: 'reason', label: t('移交理由', 'Reason') },
};

/** An agency has so many days to answer unless another day is entered. */
const usualDays = 5;

interface WarningActDialogProps {
  readonly act: WarningAct;
  /** One warning, or several that it is done to by itself each. */
  readonly ids: readonly string[];
  /** Of one warning: the documents of its case that an explanation may name. */
  readonly documents?: WarningAnswer['documents'];
  readonly onClose: () => void;
}

const noDocuments: WarningAnswer['documents'] = [];

/** What somebody fills in for an act. */
interface Filling {
  readonly words: string;
  readonly answerBy: string;
  readonly to: string;
  readonly documents: readonly string[];
}

const asksDay = (act: WarningAct): boolean => act === 'send' || act === 'refuse';

/** What is sent for an act. */
const bodyOf = (act: WarningAct, { words, answerBy, to, documents }: Filling): object => ({
  ...(wordsOf[act] === null ? {} : { [wordsOf[act].field]: words }),
  ...(asksDay(act) ? { answerBy } : {}),
  ...(act === 'explain' ? { documents } : {}),
  ...(act === 'handOver' ? { to } : {}),
});

/** An act on one warning or on several, with its reason. */
export function WarningActDialog({
  act,
  ids,
  documents = noDocuments,
  onClose,
}: WarningActDialogProps) {
  const say = useSay();
  const client = useQueryClient();
  const [send] = useState(sendOnce);
  const [filling, setFilling] = useState<Filling>({
    words: '',
    answerBy: daysAfter(todayInChina(), usualDays),
    to: '',
    documents: [],
  });
  const [problem, setProblem] = useState<unknown>(null);
  const [refused, setRefused] = useState<WarningBatchAnswer['refused']>([]);
  const [busy, setBusy] = useState(false);

  async function confirm(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const data = bodyOf(act, filling);
      let left: WarningBatchAnswer['refused'] = [];
      if (ids.length === 1) {
        await send('POST', `/api/warnings/${ids[0]}/${act}`, data);
      } else {
        const path = `/api/warning-batches/${act}`;
        ({ refused: left } = (await send<WarningBatchAnswer>('POST', path, { ids, data })).body);
      }
      await client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/warnings'),
      });
      setRefused(left);
      if (left.length === 0) onClose();
    } catch (error) {
      setProblem(error);
    }
    setBusy(false);
  }

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm">
      <DialogTitle>
        {say(warningActTitles[act])}
        {ids.length > 1 && say(t(`（${ids.length} 件）`, ` (${ids.length})`))}
      </DialogTitle>
      <DialogContent>
        <Stack spacing={1.5} sx={{ pt: 1 }}>
          <Fields act={act} filling={filling} onChange={setFilling} documents={documents} />
          <Refused refused={refused} />
          <ProblemAlert error={problem} />
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say(t('取消', 'Cancel'))}</Button>
        <Button
          variant="contained"
          disabled={busy || (wordsOf[act] !== null && filling.words.trim() === '')}
          onClick={() => void confirm()}
        >
          {say(warningActTitles[act])}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface FieldsProps {
  readonly act: WarningAct;
  readonly filling: Filling;
  readonly onChange: (filling: Filling) => void;
  readonly documents: WarningAnswer['documents'];
}

/** What the act asks for. */
function Fields({ act, filling, onChange, documents }: FieldsProps) {
  const say = useSay();
  const asked = wordsOf[act];
  const field = (name: 'words' | 'answerBy' | 'to') => ({
    value: filling[name],
    onChange: (event: { target: { value: string } }) =>
      onChange({ ...filling, [name]: event.target.value }),
  });
  return (
    <>
      {asked !== null && (
        <TextField
          required
          multiline
          autoFocus
          minRows={3}
          label={say(asked.label)}
          {...field('words')}
        />
      )}
      {asksDay(act) && (
        <TextField
          required
          label={say(t('说明期限', 'To be explained by'))}
          placeholder={say(dayShape)}
          {...field('answerBy')}
        />
      )}
      {act === 'handOver' && (
        <TextField
          required
          label={say(t('接办人账号', 'Account of who takes it over'))}
          {...field('to')}
        />
      )}
      {act === 'explain' && (
        <Documents
          documents={documents}
          named={filling.documents}
          onChange={(named) => onChange({ ...filling, documents: named })}
        />
      )}
    </>
  );
}

/** Of several those that were refused, with what speaks against them. */
function Refused({ refused }: { readonly refused: WarningBatchAnswer['refused'] }) {
  const say = useSay();
  if (refused.length === 0) return null;
  return (
    <Typography color="error" role="alert">
      {say(t(`${refused.length} 件未办理：`, `${refused.length} not done: `))}
      {[
        ...new Set(
          refused.map(({ code, violations }) =>
            violations[0] === undefined ? code : say(violations[0].text),
          ),
        ),
      ].join('；')}
    </Typography>
  );
}

interface DocumentsProps {
  readonly documents: WarningAnswer['documents'];
  readonly named: readonly string[];
  readonly onChange: (named: readonly string[]) => void;
}

/** The documents of the case that bear an explanation out. */
function Documents({ documents, named, onChange }: DocumentsProps) {
  const say = useSay();
  return (
    <>
      <Typography variant="body2">
        {documents.length === 0
          ? say(
              t(
                '佐证文书须先提交到该案件，再在此选择',
                'A document has to be attached to the case before it can be named here',
              ),
            )
          : say(t('佐证文书', 'Documents that bear it out'))}
      </Typography>
      <FormGroup>
        {documents.map(({ documentId, title }) => (
          <FormControlLabel
            key={documentId}
            label={title}
            control={
              <Checkbox
                checked={named.includes(documentId)}
                onChange={(_, ticked) =>
                  onChange(
                    ticked ? [...named, documentId] : named.filter((each) => each !== documentId),
                  )
                }
              />
            }
          />
        ))}
      </FormGroup>
    </>
  );
}
