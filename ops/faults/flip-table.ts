import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchTable, figure } from '../bench/bench-table.ts';
import { flipBits, type FlippedKind, flippedKinds } from './flip-bits.ts';
import { soundFolder } from './sound-folder.ts';

const names = {
  events: 'events.sqlite',
  log: 'anchors.db',
  chain: 'ledger.db',
  documents: 'documents',
  views: 'views',
} as const;

export interface FlipTableOptions {
  /** In each kind of file. */
  readonly flips: number;
  /** Told how far it is. */
  readonly onRound?: (kind: FlippedKind, done: number) => void;
}

/** Flips so many bits in every kind of stored file of a small folder, and counts what fsck says. */
export async function measureFlips({ flips, onRound }: FlipTableOptions): Promise<BenchTable> {
  const folder = await mkdtemp(join(tmpdir(), 'andu-flips-'));
  try {
    await soundFolder({ folder, events: 60, documents: 10 });
    const told = onRound === undefined ? {} : { onRound };
    const findings = await flipBits({ folder, flips, seed: 'andu', ...told });
    return {
      title: `One flipped bit, ${flips} times in each kind of file`,
      rows: flippedKinds.flatMap((kind) => {
        const { found, unread, missed } = findings[kind];
        return [
          figure(`${names[kind]}: named by andu fsck`, found, ''),
          figure(`${names[kind]}: changes nothing that anything reads`, unread, ''),
          figure(`${names[kind]}: missed`, missed.length, '', { atMost: 0 }),
        ];
      }),
      notes: [
        'a flip changes nothing when the file gives the same content as before, value by value; fsck is asked of every other one',
        ...flippedKinds.flatMap((kind) =>
          findings[kind].missed.map(
            ({ file, offset, bit }) =>
              `missed: ${file.slice(folder.length + 1)} byte ${offset} bit ${bit}`,
          ),
        ),
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
