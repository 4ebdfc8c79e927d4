import { ContentCopy, Link as LinkIcon, Print } from '@mui/icons-material';
import {
  Alert,
  Button,
  Grid,
  MenuItem,
  Paper,
  Stack,
  Tab,
  Tabs,
  TextField,
  Typography,
} from '@mui/material';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { explain, factName, parseFacts, review, type FactError } from '#domain/law/index.ts';
import { t, useLanguage, useSay } from '../base/say.ts';
import { PageHead } from '../parts/page-head.tsx';
import type { FormObject } from '../forms/field-schema.ts';
import { BenchForm } from './bench-form.tsx';
import { benchExamples } from './bench-examples.ts';
import { decodeFacts, encodeFacts } from './bench-link.ts';
import { ReviewAnswer } from './review-answer.tsx';

const textOf = (facts: object): string => JSON.stringify(facts, null, 2);

/** Any facts, typed or pasted, and the verdict with its explanation; nothing is stored or sent. */
export default function BenchPage() {
  const facts = useSearchParams()[0].get('facts') ?? '';
  // Another link has other facts.
  return <Bench key={facts} given={decodeFacts(facts) ?? textOf(benchExamples[0]!.facts)} />;
}

function Bench({ given }: { readonly given: string }) {
  const say = useSay();
  const [text, setText] = useState(given);
  const [mode, setMode] = useState<Mode>('json');
  const judged = useMemo(() => judge(text), [text]);
  const isText = mode === 'json' || judged.kind === 'text';
  return (
    <>
      <PageHead title={say(t('审查试算', 'Review bench'))}>
        <Typography variant="body2" color="text.secondary">
          {say(
            t(
              '在本机浏览器中计算，不存储、不发送。',
              'Reckoned in this browser; nothing is stored or sent.',
            ),
          )}
        </Typography>
        <TakeAway judged={judged} />
      </PageHead>
      <Grid container spacing={2.5}>
        <Grid size={{ xs: 12, md: 5 }} className="no-print">
          <Paper sx={{ p: 2 }}>
            <HowToEnter
              mode={isText ? 'json' : 'form'}
              broken={judged.kind === 'text'}
              onMode={setMode}
              onText={setText}
            />
            {isText ? (
              <TextField
                multiline
                fullWidth
                minRows={22}
                label={say(t('案件事实（JSON）', 'Facts (JSON)'))}
                value={text}
                error={judged.kind !== 'answer'}
                onChange={(event) => setText(event.target.value)}
                slotProps={{
                  htmlInput: {
                    spellCheck: false,
                    style: { fontFamily: 'monospace', fontSize: 13 },
                  },
                }}
              />
            ) : (
              <BenchForm
                facts={judged.facts}
                errors={judged.kind === 'facts' ? judged.errors : []}
                onChange={(facts) => setText(textOf(known(facts)))}
              />
            )}
          </Paper>
        </Grid>
        <Grid size={{ xs: 12, md: 7 }}>
          {judged.kind === 'answer' && <ReviewAnswer answer={judged.answer} />}
          {judged.kind === 'text' && <NotJson place={judged.place} />}
          {judged.kind === 'facts' && <FactErrors errors={judged.errors} />}
        </Grid>
      </Grid>
    </>
  );
}

type Mode = 'json' | 'form';

interface HowToEnterProps {
  readonly mode: Mode;
  /** The text is no JSON: there is nothing that a form could show. */
  readonly broken: boolean;
  readonly onMode: (mode: Mode) => void;
  readonly onText: (text: string) => void;
}

function HowToEnter({ mode, broken, onMode, onText }: HowToEnterProps) {
  const say = useSay();
  return (
    <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center', mb: 1.5 }}>
      <Tabs
        value={mode}
        onChange={(_, value: Mode) => onMode(value)}
        aria-label={say(t('填写方式', 'How to enter'))}
        sx={{ flex: 1 }}
      >
        <Tab value="json" label={say(t('粘贴 JSON', 'Paste JSON'))} />
        <Tab value="form" disabled={broken} label={say(t('逐项填写', 'Type'))} />
      </Tabs>
      <TextField
        select
        label={say(t('示例', 'Examples'))}
        value=""
        onChange={(event) =>
          onText(textOf(benchExamples.find(({ id }) => id === event.target.value)!.facts))
        }
        sx={{ width: 150 }}
      >
        {benchExamples.map(({ id, title }) => (
          <MenuItem key={id} value={id}>
            {say(title)}
          </MenuItem>
        ))}
      </TextField>
    </Stack>
  );
}

function NotJson({ place }: { readonly place: ReturnType<typeof placeOf> }) {
  const say = useSay();
  return (
    <Alert severity="warning" role="status">
      {say(t('不是有效的 JSON', 'Not valid JSON'))}
      {place !== null &&
        say(
          t(
            `：第 ${place.line} 行第 ${place.column} 列`,
            `: line ${place.line}, column ${place.column}`,
          ),
        )}
    </Alert>
  );
}

/** What one takes away: a link that holds the facts itself, the explanation as text, the page on paper. */
function TakeAway({ judged }: { readonly judged: Judged }) {
  const say = useSay();
  const language = useLanguage();
  const [copied, setCopied] = useState<'link' | 'explanation' | 'not' | null>(null);
  if (judged.kind !== 'answer') return null;
  const copy = (what: 'link' | 'explanation', content: string): void => {
    // Where the browser gives no clipboard (no https), one is told, and prints.
    const { clipboard } = navigator as { clipboard?: Clipboard };
    void (clipboard?.writeText(content) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setCopied(what),
      () => setCopied('not'),
    );
  };
  const link = `${location.origin}${location.pathname}#/bench?facts=${encodeFacts(judged.facts)}`;
  return (
    <Stack direction="row" spacing={0.5} className="no-print" sx={{ alignItems: 'center' }}>
      <Typography variant="caption" role="status" color="text.secondary">
        {copied === 'link' &&
          say(
            t(
              '已复制；链接只含日期、数字和选项，不含文字说明，也不发往服务器',
              'Copied; it holds days, numbers and choices, no free words, and is sent to no server',
            ),
          )}
        {copied === 'explanation' && say(t('已复制', 'Copied'))}
        {copied === 'not' && say(t('浏览器不允许复制', 'The browser does not let us copy'))}
      </Typography>
      <Button startIcon={<LinkIcon />} onClick={() => copy('link', link)}>
        {say(t('复制链接', 'Copy link'))}
      </Button>
      <Button
        startIcon={<ContentCopy />}
        onClick={() => copy('explanation', explain(judged.answer, language))}
      >
        {say(t('复制说明', 'Copy explanation'))}
      </Button>
      <Button startIcon={<Print />} onClick={() => print()}>
        {say(t('打印', 'Print'))}
      </Button>
    </Stack>
  );
}

function FactErrors({ errors }: { readonly errors: readonly FactError[] }) {
  const say = useSay();
  return (
    <Stack spacing={1} role="status">
      {errors.map(({ field, text: why }) => (
        <Alert key={field} severity="error">
          {field !== '' && (
            <>
              <strong>{say(factName(field))}</strong>（<code>{field}</code>）：
            </>
          )}
          {say(why)}
        </Alert>
      ))}
    </Stack>
  );
}

/** What is not known is left out, as somebody writes it. */
const known = (facts: FormObject): FormObject =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));

type Judged = ReturnType<typeof judge>;

function judge(text: string) {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { kind: 'text', place: placeOf(String(error)) } as const;
  }
  const parsed = parseFacts(json);
  // The form begins empty where there is no object to fill in.
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  const facts = (isObject ? json : {}) as FormObject;
  return parsed.ok
    ? ({ kind: 'answer', facts, answer: review(parsed.facts, { explain: true }) } as const)
    : ({ kind: 'facts', facts, errors: parsed.errors } as const);
}

/** Browsers say in their own words where the text breaks off, all with these numbers. */
function placeOf(message: string): { line: string; column: string } | null {
  const found = /line (\d+) column (\d+)/.exec(message);
  return found === null ? null : { line: found[1]!, column: found[2]! };
}
