import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchTable, figure } from '../bench/bench-table.ts';
import { cutKurrentDb } from './cut-kurrentdb.ts';

/** Cuts the way to KurrentDB in each phase, so many times each. */
export async function measureCuts({ cuts }: { readonly cuts: number }): Promise<BenchTable> {
  const folder = await mkdtemp(join(tmpdir(), 'andu-cuts-'));
  try {
    const found = await cutKurrentDb({ folder, cuts });
    const none = { atMost: 0 };
    return {
      title: `the way to KurrentDB cut, ${cuts} times in each phase`,
      rows: [
        figure('start: went on without a server', found.startedWithout, '', none),
        figure('append: events acknowledged', found.acknowledged, ''),
        figure('appends that a writer had to repeat himself', found.givenUp, ''),
        figure('acknowledged and lost', found.lost, '', none),
        figure('there twice', found.twice, '', none),
        figure('catch-up: events missed, doubled or out of order', found.missedInHistory, '', none),
        figure('live: events missed, doubled or out of order', found.missedLive, '', none),
        figure('connections of followers lost', found.drops, ''),
        figure('taken up again', found.resumes, ''),
      ],
      notes: [
        'over the gRPC server of the embedded store, by the client for esdb://; a cut breaks every connection, so that what the server did stands and its answer is lost',
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
