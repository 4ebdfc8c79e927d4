import { Alert, Button, Grid, Paper, Stack, TextField, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { factName, parseFacts, review } from '#domain/law/index.ts';
import { t, useSay } from '../frame/say.ts';
import { PageHead } from '../parts/page-head.tsx';
import { ReviewAnswer } from './review-answer.tsx';

const example = {
  measure: 'commutation',
  originalSentence: 'fixedTerm',
  currentSentence: 'fixedTerm',
  termMonths: 36,
  sentenceStart: '2024-09-05',
  sentenceEnd: '2027-09-04',
  judgmentEffective: '2025-02-20',
  deliveryDate: '2025-03-10',
  filingDate: '2026-03-20',
  priors: [],
  categories: [],
  property: 'none',
  merit: ['repent'],
};

/** Any facts, typed or pasted, and the verdict with its explanation; nothing is stored or sent. */
export default function BenchPage() {
  const say = useSay();
  const [text, setText] = useState(() => JSON.stringify(example, null, 2));
  const answer = useMemo(() => judge(text), [text]);
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
      </PageHead>
      <Grid container spacing={2.5}>
        <Grid size={{ xs: 12, md: 5 }}>
          <Paper sx={{ p: 2 }}>
            <TextField
              multiline
              fullWidth
              minRows={22}
              label={say(t('案件事实（JSON）', 'Facts (JSON)'))}
              value={text}
              onChange={(event) => setText(event.target.value)}
              slotProps={{
                htmlInput: { spellCheck: false, style: { fontFamily: 'monospace', fontSize: 13 } },
              }}
            />
            <Button onClick={() => setText(JSON.stringify(example, null, 2))}>
              {say(t('填入示例', 'Fill in the example'))}
            </Button>
          </Paper>
        </Grid>
        <Grid size={{ xs: 12, md: 7 }}>
          {answer.kind === 'answer' && <ReviewAnswer answer={answer.answer} />}
          {answer.kind === 'text' && (
            <Alert severity="warning">{say(t('不是有效的 JSON', 'Not valid JSON'))}</Alert>
          )}
          {answer.kind === 'facts' && (
            <Stack spacing={1}>
              {answer.errors.map(({ field, text: why }) => (
                <Alert key={field} severity="error">
                  <strong>{say(factName(field))}</strong>（{field}）：{say(why)}
                </Alert>
              ))}
            </Stack>
          )}
        </Grid>
      </Grid>
    </>
  );
}

function judge(text: string) {
  let facts: unknown;
  try {
    facts = JSON.parse(text);
  } catch {
    return { kind: 'text' } as const;
  }
  const parsed = parseFacts(facts);
  return parsed.ok
    ? ({ kind: 'answer', answer: review(parsed.facts, { explain: true }) } as const)
    : ({ kind: 'facts', errors: parsed.errors } as const);
}
