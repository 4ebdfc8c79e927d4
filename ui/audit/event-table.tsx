import { Box, Link, Typography } from '@mui/material';
import { directory } from '../base/directory.ts';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { eventName } from '../words/event-names.ts';
import { AccountId } from '../parts/account-id.tsx';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { t, useSay } from '../base/say.ts';
import { agencyColours } from '../base/theme.ts';
import { momentInChina } from '../parts/china-time.ts';
import { RowTable, type Column } from '../parts/row-table.tsx';
import { caseOfStream, useCaseNames } from './case-names.ts';
import { ProofLink } from './proof-link.tsx';
import { signInSaid } from './sign-in-said.ts';
import { causeName, streamName } from './stream-names.ts';

interface EventTableProps {
  readonly events: readonly ShownEvent[] | undefined;
  readonly error: unknown;
  readonly empty: ReactNode;
}

/** Events in the order of the log, each with its case, actor, proof and cause. */
export function EventTable({ events, error, empty }: EventTableProps) {
  const say = useSay();
  const nameOf = useCaseNames((events ?? []).flatMap(({ stream }) => caseOfStream(stream) ?? []));
  return (
    <RowTable
      label={say(t('事件', 'Events'))}
      columns={useColumns(nameOf)}
      rows={events}
      error={error}
      idOf={({ id }) => id}
      empty={empty}
    />
  );
}

function useColumns(nameOf: (caseId: string) => string): readonly Column<ShownEvent>[] {
  const say = useSay();
  return [
    { id: 'position', head: '#', cell: ({ position }) => position },
    {
      id: 'recordedAt',
      head: say(t('记录时间', 'Recorded')),
      cell: ({ recordedAt }) => momentInChina(recordedAt),
    },
    {
      id: 'type',
      head: say(t('类型', 'Type')),
      isLong: true,
      cell: ({ type, data }) => {
        const said = signInSaid(type, data);
        return (
          <>
            {say(eventName(type))}
            {said !== null && (
              <Typography variant="caption" color="text.secondary" component="div">
                {say(said)}
              </Typography>
            )}
          </>
        );
      },
    },
    {
      id: 'case',
      head: say(t('案件或其他对象', 'Case or other subject')),
      isLong: true,
      cell: ({ stream, position }) => {
        const id = caseOfStream(stream);
        return id === null ? (
          say(streamName(stream))
        ) : (
          <Link component={RouterLink} to={`/audit?mode=case&case=${id}&at=${position}`}>
            {nameOf(id)}
          </Link>
        );
      },
    },
    {
      id: 'proof',
      head: say(t('存证状态', 'Proof')),
      cell: (event) => <ProofLink event={event} />,
    },
    {
      id: 'cause',
      head: say(t('起因', 'Cause')),
      cell: ({ metadata: { causationId } }) => (
        <Link
          component={RouterLink}
          to={`/audit?cause=${causationId}`}
          title={say(t('同一起因的全部事件', 'Everything of the same cause'))}
        >
          {say(causeName(causationId))}
        </Link>
      ),
    },
    {
      id: 'agency',
      head: say(t('机关', 'Agency')),
      isLong: true,
      cell: ({ metadata: { actor } }) => <AgencyName id={actor.agency} />,
    },
    {
      id: 'actor',
      head: say(t('操作者', 'Actor')),
      isLong: true,
      cell: ({ metadata: { actor } }) => <AccountId id={actor.id} />,
    },
  ];
}

/** An agency in its colour; a service of the system has none. */
export function AgencyName({ id }: { readonly id: string | null }) {
  const say = useSay();
  const agency = id === null ? undefined : directory().agency(id);
  if (agency === undefined) return <>{id ?? '—'}</>;
  return (
    <>
      <Box
        component="span"
        sx={{
          display: 'inline-block',
          width: 3,
          height: '1em',
          mr: 0.75,
          verticalAlign: '-0.1em',
          bgcolor: agencyColours[agency.kind],
        }}
      />
      {say(agency.name)}
    </>
  );
}
