import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openForWriting } from '#chain-anchors/log/log-file.ts';
import { logReader } from '#chain-anchors/log/log-reader.ts';
import { prepareLogSchema } from '#chain-anchors/log/log-schema.ts';
import { openSequencer } from '#chain-anchors/log/sequencer.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { type BenchTable, figure } from './bench-table.ts';
import { rate, syncRate } from './durable-writes-workloads.ts';
import { placedEvents } from './rebuild-events.ts';

/** SECU-3: the audit log takes 5,000 records a second at its peak. */
const wantedRate = 5_000;
const batch = 256;

/** How fast events become leaves of the transparency log, synced, a batch at a time. */
export async function measureLog(count = 50_000): Promise<BenchTable> {
  const folder = await mkdtemp(join(tmpdir(), 'andu-bench-log-'));
  const database = openForWriting(join(folder, 'anchors.db'));
  try {
    prepareLogSchema(database, 'andu.bench');
    const sequencer = openSequencer(database, 'andu.bench');
    const events = recorded(count);
    const started = performance.now();
    for (let from = 0; from < count; from += batch) {
      sequencer.append(events.slice(from, from + batch));
    }
    const seconds = (performance.now() - started) / 1000;
    const log = logReader(database);
    let index = 0;
    const prove = () => log.inclusionProof((index = (index + 7_919) % count), count);
    return {
      title: `Transparency log over ${count.toLocaleString('en')} events`,
      rows: [
        figure('fdatasync floor', await syncRate(folder, 200), 'syncs/s'),
        figure('leaves made and synced, one thread', count / seconds, '1/s', {
          atLeast: wantedRate,
        }),
        figure('proofs of inclusion', await rate(400, () => undefined, prove), '1/s'),
      ],
      notes: [`${batch} leaves in a batch: commitment, leaf, tiles (SM3), one sync`],
    };
  } finally {
    database.close();
    await rm(folder, { recursive: true });
  }
}

/** The events as a store would give them. */
function recorded(count: number): RecordedEvent[] {
  const revisions = new Map<string, number>();
  return [...placedEvents(count)].map(({ stream, event }, index) => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    return {
      ...event,
      stream,
      revision,
      position: index + 1,
      recordedAt: new Date().toISOString(),
    };
  });
}
