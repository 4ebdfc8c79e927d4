import { Download } from '@mui/icons-material';
import { Box, Button, Stack, Typography } from '@mui/material';
import { t, useSay } from '../base/say.ts';
import { momentInChina } from '../parts/china-time.ts';
import { RowTable } from '../parts/row-table.tsx';
import { Empty } from '../parts/page-head.tsx';
import { useRead } from '../parts/use-read.ts';
import { eventName } from '../words/event-names.ts';
import { ledgerWorth } from '#domain/evidence/ledger-worth.ts';
import type { ShownEvent } from '#read-api/events/event-answers.ts';
import { proofAnchor, proofName } from '../words/proof-names.ts';
import { useAnchor } from './use-anchor.ts';

/** How far the proof of each event is, and its evidence bundle to take away. */
export function ProofTab({ caseId }: { readonly caseId: string }) {
  const say = useSay();
  const events = useRead<readonly ShownEvent[]>(`/api/cases/${caseId}/events`);
  const anchor = useAnchor(events.data !== undefined);
  return (
    <Stack spacing={1.5}>
      <ProofNotes events={events.data ?? []} />
      <RowTable
        label={say(t('存证', 'Proof'))}
        rows={events.data}
        error={events.error}
        idOf={({ id }) => id}
        empty={<Empty>{say(t('没有事件', 'No events'))}</Empty>}
        columns={[
          {
            id: 'position',
            head: say(t('事件', 'Event')),
            cell: ({ position }) => (
              <Box
                component="span"
                id={proofAnchor(position)}
                sx={
                  anchor === proofAnchor(position)
                    ? { bgcolor: 'action.selected', borderRadius: 1, px: 1, fontWeight: 600 }
                    : {}
                }
              >
                #{position}
              </Box>
            ),
          },
          {
            id: 'type',
            head: say(t('类型', 'Type')),
            cell: (event) => say(eventName(event.type)),
          },
          {
            id: 'recordedAt',
            head: say(t('记录时间', 'Recorded')),
            cell: (event) => momentInChina(event.recordedAt),
          },
          {
            id: 'proof',
            head: say(t('存证状态', 'State of the proof')),
            cell: (event) => (event.proof == null ? '—' : say(proofName(event.proof))),
          },
          {
            id: 'bundle',
            head: say(t('证据包', 'Bundle')),
            cell: (event) => (
              <Button
                size="small"
                startIcon={<Download />}
                href={`/api/proofs/events/${event.id}`}
                aria-label={say(
                  t(
                    `ZIP：事件 ${event.position} 的证据包`,
                    `ZIP: bundle of event ${event.position}`,
                  ),
                )}
              >
                ZIP
              </Button>
            ),
          },
        ]}
      />
    </Stack>
  );
}

/** How a bundle is verified, and what it is worth that a ledger holds it. */
function ProofNotes({ events }: { readonly events: readonly ShownEvent[] }) {
  const say = useSay();
  const inLocalLedger = events.some(
    ({ proof }) => proof?.kind === 'anchored' && proof.ledger === 'embedded',
  );
  return (
    <>
      <Typography variant="body2" color="text.secondary">
        {say(
          t(
            '证据包可离线核验：andu verify evidence.zip --trust trust.json（信任文件另行取得）；包内 verify.html 只核对其自身是否一致。',
            'Verified offline: andu verify evidence.zip --trust trust.json, with a trust file from elsewhere; verify.html inside says only whether it agrees with itself.',
          ),
        )}
      </Typography>
      {inLocalLedger ? (
        <Typography variant="body2" color="text.secondary">
          {say(ledgerWorth.embedded)}
        </Typography>
      ) : null}
    </>
  );
}
