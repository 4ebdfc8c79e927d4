import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { parseCheckpoint } from '#domain/evidence/checkpoint.ts';
import { fromUtf8 } from '#domain/evidence/encoding.ts';
import { verifyReceipt } from '#domain/evidence/receipt.ts';
import { noteKeyOf } from '#domain/evidence/trust.ts';
import { verifyBundle } from '#domain/evidence/verify-bundle.ts';
import { EventId } from '#domain/kernel/ids.ts';
import { openEmbeddedStore, type EmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import type { AnchoringHandle } from './anchoring.ts';
import { startAnchoring } from './anchoring.ts';
import { logFileOf } from './anchoring-options.ts';
import { leafCommitments } from './log/leaf-commitment.ts';
import { openForReading, openForWriting } from './log/log-file.ts';
import { logReader } from './log/log-reader.ts';
import { proofsIn } from './proof-state.ts';
import { openSequencer } from './log/sequencer.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { eventToAppend, streamOf } from './testing/events.ts';
import { newFolder, origin, removeFolder } from './testing/log-in-folder.ts';
import { startAnchoringIn } from './testing/anchoring-in-folder.ts';
import { embeddedChainIn } from './anchoring-options.ts';

let folder: string;
let store: EmbeddedStore;
let anchoring: AnchoringHandle;
let failures: { readonly error: unknown; readonly fault: string | null }[];

const start = (otherwise: { readonly tickMs?: number } = {}): Promise<AnchoringHandle> =>
  startAnchoringIn(folder, store, {
    onFailure: (error) => failures.push({ error, fault: anchoring.fault() }),
    ...otherwise,
  });

async function append(count: number): Promise<EventId[]> {
  const ids: EventId[] = [];
  for (let number = 0; number < count; number++) {
    const event = eventToAppend(number);
    await store.append(streamOf(number), [event], 'any');
    ids.push(event.id);
  }
  return ids;
}

/** Proof states of the events at these positions, as they are stored now. */
async function statesAt(positions: readonly number[]) {
  const events = await Array.fromAsync(store.readAll());
  return anchoring.proofStatesOf(positions.map((position) => events[position - 1]!));
}

/** Changes the store's file behind its back. */
function alter(statement: string): void {
  const database = new DatabaseSync(store.file);
  database.exec(statement);
  database.close();
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(20);
}

beforeEach(async () => {
  failures = [];
  folder = newFolder();
  store = await openEmbeddedStore({ folder: join(folder, 'events') });
  anchoring = await start();
});
afterEach(async () => {
  await anchoring.stop();
  await store.close();
  removeFolder(folder);
  if (failures.length > 0) throw failures[0]!.error;
});

test('an event goes from recorded to anchored, and its bundle verifies', async () => {
  const ids = await append(10);
  await until(() => anchoring.status().anchoredSize === 10);
  const states = await statesAt([1, 10]);
  expect(states[0]).toMatchObject({
    kind: 'anchored',
    ledger: 'embedded',
    index: 0,
    channel: 'legal-affairs',
  });
  expect(states[1]).toMatchObject({ kind: 'anchored', index: 9 });
  const answer = await anchoring.bundleFor(ids[4]!);
  if (answer.kind !== 'bundle') throw new Error(answer.kind);
  const report = verifyBundle(nodeCrypto, answer.files, anchoring.trust());
  expect(report).toMatchObject({ genuine: true, anchored: true, faults: [] });
  const checkpoint = parseCheckpoint(fromUtf8(anchoring.readTile('checkpoint')!));
  expect(checkpoint.size).toBe(10);
  await until(() => anchoring.status().anchoredSize === 10);
  expect(anchoring.status()).toMatchObject({
    size: 10,
    position: 10,
    checkpointSize: 10,
    brokenPromises: 0,
    signing: { kind: 'allowed' },
    ledgerProblem: null,
  });
});

test('a new event is recorded until it has its leaf', async () => {
  await anchoring.stop();
  const [id] = await append(1);
  const event = (await store.findEvent(id!))!;
  const log = openForReading(logFileOf(join(folder, 'log')));
  const proofs = proofsIn(log, logReader(log), leafCommitments(log, origin));
  expect(proofs.stateOf(event)).toEqual({ kind: 'recorded' });
  log.close();
});

test.each([
  ['data', `UPDATE events SET data = replace(data, '"months":6', '"months":9') WHERE position = 4`],
  ['the time', 'UPDATE events SET recorded_at = recorded_at - 1 WHERE position = 4'],
  [
    'the type',
    `INSERT INTO kinds VALUES (99, 'case-', 'X'); UPDATE events SET kind = 99 WHERE position = 4`,
  ],
  ['the revision', 'UPDATE events SET revision = 77 WHERE position = 4'],
  ['the salt', `UPDATE events SET metadata = replace(metadata, '"salt":"', '"salt":"A')`],
])('an event whose %s was altered is not shown as anchored and has no bundle', async (_, sql) => {
  const ids = await append(6);
  await until(() => anchoring.status().anchoredSize === 6);
  expect((await statesAt([4]))[0]).toMatchObject({ kind: 'anchored' });
  alter(sql);
  expect((await statesAt([4]))[0]).toEqual({ kind: 'differs' });
  expect(await anchoring.bundleFor(ids[3]!)).toEqual({ kind: 'differs' });
});

test('an unknown event has no bundle, a new one not yet', async () => {
  const unknown = EventId('00000000-0000-4000-8000-000000000000');
  expect(await anchoring.bundleFor(unknown)).toEqual({ kind: 'notFound' });
  await anchoring.stop();
  const [id] = await append(1);
  anchoring = await start();
  await until(() => anchoring.status().anchoredSize === 1);
  expect((await anchoring.bundleFor(id!)).kind).toBe('bundle');
});

test('after a stop the log goes on where it stood, with the same keys and history', async () => {
  await append(5);
  await until(() => anchoring.status().anchoredSize === 5);
  const trust = anchoring.trust();
  const before = (await statesAt([5]))[0];
  await anchoring.stop();
  await append(300);
  anchoring = await start();
  await until(() => anchoring.status().anchoredSize === 305);
  expect(anchoring.trust()).toEqual(trust);
  expect((await statesAt([5]))[0]).toEqual(before);
});

test('a stop waits for what is under way, and not for the next look', async () => {
  await anchoring.stop();
  anchoring = await start({ tickMs: 3_600_000 });
  await append(1);
  await until(() => anchoring.status().size === 1);
  await anchoring.stop();
  expect(anchoring.status().size).toBe(1);
});

test('a thread that dies says so, is started again, and goes on without a gap', async () => {
  await append(3);
  await until(() => anchoring.status().anchoredSize === 3);
  const rival = openForWriting(logFileOf(join(folder, 'log')));
  openSequencer(rival, origin);
  rival.close();
  await append(4);
  await until(() => anchoring.status().anchoredSize === 7);
  expect(anchoring.fault()).toBeNull();
  const message = 'another sequencer has taken over this log';
  expect(failures.splice(0)).toMatchObject([{ error: { message }, fault: message }]);
  expect((await statesAt([7]))[0]).toMatchObject({ kind: 'anchored', index: 6 });
});

test('a receipt is signed by the key of the log, and by nobody else', async () => {
  const keys = anchoring.trust()!.logKeys.map(noteKeyOf);
  const eventIds = ['00000000-0000-4000-8000-000000000000'];
  const receipt = await anchoring.signReceipt({ eventIds, at: '2026-01-02T03:04:05.678Z' });
  expect(receipt.inLogBefore).toBe('2026-01-02T03:05:05.678Z');
  expect(verifyReceipt(nodeCrypto, receipt, keys)).toBe(true);
  expect(verifyReceipt(nodeCrypto, { ...receipt, inLogBefore: receipt.at }, keys)).toBe(false);
  expect(verifyReceipt(nodeCrypto, receipt, [])).toBe(false);
});

test('what cannot name a log is refused at the start', async () => {
  const options = {
    folder: join(folder, 'other'),
    origin: 'Not An Origin',
    events: store.description,
    ledger: embeddedChainIn(join(folder, 'other')),
    store,
    onFailure: () => {},
  };
  await expect(startAnchoring(options)).rejects.toThrow(RangeError);
});
