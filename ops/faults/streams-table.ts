import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchRow, type BenchTable, figure } from '../bench/bench-table.ts';
import { killSubscribers } from './dying-subscribers.ts';
import { killStreams } from './kill-streams.ts';
import { loseAnswers } from './lose-answers.ts';
import { fightForOneStream } from './one-stream.ts';
import { stallSubscribers } from './slow-subscribers.ts';

const writers = 32;
const readers = 8;
const contenders = 50;
const none = { atMost: 0 };
const mebibyte = 1024 * 1024;
/** What the server may hold for somebody who takes nothing: a batch of 4 MiB with its last event, and what is on its way. */
const mostHeld = 6 * mebibyte;

export interface StreamFaults {
  /** Of the server. */
  readonly kills: number;
  /** Answers that each of eight writers loses. */
  readonly losses: number;
  readonly slow: { readonly subscribers: number; readonly events: number };
  /** Of subscribers to a stream, and of consumers of a group. */
  readonly deaths: number;
  /** Revisions that 50 clients fight for. */
  readonly revisions: number;
}

/** What faults of the server, the way and the other clients do to outside clients of the streams. */
export async function measureStreamFaults(faults: StreamFaults): Promise<BenchTable> {
  return {
    title: `faults under outside clients of the streams: kill -9 of the server, ${faults.kills} times, and what clients suffer`,
    rows: [
      ...(await inFolder((folder) => killRows(folder, faults.kills))),
      ...(await inFolder((folder) => lossRows(folder, faults.losses))),
      ...(await inFolder((folder) => slowRows(folder, faults.slow))),
      ...(await inFolder((folder) => deathRows(folder, faults.deaths))),
      ...(await inFolder((folder) => oneStreamRows(folder, faults.revisions))),
    ],
    notes: [
      'by the official client; the page cache outlives a process, so kills show recovery and not the sync',
      'a lost answer: what it answers can be read over another way, then the connection breaks',
      'of every other death nothing is said to the server: it pings every 0.3 s here, and waits 1 s',
    ],
  };
}

async function inFolder(
  measure: (folder: string) => Promise<readonly BenchRow[]>,
): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'andu-stream-faults-'));
  try {
    return await measure(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function killRows(folder: string, kills: number): Promise<readonly BenchRow[]> {
  const found = await killStreams({ folder, kills, writers, readers });
  return [
    figure(`kills, ${writers} writers: events acknowledged`, found.acknowledged, ''),
    figure('events found', found.found, ''),
    figure('acknowledged and lost', found.lost, '', none),
    figure('there twice', found.twice, '', none),
    figure('gaps in the revisions of a stream', found.gaps, '', none),
    figure('appends without an answer, sent again', found.sentAgain, ''),
    figure(`${readers} readers: subscriptions taken up again`, found.resumed, ''),
    figure('events missed, doubled or out of order', found.missed, '', none),
  ];
}

async function lossRows(folder: string, losses: number): Promise<readonly BenchRow[]> {
  const found = await loseAnswers({ folder, losses, writers: 8 });
  return [
    figure('lost answers of appends that were made', found.lostAnswers, ''),
    figure('sent again', found.sentAgain, ''),
    figure('sent once more after their answer', found.duplicates, ''),
    figure('repeats that were told another place', found.toldOtherwise, '', none),
    figure('events acknowledged', found.acknowledged, ''),
    figure('acknowledged and lost', found.lost, '', none),
    figure('there twice', found.twice, '', none),
  ];
}

async function slowRows(folder: string, slow: StreamFaults['slow']): Promise<readonly BenchRow[]> {
  const found = await stallSubscribers({ folder, ...slow });
  return [
    figure(
      `${slow.subscribers} who take nothing: waits for each`,
      found.behindBytes / mebibyte,
      'MiB',
    ),
    figure('held for each by the server', found.heldBytes / mebibyte, 'MiB', {
      atMost: mostHeld / mebibyte,
    }),
    figure('told that they fell behind', found.fellBehind, '', { atLeast: slow.subscribers }),
    figure('events missed, doubled or out of order', found.missed, '', none),
    figure('the same of one who takes what comes meanwhile', found.missedByOther, '', none),
  ];
}

async function deathRows(folder: string, deaths: number): Promise<readonly BenchRow[]> {
  const found = await killSubscribers({ folder, deaths, eventsALife: 100 });
  return [
    figure('lives of a subscriber who begins where he was', found.lives, ''),
    figure('events missed, doubled or out of order', found.missed, '', none),
    figure('events that dying consumers of a group held', found.heldAtDeath, ''),
    figure('held and given to nobody else', found.heldAndLost, '', none),
    figure('events of the group never answered for', found.unanswered, '', none),
    figure('places of the dead that the server kept', found.placesKept, '', none),
  ];
}

async function oneStreamRows(folder: string, revisions: number): Promise<readonly BenchRow[]> {
  const found = await fightForOneStream({ folder, clients: contenders, revisions });
  return [
    figure(`${contenders} clients on one stream: appends made`, found.won, '', {
      atLeast: revisions,
    }),
    figure('refused', found.refused, ''),
    figure('revisions that two clients won', found.wonTwice, '', none),
    figure(
      'revisions that none won, or another event holds',
      found.wonByNone + found.otherwise,
      '',
      none,
    ),
    figure('refused though the revision was as expected', found.refusedWithoutCause, '', none),
  ];
}
