import { Paper, Stack, TextField, Typography, type SxProps } from '@mui/material';
import { memo, useState } from 'react';
import { factName } from '#domain/law/fact-names.ts';
import type { ChecklistRow } from '#commands/review/review-answers.ts';
import { query } from '../base/api.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { colon, t, useSay } from '../base/say.ts';
import { FilterSelect } from '../parts/filter-select.tsx';
import { Empty, PageHead } from '../parts/page-head.tsx';
import { useRead } from '../parts/use-read.ts';
import { useUrlState } from '../parts/use-url-state.ts';
import { RuleCases } from './rule-cases.tsx';
import { ruleKindNames, treatmentNames } from './rule-names.ts';
import { dayShape } from '../parts/day-shape.ts';
import { counted } from '#domain/kernel/counted.ts';

/** RULE-2, 前置合约审查清单: every rule, its article, what it reads and what the program does with it. */
export default function RulesPage() {
  const say = useSay();
  const url = useUrlState();
  const [text, setText] = useState(url.get('q'));
  const rows = useRead<readonly ChecklistRow[]>(
    `/api/rules${query({
      text: url.get('q'),
      kind: url.get('kind'),
      treatment: url.get('treatment'),
      at: /^\d{4}-\d{2}-\d{2}$/.test(url.get('at')) ? url.get('at') : null,
    })}`,
  );
  const choices = (names: Readonly<Record<string, { zh: string; en: string }>>) =>
    Object.entries(names).map(([value, name]) => ({ value, label: say(name) }));
  return (
    <>
      <PageHead title={say(t('前置合约审查清单', 'Checklist of the law'))}>
        <Typography color="text.secondary">
          {rows.data === undefined
            ? ''
            : say(t(`${rows.data.length} 条规则`, counted(rows.data.length, 'rule')))}
        </Typography>
      </PageHead>
      <Stack
        direction="row"
        spacing={1.5}
        useFlexGap
        sx={{ pb: 1.5, flexWrap: 'wrap' }}
        className="no-print"
      >
        <TextField
          label={say(t('条文、编号或词语', 'Article, id or words'))}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            url.set({ q: event.target.value });
          }}
          sx={{ width: 300 }}
        />
        <FilterSelect
          label={say(t('类别', 'Kind'))}
          any={say(t('全部', 'Any'))}
          value={url.get('kind')}
          onChange={(kind) => url.set({ kind })}
          choices={choices(ruleKindNames)}
        />
        <FilterSelect
          label={say(t('程序如何处理', 'What is done with it'))}
          any={say(t('全部', 'Any'))}
          value={url.get('treatment')}
          onChange={(treatment) => url.set({ treatment })}
          choices={choices(treatmentNames)}
        />
        <TextField
          label={say(t('在该日有效', 'In force on'))}
          placeholder={say(dayShape)}
          value={url.get('at')}
          onChange={(event) => url.set({ at: event.target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
          sx={{ width: 170 }}
        />
      </Stack>
      <ProblemAlert error={rows.error} />
      {rows.data?.length === 0 && <Empty>{say(t('没有符合条件的规则', 'No rule fits'))}</Empty>}
      {rows.data !== undefined && rows.data.length > 0 && (
        <Paper sx={listLook}>
          {rows.data.map((row) => (
            <Rule key={row.id} row={row} alone={rows.data.length === 1} />
          ))}
        </Paper>
      )}
    </>
  );
}

/** Hundreds of rows stand on this page: the list gives them their look, and no row brings its own. */
const listLook: SxProps = {
  '& details + details': { borderTop: 1, borderColor: 'divider' },
  '& summary': {
    display: 'flex',
    alignItems: 'baseline',
    flexWrap: { xs: 'wrap', md: 'nowrap' },
    gap: { xs: 0.5, md: 1.5 },
    px: 2,
    py: 1.5,
    cursor: 'pointer',
    listStyle: 'none',
    '&:hover': { bgcolor: 'action.hover' },
    '&::-webkit-details-marker': { display: 'none' },
    '&::after': { content: '"⌄"', color: 'text.secondary' },
  },
  '& details[open] > summary::after': { content: '"⌃"' },
  '& summary > code': { width: 130, flexShrink: 0, fontSize: 12 },
  '& summary > span': { flex: { xs: '1 1 60%', md: 1 }, minWidth: 0 },
  '& summary > i': {
    fontStyle: 'normal',
    fontSize: 12,
    px: 1,
    border: 1,
    borderColor: 'divider',
    borderRadius: 4,
  },
  '& summary > small': {
    width: { xs: '100%', md: 220 },
    textAlign: { md: 'right' },
    color: 'text.secondary',
  },
};

interface RuleProps {
  readonly row: ChecklistRow;
  /** It is the only one, and open from the beginning. */
  readonly alone: boolean;
}

const Rule = memo(function Rule({ row, alone }: RuleProps) {
  const say = useSay();
  const [open, setOpen] = useState(alone);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <code>{row.id}</code>
        <span>{say(row.title)}</span>
        <i>{say(treatmentNames[row.treatment] ?? t(row.treatment, row.treatment))}</i>
        <small>
          {row.to === null
            ? say(t(`自 ${row.from} 起有效`, `in force from ${row.from}`))
            : say(t(`${row.from} 至 ${row.to} 有效`, `in force ${row.from} to ${row.to}`))}
        </small>
      </summary>
      {open && <RuleText row={row} />}
    </details>
  );
});

function RuleText({ row }: Pick<RuleProps, 'row'>) {
  const say = useSay();
  return (
    <Stack spacing={1} sx={{ px: 2, pt: 0.5, pb: 2 }}>
      <Typography variant="body2" color="text.secondary">
        {say(row.citation)}
      </Typography>
      <Typography
        component="blockquote"
        sx={{ m: 0, pl: 2, borderLeft: 3, borderColor: 'primary.main' }}
      >
        {row.text}
      </Typography>
      {row.period !== null && <Line name={t('期间', 'Period')} value={say(row.period)} />}
      {row.reads.length > 0 && (
        <Line
          name={t('依据的事实', 'Reads')}
          value={row.reads.map((name) => say(factName(name))).join(say(t('、', ', ')))}
        />
      )}
      {row.reason !== null && (
        <Line name={t('由人决定的理由', 'Why for a person')} value={say(row.reason)} />
      )}
      {row.note !== null && <Line name={t('备注', 'Note')} value={say(row.note)} />}
      {row.further.map(({ citation, text }) => (
        <Line key={citation.zh + text} name={citation} value={text} />
      ))}
      <RuleCases rule={row.id} />
      {row.source !== null && <Line name={t('文本来源', 'Source')} value={row.source} />}
    </Stack>
  );
}

function Line({
  name,
  value,
}: {
  readonly name: { zh: string; en: string };
  readonly value: string;
}) {
  const say = useSay();
  return (
    <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
      <strong>
        {say(name)}
        {say(colon)}
      </strong>
      {value}
    </Typography>
  );
}
