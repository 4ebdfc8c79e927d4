import { FormControlLabel, MenuItem, Radio, RadioGroup, Stack, TextField } from '@mui/material';
import type { System } from '#commands/administration/system-answers.ts';
import { agencyKinds } from '#domain/casework/agencies.ts';
import { directory } from '../base/directory.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { faultOf } from './fault-of.ts';
import { algorithmNames } from './system-words.ts';

/** A form that nothing was entered into. */
export const blank = {
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
export type Entries = typeof blank;

const withCases = () =>
  directory().agencies.filter(({ kind }) => (agencyKinds as readonly string[]).includes(kind));

interface KeyFieldsProps {
  /** The system whose key is rotated; null to register another system. */
  readonly system: System | null;
  readonly entries: Entries;
  readonly problem: unknown;
  readonly onChange: (entries: Entries) => void;
}

/** What is asked for a key, and of a new system its name and agency before. */
export function KeyFields({ system, entries, problem, onChange }: KeyFieldsProps) {
  const say = useSay();
  const field = (name: keyof Entries, pointer: string, label: string, more: object = {}) => (
    <TextField
      fullWidth
      required
      label={label}
      value={entries[name]}
      onChange={(event) => onChange({ ...entries, [name]: event.target.value })}
      {...faultOf(problem, pointer)}
      {...more}
    />
  );
  return (
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
      <KeySource made={entries.made} onChange={(made) => onChange({ ...entries, made })} />
      {!entries.made &&
        field('publicKey', '/key/publicKey', say(t('公钥（SPKI PEM）', 'Public key (SPKI PEM)')), {
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
        })}
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
  );
}

interface KeySourceProps {
  readonly made: boolean;
  readonly onChange: (made: boolean) => void;
}

function KeySource({ made, onChange }: KeySourceProps) {
  const say = useSay();
  return (
    <RadioGroup
      aria-label={say(t('密钥来源', 'Where the key comes from'))}
      value={made ? 'made' : 'given'}
      onChange={(_, value) => onChange(value === 'made')}
    >
      <FormControlLabel
        value="given"
        control={<Radio size="small" />}
        label={say(t('粘贴系统自己的公钥（推荐）', "Paste the system's own public key (better)"))}
      />
      <FormControlLabel
        value="made"
        control={<Radio size="small" />}
        label={say(
          t('由服务器生成，私钥仅显示一次', 'Have a pair made; the private key is shown once'),
        )}
      />
    </RadioGroup>
  );
}
