import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchTable, figure } from '../bench/bench-table.ts';
import { killProjections } from './kill-projections.ts';
import { killUnderLoad } from './kill-under-load.ts';
import { measureTwoProcesses } from './two-processes.ts';

const writers = 32;

/** Kills the store under load and the views in mid-batch, so many times each. */
export async function measureKills({ kills }: { readonly kills: number }): Promise<BenchTable> {
  const folder = await mkdtemp(join(tmpdir(), 'andu-faults-'));
  try {
    const store = await killUnderLoad({ folder: join(folder, 'load'), kills, writers });
    const views = await killProjections({ folder: join(folder, 'views'), kills });
    const two = await measureTwoProcesses({
      folder: join(folder, 'two'),
      kills: Math.min(kills, 10),
    });
    return {
      title: `kill -9, ${kills} times each`,
      rows: [
        figure(`${writers} writers: events acknowledged`, store.acknowledged, ''),
        figure('events found', store.found, ''),
        figure('acknowledged and lost', store.lost, '', { atMost: 0 }),
        figure('there twice', store.twice, '', { atMost: 0 }),
        figure('gaps in positions, revisions or what a writer sent', store.gaps, '', { atMost: 0 }),
        figure('views: events taken between the kills', views.events, ''),
        figure('kills before the views had caught up', views.inMidFlight, ''),
        figure('views whose content is not that of their position', views.different, '', {
          atMost: 0,
        }),
        figure('two command processes: 50 clients on one revision, taken', two.won, '', {
          atMost: 1,
        }),
        figure('refused because the case had moved on', two.movedOn, '', { atLeast: 49 }),
        figure('a repeated key through the other: not the first answer', two.otherAnswers, '', {
          atMost: 0,
        }),
        figure('commands taken while either was killed', two.told, ''),
        figure('refused without reason', two.refused.length, '', { atMost: 0 }),
        figure('taken and lost', two.lost, '', { atMost: 0 }),
        figure('keys that led to two appends', two.twice, '', { atMost: 0 }),
        figure('gaps in positions and revisions', two.gaps, '', { atMost: 0 }),
      ],
      notes: [
        'worst of all kills; the page cache outlives a process, so this shows recovery and not the sync',
        ...two.refused,
        'after each kill the views go on from what is on the disk, and are compared by hash with views that were filled in one go',
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
