import {
  Button,
  Chip,
  Link,
  Paper,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { warningActTitles, type WarningAct } from '#domain/supervision/warning-decider.ts';
import { warningStateNames } from '#domain/supervision/warning.ts';
import type { WarningAnswer } from '#read-api/warnings/warning-answers.ts';
import { ProblemAlert } from '../base/error-page.tsx';
import { t, useSay } from '../base/say.ts';
import { may, useSession } from '../base/session.ts';
import { AgencyChip } from '../parts/chips.tsx';
import { momentInChina } from '../parts/china-time.ts';
import { agencyName } from '../parts/names.ts';
import { PageHead } from '../parts/page-head.tsx';
import { useReadNow } from '../parts/use-read.ts';
import { eventName } from '../words/event-names.ts';
import { WarningActDialog } from './warning-act-dialog.tsx';
import { levelColours, levelName, limitName, reasonName } from '../words/warning-words.ts';

/** A warning from its first day to its end: the arithmetic, the article, what each side said, and what is to be done. */
export default function WarningPage() {
  const say = useSay();
  const { id } = useParams();
  const found = useReadNow<WarningAnswer>(`/api/warnings/${id}`);
  const [act, setAct] = useState<WarningAct | null>(null);
  if (found.data === undefined) {
    return (
      <>
        <PageHead title={say(t('超期预警', 'Warning'))} />
        <ProblemAlert error={found.error} />
      </>
    );
  }
  const { warning, name, acts, history, documents } = found.data;
  return (
    <>
      <PageHead title={say(limitName(warning.limit))} of={name}>
        {acts.map((each) => (
          <Button
            key={each}
            variant={each === acts[0] ? 'contained' : 'outlined'}
            onClick={() => setAct(each)}
          >
            {say(warningActTitles[each])}
          </Button>
        ))}
      </PageHead>
      <Facts found={found.data} />
      <History history={history} />
      {act !== null && (
        <WarningActDialog
          act={act}
          ids={[warning.id]}
          documents={documents}
          onClose={() => {
            setAct(null);
            void found.refetch();
          }}
        />
      )}
    </>
  );
}

/** The case by its number, leading to it whoever may see it. */
function CaseLink({ found }: { readonly found: WarningAnswer }) {
  const say = useSay();
  const session = useSession();
  const { caseId, measure, reference, courtCaseNumber } = found;
  const number = courtCaseNumber ?? reference ?? say(t('案件', 'Case'));
  const isCriminal = measure === 'criminal';
  if (!may(session, isCriminal ? 'criminal.read' : 'case.read')) return <>{number}</>;
  return (
    <Link component={RouterLink} to={`/${isCriminal ? 'criminal' : 'cases'}/${caseId}`}>
      {number}
    </Link>
  );
}

/** What is owed by whom until when, why, and how it stands. */
function Facts({ found }: { readonly found: WarningAnswer }) {
  const say = useSay();
  const { warning, limit } = found;
  const lines = [
    [t('案件', 'Case'), <CaseLink key="case" found={found} />],
    [
      t('责任机关', 'Agency'),
      <Stack key="agency" direction="row" spacing={1}>
        <AgencyChip kind={warning.agencyKind} />
        <span>{say(agencyName(warning.agency))}</span>
      </Stack>,
    ],
    [t('法律依据', 'Article'), say(warning.article)],
    [t('期限计算', 'Arithmetic'), say(warning.arithmetic)],
    [t('期满日', 'Last day'), warning.due],
    [
      t('临近程度', 'How near'),
      <Chip
        key="level"
        size="small"
        variant="outlined"
        color={levelColours[warning.level]}
        label={say(levelName(warning.level))}
      />,
    ],
    [
      t('法律未明确之处', 'What the law leaves open'),
      limit?.open == null ? null : say(limit.open.reason),
    ],
    [
      t('应办事项', 'The act'),
      warning.resolved === null
        ? say(t('尚未办理', 'Still owed'))
        : say(
            t(
              `${warning.resolved.doneOn ?? ''} 办理${warning.resolved.late ? '，逾期' : ''}`,
              `Done on ${warning.resolved.doneOn ?? ''}${warning.resolved.late ? ', too late' : ''}`,
            ),
          ),
    ],
    [t('办理情况', 'State'), say(warningStateNames[warning.state])],
    [
      t('说明期限', 'To be explained by'),
      warning.answerBy === null
        ? null
        : `${warning.answerBy}${warning.escalated ? say(t('（已过）', ' (passed)')) : ''}`,
    ],
    [t('督办人', 'Supervisor'), warning.supervisor?.name ?? null],
  ] as const;
  return (
    <Paper sx={{ p: 2, mb: 2 }}>
      <Table size="small">
        <TableBody>
          {lines.map(([label, value]) =>
            value === null ? null : (
              <TableRow key={label.en}>
                <TableCell component="th" scope="row" sx={{ width: 160 }}>
                  {say(label)}
                </TableCell>
                <TableCell sx={{ whiteSpace: 'normal' }}>{value}</TableCell>
              </TableRow>
            ),
          )}
        </TableBody>
      </Table>
    </Paper>
  );
}

/** Every event, the first first, with who acted and what was said. */
function History({ history }: Pick<WarningAnswer, 'history'>) {
  const say = useSay();
  return (
    <Paper sx={{ p: 2 }}>
      <Typography variant="h6" component="h2">
        {say(t('全过程', 'History'))}
      </Typography>
      <Table size="small" aria-label={say(t('全过程', 'History'))}>
        <TableHead>
          <TableRow>
            <TableCell>{say(t('时间', 'When'))}</TableCell>
            <TableCell>{say(t('事项', 'What'))}</TableCell>
            <TableCell>{say(t('办理人', 'Who'))}</TableCell>
            <TableCell>{say(t('内容', 'Content'))}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {history.map((line) => (
            <TableRow key={line.eventId}>
              <TableCell>{momentInChina(line.recordedAt)}</TableCell>
              <TableCell>{say(eventName(line.event))}</TableCell>
              <TableCell>
                {line.person === null
                  ? say(t('系统推算', 'Reckoned'))
                  : `${line.person.name} ${line.person.post}`}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'pre-wrap' }}>
                <Content line={line} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Paper>
  );
}

/** What was written, or what the reckoning says. */
function Content({ line: { data } }: { readonly line: WarningAnswer['history'][number] }) {
  const say = useSay();
  const text = [
    data['text'],
    data['conclusion'],
    typeof data['reason'] === 'string' ? say(reasonName(data['reason'])) : undefined,
  ]
    .filter((each) => typeof each === 'string')
    .join('\n');
  const parts = [
    text === '' ? null : text,
    typeof data['level'] === 'string' ? say(levelName(data['level'] as 'overdue')) : null,
    typeof data['due'] === 'string'
      ? say(t(`期满日 ${data['due']}`, `Last day ${data['due']}`))
      : null,
    typeof data['doneOn'] === 'string'
      ? say(t(`${data['doneOn']} 办理`, `Done on ${data['doneOn']}`))
      : null,
    typeof data['answerBy'] === 'string'
      ? say(t(`说明期限 ${data['answerBy']}`, `To be explained by ${data['answerBy']}`))
      : null,
    Array.isArray(data['documents']) && data['documents'].length > 0
      ? say(t(`佐证文书 ${data['documents'].length} 份`, `${data['documents'].length} document(s)`))
      : null,
  ];
  return <>{parts.filter((each) => each !== null).join('；')}</>;
}
