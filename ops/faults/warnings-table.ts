import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import { type BenchTable, figure } from '../bench/bench-table.ts';
import { journeysOfBothKinds } from './synthetic-journeys.ts';
import { warningsOnce } from './warnings-once.ts';

/** The cases are carried so far; the reactors look around it. */
const until = LegalDate('2026-04-01');

/** Raises the warnings of cases of both kinds by two reactors that die so many times, the clock set back between. */
export async function measureWarnings({
  cases,
  breaks,
}: {
  readonly cases: number;
  readonly breaks: number;
}): Promise<BenchTable> {
  const folder = await mkdtemp(join(tmpdir(), 'andu-faults-warnings-'));
  const store = await openEmbeddedStore({ folder: join(folder, 'events') });
  try {
    const journeys = journeysOfBothKinds(cases, until);
    const found = await warningsOnce(join(folder, 'views'), store, { journeys, cases, breaks });
    return {
      title: `Warnings of ${cases.toLocaleString('en')} cases, each exactly once`,
      rows: [
        figure('warnings that have to be raised', found.expected, '', { atLeast: 1 }),
        figure('reactors that died at an append', found.brokenOff, '', { atLeast: breaks }),
        figure('missing', found.missing, '', { atMost: 0 }),
        figure('raised twice, or a level told twice', found.twice, '', { atMost: 0 }),
        figure('raised of what nobody is late with', found.untrue, '', { atMost: 0 }),
        figure('longest turn in which warnings were raised', found.longestTurnMs / 1_000, 's'),
        figure('a turn in which nothing has changed', found.quietTurnMs / 1_000, 's'),
        figure('list of what is open, first page, p95', found.listP95Ms, 'ms', { atMost: 300 }),
      ],
      notes: [
        'two reactors beside each other over one store; six days, twice the clock is a day back',
        'half of the cases are commutation and parole, half criminal procedure, synthetic',
      ],
    };
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}
