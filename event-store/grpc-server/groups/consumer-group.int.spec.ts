import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { insecure } from '../access/caller.ts';
import { streamAccess } from '../access/stream-access.ts';
import { noBackbone } from '../streams/backbone.ts';
import { openStreamLog } from '../streams/stream-log.ts';
import { seen } from '../testing/served-streams.ts';
import type { Consumer } from './consumer-group.ts';
import { consumerGroups } from './consumer-groups.ts';

const isOfBackbone = () => false;

test('what is late is looked for once a second, and its answer stands though another has the event now', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'andu-group-'));
  const log = openStreamLog({ folder, isOfBackbone });
  const failures: unknown[] = [];
  const access = streamAccess(log, isOfBackbone);
  const groups = consumerGroups(
    { log, backbone: noBackbone, hasBackbone: false, isOfBackbone, access },
    (error) => failures.push(error),
  );
  try {
    const id = randomUUID();
    const empty = Buffer.alloc(0);
    const event = { id, type: 'stepTaken', json: true, data: Buffer.from('{}'), metadata: empty };
    await log.append('orders', [event], 'any');
    const name = { stream: 'orders', group: 'late' };
    const settings = {
      from: 'start',
      filter: null,
      resolveLinks: false,
      extraStatistics: false,
      messageTimeoutMs: 1,
      maxRetries: 1_000,
      minCheckpointCount: 1,
      maxCheckpointCount: 1,
      checkpointAfterMs: 0,
      maxSubscribers: 0,
      liveBufferSize: 10,
      readBatchSize: 5,
      historyBufferSize: 10,
      strategy: 'RoundRobin',
    } as const;
    await groups.create(name, settings, await insecure(null, ''));
    const group = groups.find(name);
    const sent: { readonly to: string; readonly at: number }[] = [];
    const consumer = (to: string): Consumer => ({
      user: '',
      address: '',
      connectionName: to,
      bufferSize: 10,
      deliver: async () => void sent.push({ to, at: Date.now() }),
      drop: () => undefined,
    });
    const members = [group.join(consumer('one')), group.join(consumer('other'))] as const;
    await seen(
      () => sent.length,
      (count) => count >= 3,
    );
    const [, second, third] = sent;
    expect(third!.at - second!.at).toBeGreaterThan(900);
    expect(new Set(sent.map(({ to }) => to)).size).toBe(2);
    // Whoever has it now, both had it: the answer of the one whose turn it no longer is comes late.
    const holder = members.findIndex(({ inFlight }) => inFlight.size > 0);
    group.ack(members[1 - holder]!, [id]);
    expect(group.figures()).toMatchObject({ again: 0, waiting: 0, inFlight: 0, checkpoint: 0 });
    group.leave(members[holder]!);
    expect(group.figures()).toMatchObject({ again: 0, inFlight: 0 });
    expect(failures).toEqual([]);
  } finally {
    groups.stop();
    log.close();
    rmSync(folder, { recursive: true });
  }
}, 60_000);
