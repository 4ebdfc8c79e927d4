import { Checkbox, Chip, Link, Stack } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { warningStateNames } from '#domain/supervision/warning.ts';
import type { WarningEntry } from '#read-api/warnings/warning-answers.ts';
import { t, useSay } from '../base/say.ts';
import { AgencyChip, DueChip } from '../parts/chips.tsx';
import { agencyName } from '../parts/names.ts';
import type { Column } from '../parts/row-table.tsx';
import { levelColours, levelName, limitName } from '../words/warning-words.ts';

/** What is owed, by whom, in which case; and whether it is chosen. */
export function useWhat(
  chosen: ReadonlySet<string>,
  choose: (id: string, isChosen: boolean) => void,
): readonly Column<WarningEntry>[] {
  const say = useSay();
  return [
    {
      id: 'choose',
      head: '',
      cell: ({ warning, name }) =>
        warning === null ? null : (
          <Checkbox
            size="small"
            checked={chosen.has(warning.id)}
            onChange={(_, ticked) => choose(warning.id, ticked)}
            slotProps={{
              input: {
                'aria-label': say(
                  t(
                    `选择 ${name} ${limitName(warning.limit).zh}`,
                    `Choose ${name} ${limitName(warning.limit).en}`,
                  ),
                ),
              },
            }}
            sx={{ p: 0 }}
          />
        ),
    },
    {
      id: 'limit',
      head: say(t('时限', 'Time limit')),
      cell: ({ limit, warning }) => {
        const name = say(limitName((warning ?? limit)!.limit));
        if (warning === null) return name;
        return (
          <Link component={RouterLink} to={`/warnings/${warning.id}`}>
            {name}
          </Link>
        );
      },
    },
    {
      id: 'name',
      // Before there is a sentence nobody is an offender.
      head: say(t('当事人', 'Person')),
      cell: ({ name }) => <span lang="zh-CN">{name}</span>,
    },
    {
      id: 'agency',
      head: say(t('责任机关', 'Agency')),
      isLong: true,
      cell: ({ limit, warning }) => {
        const { agencyKind, agency } = (warning ?? limit)!;
        return (
          <Stack direction="row" spacing={0.5} sx={{ alignItems: 'center' }}>
            <AgencyChip kind={agencyKind} />
            <span>{say(agencyName(agency))}</span>
          </Stack>
        );
      },
    },
  ];
}

/** How near it is, and how far it has come. */
export function useHow(): readonly Column<WarningEntry>[] {
  const say = useSay();
  return [
    {
      id: 'level',
      head: say(t('临近程度', 'How near')),
      cell: ({ warning }) =>
        warning === null ? (
          '—'
        ) : (
          <Chip
            size="small"
            variant="outlined"
            color={levelColours[warning.level]}
            label={say(levelName(warning.level))}
          />
        ),
    },
    {
      id: 'due',
      head: say(t('期满日', 'Last day')),
      cell: ({ limit, warning }) => {
        const { due, article, arithmetic } = (warning ?? limit)!;
        return <DueChip due={due} article={article} arithmetic={arithmetic} />;
      },
    },
    {
      id: 'open',
      head: say(t('法律未明确', 'Left open')),
      isLong: true,
      cell: ({ limit }) => (limit?.open == null ? '' : say(limit.open.reason)),
    },
    {
      id: 'state',
      head: say(t('办理情况', 'State')),
      cell: ({ warning }) => (warning === null ? '' : say(warningStateNames[warning.state])),
    },
    {
      id: 'answerBy',
      head: say(t('说明期限', 'To explain by')),
      cell: ({ warning }) => warning?.answerBy ?? '',
    },
    {
      id: 'case',
      head: say(t('案号', 'Case')),
      cell: ({ reference, courtCaseNumber }) => courtCaseNumber ?? reference ?? '',
    },
  ];
}
