import { Box } from '@mui/material';
import { memo } from 'react';
import { outcomes } from '#domain/casework/stages.ts';
import { t, useSay } from '../base/say.ts';
import { measureNames, outcomeOfSeveral } from '../parts/names.ts';
import { markNames } from '../parts/mark-names.ts';
import { sum } from '../parts/counts.ts';
import { caseListPath } from './figure-links.ts';
import { look } from './look.ts';
import { Figure, Panel } from './panel.tsx';
import { useFigures, type Selection } from './selection.ts';

interface CasePanelProps {
  readonly selection: Selection;
}
interface Line {
  readonly name: string;
  readonly value: number;
  readonly to: string;
}

const Lines = ({ label, lines }: { readonly label: string; readonly lines: readonly Line[] }) => (
  <Box
    component="ul"
    aria-label={label}
    sx={{
      listStyle: 'none',
      m: 0,
      p: 0,
      display: 'grid',
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      columnGap: '20px',
      alignContent: 'start',
      lineHeight: '22px',
    }}
  >
    {lines.map(({ name, value, to }) => (
      <Box
        component="li"
        key={name}
        sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, minWidth: 0 }}
      >
        <Box
          component="span"
          title={name}
          sx={{
            color: look.quiet,
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
          }}
        >
          {name}
        </Box>
        <Figure value={value} name={name} to={to} />
      </Box>
    ))}
  </Box>
);

const supervision = [
  'opined',
  'objected',
  'corrected',
  'retried',
  'returned',
  'late',
  'overridden',
] as const;

/** Supervision and review: what the procuratorate did, what went back, was late, or went on against a finding. */
export const SupervisionPanel = memo(function SupervisionPanel({ selection }: CasePanelProps) {
  const say = useSay();
  const marked = useFigures('marked', ['mark'], selection);
  const held = useFigures('opened', [], selection);
  const documents = (held.data?.rows ?? []).reduce((count, row) => count + row.documents, 0);
  const lineOf = (mark: keyof typeof markNames): Line => ({
    name: say(markNames[mark]),
    value: sum(marked.data?.rows.filter((row) => row.mark === mark)),
    to: caseListPath({ ...selection, mark }),
  });
  return (
    <Panel
      title={say(t('监督、审查与案卷', 'Supervision, review and files'))}
      height={134}
      error={marked.error}
      pending={marked.data === undefined || held.data === undefined}
    >
      <Lines
        label={say(t('监督', 'Supervision'))}
        lines={[
          ...supervision.map(lineOf),
          {
            ...lineOf('documented'),
            name: say(t(`有文书（共 ${documents} 份）`, `With documents (${documents} in all)`)),
          },
        ]}
      />
    </Panel>
  );
});

/** Related statistics: cases by measure, and how those that ended did. */
export const OutcomePanel = memo(function OutcomePanel({ selection }: CasePanelProps) {
  const say = useSay();
  const measures = useFigures('opened', ['measure'], selection);
  const ended = useFigures('opened', ['outcome'], selection);
  return (
    <Panel
      title={say(t('案件类型与办结结果', 'Measures and outcomes'))}
      height={190}
      error={measures.error ?? ended.error}
      pending={measures.data === undefined || ended.data === undefined}
    >
      <Lines
        label={say(t('类型与结果', 'Measures and outcomes'))}
        lines={[
          ...Object.entries(measureNames).map(([measure, name]) => ({
            name: say(name),
            value: sum(measures.data?.rows.filter((row) => row.measure === measure)),
            to: caseListPath({ ...selection, measure }),
          })),
          ...Object.keys(outcomes).map((outcome) => ({
            name: say(outcomeOfSeveral(outcome)),
            value: sum(ended.data?.rows.filter((row) => row.outcome === outcome)),
            to: caseListPath({ ...selection, outcome }),
          })),
        ]}
      />
    </Panel>
  );
});
