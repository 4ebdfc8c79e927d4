import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStreamLog, type StreamLog } from './stream-log.ts';
import type { Batch, HeadFilter } from './stream-reader.ts';
import type { Direction } from './stream-rows.ts';

describe('reading the log of the clients in steps', () => {
  let folder: string;
  let log: StreamLog;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'andu-stream-reader-'));
    log = openStreamLog({ folder, isOfBackbone: () => false });
  });
  afterAll(() => {
    log.close();
    rmSync(folder, { recursive: true });
  });

  const event = (size: number) => ({
    id: randomUUID(),
    type: 'stepTaken',
    json: false,
    data: Buffer.alloc(size),
    metadata: Buffer.alloc(0),
  });

  /** All steps of reading `$all`; each begins where the one before says. */
  function stepsOf(direction: Direction, passes: HeadFilter | null): Batch[] {
    const steps: Batch[] = [];
    let next: number | null = direction === 'forwards' ? 0 : Number.MAX_SAFE_INTEGER;
    while (next !== null) {
      const step: Batch = log.read.ofAll(direction, next, 100_000, passes);
      steps.push(step);
      next = step.next;
    }
    return steps;
  }
  const positionsOf = (steps: readonly Batch[]): number[] =>
    steps.flatMap(({ events }) => events.map(({ position }) => position));
  const bytesOf = ({ events }: Batch): number =>
    events.reduce((sum, { data }) => sum + data.length, 0);

  test('a filter gives what passes, each once and in order, however what passes lies', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (const [stream, count] of [
        ['a-1', 1],
        ['b-1', 700],
        ['a-2', 300],
        ['b-2', 5_000],
      ] as const) {
        await log.append(
          stream,
          Array.from({ length: count }, () => event(1)),
          'any',
        );
      }
    }
    const ofA = log.read.headFilter({ by: 'stream', prefixes: ['a-'], regex: null });
    const everything = stepsOf('forwards', null);
    const wanted = everything.flatMap(({ events }) =>
      events.filter(({ stream }) => stream.startsWith('a-')).map(({ position }) => position),
    );
    expect(wanted).toHaveLength(903);
    const forwards = stepsOf('forwards', ofA);
    expect(positionsOf(forwards)).toEqual(wanted);
    expect(positionsOf(stepsOf('backwards', ofA))).toEqual(wanted.toReversed());
    const looked = forwards.reduce((sum, { lookedAt }) => sum + lookedAt, 0);
    expect(looked).toBe(log.read.head());
    expect(Math.max(...forwards.map(({ lookedAt }) => lookedAt))).toBeLessThanOrEqual(4_500);
  });

  test('a step holds a few megabytes, also of large events', async () => {
    const begin = log.read.head() + 1;
    const large = Array.from({ length: 8 }, () => event(1_500_000));
    await log.append('c-1', large, 'any');
    await log.append(
      'c-2',
      large.map(() => event(10)),
      'any',
    );
    for (const passes of [null, () => true]) {
      const steps = stepsOf('forwards', passes);
      expect(Math.max(...steps.map(bytesOf))).toBeLessThan(6_000_000);
      expect(positionsOf(steps)).toEqual(
        Array.from({ length: log.read.head() }, (_, index) => index + 1),
      );
    }
    const first = log.read.ofStream('c-1', 'forwards', 0, 100);
    expect(first.events.map(({ position }) => position)).toEqual([begin, begin + 1, begin + 2]);
    expect(first.next).toBe(3);
  });
});
