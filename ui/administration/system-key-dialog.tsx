import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  MenuItem,
  Radio,
  RadioGroup,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { agencyKinds } from '#domain/casework/agencies.ts';
import { directory } from '../base/directory.ts';
import { ApiProblem } from '../base/api.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { sendOnce } from '../base/send-once.ts';
import { downloadFile } from '../parts/download-file.ts';
import type { NewKey, System } from '#commands/administration/system-answers.ts';
import { algorithmNames } from './system-words.ts';

interface SystemKeyDialogProps {
  /** The system whose key is rotated; null to register another system. */
  readonly system: System | null;
  readonly onClose: () => void;
}

const blank = {
  id: '',
  agency: '',
  zh: '',
  en: '',
  algorithm: 'sm2-sm3',
  made: false,
  publicKey: '',
  overlapDays: '7',
  reason: '',
};
type Entries = typeof blank;

const withCases = () =>
  directory().agencies.filter(({ kind }) => (agencyKinds as readonly string[]).includes(kind));

/** Registers a system with its first key, or rotates a key; shows a key that was made there, once. */
export function SystemKeyDialog({ system, onClose }: SystemKeyDialogProps) {
  const say = useSay();
  const client = useQueryClient();
  const [entries, setEntries] = useState<Entries>(blank);
  const [problem, setProblem] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const [send] = useState(sendOnce);
  const [done, setDone] = useState<NewKey | null>(null);
  const set = (name: keyof Entries) => (value: string) =>
    setEntries((before) => ({ ...before, [name]: value }));
  const title =
    system === null
      ? say(t('登记业务系统', 'Register a system'))
      : say(t(`轮换密钥：${system.name.zh}`, `Rotate the key of ${system.name.en}`));

  async function register(): Promise<void> {
    setSending(true);
    setProblem(null);
    try {
      const [path, body] = requestOf(system, entries);
      setDone((await send<NewKey>('POST', path, body)).body);
      await client.invalidateQueries({ queryKey: ['/api/systems'] });
    } catch (error) {
      setProblem(error);
    } finally {
      setSending(false);
    }
  }

  const field = (name: keyof Entries, pointer: string, label: string, more: object = {}) => (
    <TextField
      fullWidth
      required
      label={label}
      value={entries[name]}
      onChange={(event) => set(name)(event.target.value)}
      {...faultOf(problem, pointer)}
      {...more}
    />
  );
  return (
    <Dialog open onClose={done === null ? onClose : undefined} fullWidth maxWidth="sm">
      <DialogTitle>{title}</DialogTitle>
      <DialogContent>
        {done !== null ? (
          <Made made={done} />
        ) : (
          <Stack spacing={1.5} sx={{ pt: 1 }}>
            {system === null && (
              <>
                {field('zh', '/name/zh', say(t('系统名称', 'Name in Chinese')))}
                {field('en', '/name/en', say(t('英文名称', 'Name in English')))}
                {field('agency', '/agency', say(t('所属单位', 'Agency')), {
                  select: true,
                  children: withCases().map(({ id, name }) => (
                    <MenuItem key={id} value={id}>
                      {say(name)}
                    </MenuItem>
                  )),
                })}
                {field('id', '/id', say(t('系统标识', 'Id')), {
                  placeholder: 'system-…',
                  helperText:
                    faultOf(problem, '/id').helperText ??
                    say(t('小写字母、数字和连字符', 'Lower-case letters, digits, hyphens')),
                })}
              </>
            )}
            {field('algorithm', '/key/algorithm', say(t('签名算法', 'Algorithm')), {
              select: true,
              children: Object.entries(algorithmNames).map(([value, name]) => (
                <MenuItem key={value} value={value}>
                  {name}
                </MenuItem>
              )),
            })}
            <RadioGroup
              aria-label={say(t('密钥来源', 'Where the key comes from'))}
              value={entries.made ? 'made' : 'given'}
              onChange={(_, value) =>
                setEntries((before) => ({ ...before, made: value === 'made' }))
              }
            >
              <FormControlLabel
                value="given"
                control={<Radio size="small" />}
                label={say(
                  t('粘贴系统自己的公钥（推荐）', "Paste the system's own public key (better)"),
                )}
              />
              <FormControlLabel
                value="made"
                control={<Radio size="small" />}
                label={say(
                  t(
                    '由服务器生成，私钥仅显示一次',
                    'Have a pair made; the private key is shown once',
                  ),
                )}
              />
            </RadioGroup>
            {!entries.made &&
              field(
                'publicKey',
                '/key/publicKey',
                say(t('公钥（SPKI PEM）', 'Public key (SPKI PEM)')),
                {
                  multiline: true,
                  minRows: 4,
                  placeholder: '-----BEGIN PUBLIC KEY-----',
                  slotProps: {
                    inputLabel: { shrink: true },
                    htmlInput: {
                      spellCheck: false,
                      style: { fontFamily: 'monospace', fontSize: 13 },
                    },
                  },
                },
              )}
            {system !== null &&
              field(
                'overlapDays',
                '/overlapDays',
                say(t('原密钥继续有效的天数', 'Days in which the former keys count on')),
                { type: 'number', slotProps: { htmlInput: { min: 0, max: 90 } } },
              )}
            {field('reason', '/reason', say(t('理由', 'Reason')), { multiline: true })}
            <ProblemAlert error={problem} />
          </Stack>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>
          {done === null ? say(t('取消', 'Cancel')) : say(t('已保存，关闭', 'Kept; close'))}
        </Button>
        {done === null && (
          <Button
            variant="contained"
            disabled={sending || entries.reason.trim() === ''}
            onClick={() => void register()}
          >
            {system === null ? say(t('登记', 'Register')) : say(t('轮换', 'Rotate'))}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function requestOf(system: System | null, entries: Entries): readonly [string, object] {
  const { id, agency, zh, en, algorithm, made, publicKey, overlapDays, reason } = entries;
  const key = { algorithm, publicKey: made ? null : publicKey };
  return system === null
    ? ['/api/systems', { id, agency, name: { zh, en }, key, reason }]
    : [
        `/api/systems/${system.id}/keys`,
        { key, overlapDays: overlapDays === '' ? null : Number(overlapDays), reason },
      ];
}

/** What the server has against this field. */
function faultOf(problem: unknown, pointer: string): { error?: true; helperText?: string } {
  const found =
    problem instanceof ApiProblem
      ? problem.violations.find(({ field }) => field === pointer)
      : undefined;
  return found === undefined ? {} : { error: true, helperText: found.text };
}

/** The key is registered; a private key that was made there is shown now and never again. */
function Made({ made }: { readonly made: NewKey }) {
  const say = useSay();
  const { keyId, fingerprint, privateKey } = made;
  return (
    <Stack spacing={1.5} data-testid="key-made">
      <Alert severity="success">
        {say(
          t(
            `已登记密钥 ${keyId}，所属单位的决定人核对指纹并确认后才可使用。`,
            `The key ${keyId} is registered. It counts once a decider of its agency has compared the fingerprint and confirmed it.`,
          ),
        )}
      </Alert>
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
        {say(t('指纹（SHA-256）：', 'Fingerprint (SHA-256): '))}
        <code>{fingerprint}</code>
      </Typography>
      {privateKey !== null && (
        <>
          <Alert severity="warning">
            {say(
              t(
                '私钥只显示这一次，服务器不保存。请立即下载，经安全渠道交给该系统。',
                'The private key is shown this once and kept nowhere. Take it now, and hand it to the system safely.',
              ),
            )}
          </Alert>
          <TextField
            multiline
            fullWidth
            label={say(t('私钥（PKCS#8 PEM）', 'Private key (PKCS#8 PEM)'))}
            value={privateKey}
            slotProps={{
              htmlInput: { readOnly: true, style: { fontFamily: 'monospace', fontSize: 12 } },
            }}
          />
          <Button
            variant="outlined"
            sx={{ alignSelf: 'start' }}
            onClick={() =>
              downloadFile(
                new Blob([privateKey], { type: 'application/x-pem-file' }),
                `${keyId}.pem`,
              )
            }
          >
            {say(t('下载私钥', 'Download the private key'))}
          </Button>
        </>
      )}
    </Stack>
  );
}
