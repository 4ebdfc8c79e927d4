import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchTable, figure } from '../bench/bench-table.ts';
import { killStreams } from './kill-streams.ts';

const writers = 32;
const readers = 8;

/** Kills the server of outside clients' streams under their writers and readers, so many times. */
export async function measureStreamKills({
  kills,
}: {
  readonly kills: number;
}): Promise<BenchTable> {
  const folder = await mkdtemp(join(tmpdir(), 'andu-kill-streams-'));
  try {
    const found = await killStreams({ folder, kills, writers, readers });
    const none = { atMost: 0 };
    return {
      title: `kill -9 of the server of outside clients' streams, ${kills} times`,
      rows: [
        figure(`${writers} writers over gRPC: events acknowledged`, found.acknowledged, ''),
        figure('events found', found.found, ''),
        figure('acknowledged and lost', found.lost, '', none),
        figure('there twice', found.twice, '', none),
        figure('gaps in the revisions of a stream', found.gaps, '', none),
        figure('appends without an answer, sent again', found.sentAgain, ''),
        figure(`${readers} readers: subscriptions taken up again`, found.resumed, ''),
        figure('events missed, doubled or out of order', found.missed, '', none),
      ],
      notes: [
        'by the official client, each append with the revision that it expects; the page cache outlives a process, so this shows recovery and not the sync',
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
