import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseCheckpoint } from '#domain/evidence/checkpoint.ts';
import { fromUtf8, toHex } from '#domain/evidence/encoding.ts';
import { parseLeaf } from '#domain/evidence/leaf.ts';
import { leafHash, verifyConsistency, verifyInclusion } from '#domain/evidence/merkle-proof.ts';
import { verifyNote } from '#domain/evidence/signed-note.ts';
import { logFileOf } from '../anchoring-options.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { recordedEvents, streamOf } from '../testing/events.ts';
import {
  newFolder,
  openLog,
  origin,
  removeFolder,
  type OpenLog,
} from '../testing/log-in-folder.ts';
import { signHead, TwoRootsAtOneSize } from './checkpoint-signer.ts';
import { openForReading, openForWriting } from './log-file.ts';
import { logReader } from './log-reader.ts';
import { FencedOff, openSequencer } from './sequencer.ts';
import { treeBuilder } from './tree-builder.ts';

let folder: string;
let open: OpenLog;
beforeEach(() => {
  folder = newFolder();
  open = openLog(folder);
});
afterEach(() => {
  if (open.database.isOpen) open.database.close();
  removeFolder(folder);
});

/** The tree of the stored leaves, recomputed. */
function recomputed(database = open.database) {
  const tree = treeBuilder();
  for (const row of database.prepare('SELECT bytes FROM leaf ORDER BY idx').all()) {
    tree.add(leafHash(nodeCrypto, row['bytes'] as Uint8Array));
  }
  return tree;
}

test('the tree grows by batches of any size, over the edges of tiles', () => {
  let next = 1;
  for (const count of [1, 2, 253, 1, 256, 300, 511]) {
    open.sequencer.append(recordedEvents(count, next));
    next += count;
    expect(open.sequencer.extent()).toEqual({ size: next - 1, position: next - 1, late: 0 });
    expect(toHex(open.log.root(next - 1))).toBe(toHex(recomputed().root()));
  }
  const size = next - 1;
  const root = open.log.root(size);
  for (const index of [0, 255, 256, 511, 512, 1_000, size - 1]) {
    const { bytes } = open.log.leaves(index, 1)[0]!;
    const proof = open.log.inclusionProof(index, size);
    const leaf = leafHash(nodeCrypto, bytes);
    expect(verifyInclusion(nodeCrypto, { index, size, leaf, root, proof })).toBe(true);
  }
  for (const first of [1, 255, 256, 257, 512, 1_023, size]) {
    const claim = {
      first: { size: first, root: open.log.root(first) },
      second: { size, root },
      proof: open.log.consistencyProof(first, size),
    };
    expect(verifyConsistency(nodeCrypto, claim)).toBe(true);
  }
});

test('a leaf says what the design allows, and nothing personal', () => {
  const events = recordedEvents(5);
  open.sequencer.append(events);
  const leaf = parseLeaf(open.log.leafOfEvent(events[0]!.id)!.bytes);
  expect(leaf).toEqual({
    v: 1,
    kind: 'event',
    id: events[0]!.id,
    case: expect.stringMatching(/^[0-9a-f]{64}$/),
    position: 1,
    commit: expect.stringMatching(/^[0-9a-f]{64}$/),
    time: events[0]!.recordedAt,
    source: origin,
  });
  const ofCase = events
    .filter((event) => event.stream === streamOf(1))
    .map((event) => parseLeaf(open.log.leafOfEvent(event.id)!.bytes).case);
  expect(new Set(ofCase).size).toBe(1);
  const document = events.find((event) => event.stream === 'document-7')!;
  const documentLeaf = parseLeaf(open.log.leafOfEvent(document.id)!.bytes);
  expect(documentLeaf.kind).toBe('document');
  expect(documentLeaf.case).toBeUndefined();
});

test('events that have their leaf are passed over when they come again', () => {
  const events = recordedEvents(10);
  open.sequencer.append(events.slice(0, 7));
  const before = toHex(open.log.root(7));
  open.sequencer.append(events);
  expect(open.sequencer.extent().size).toBe(10);
  expect(toHex(open.log.root(7))).toBe(before);
});

test('a batch ends before an event that cannot be committed to, and nothing after it gets a leaf', () => {
  const events = recordedEvents(5);
  const broken = { ...events[2]!, metadata: { ...events[2]!.metadata, salt: 'short' } };
  expect(open.sequencer.append([events[0]!, events[1]!, broken, ...events.slice(3)])).toBe(false);
  expect(open.sequencer.extent()).toEqual({ size: 2, position: 2, late: 0 });
  expect(open.sequencer.append([broken, ...events.slice(3)])).toBe(false);
  expect(open.log.leaves(2, 1)).toEqual([]);
  expect(open.sequencer.append(events)).toBe(true);
  expect(open.sequencer.extent().size).toBe(5);
});

test('leaves that come later than their receipts promised are counted', () => {
  const [first, second] = recordedEvents(2);
  open.sequencer.append([{ ...first!, recordedAt: '2020-01-01T00:00:00.000Z' }, second!]);
  expect(open.sequencer.extent().late).toBe(1);
});

test('a second sequencer fences off the first', () => {
  const events = recordedEvents(2);
  open.sequencer.append(events.slice(0, 1));
  const second = openSequencer(open.database, origin);
  expect(() => open.sequencer.append(events)).toThrow(FencedOff);
  second.append(events);
  expect(second.extent().size).toBe(2);
});

test('whoever was fenced off signs no head and names no chain either', async () => {
  open.sequencer.append(recordedEvents(1));
  const rival = openForWriting(logFileOf(folder));
  openSequencer(rival, origin);
  expect(() => signHead(open.database, open.key)).toThrow('has taken over');
  expect(() =>
    open.database.exec(`INSERT OR REPLACE INTO chain_identity VALUES (1, '{}')`),
  ).toThrow('has taken over');
  expect(signHead(rival, open.key)).toMatchObject({ size: 1 });
  rival.close();
});

test('the head is signed once at each size, with a signature that holds', () => {
  expect(signHead(open.database, open.key)).toBeNull();
  open.sequencer.append(recordedEvents(3));
  const signed = signHead(open.database, open.key)!;
  expect(signHead(open.database, open.key)).toEqual(signed);
  const checkpoint = parseCheckpoint(signed.note);
  expect(checkpoint).toMatchObject({ origin, size: 3 });
  expect(toHex(checkpoint.root)).toBe(toHex(recomputed().root()));
  expect(verifyNote(nodeCrypto, checkpoint.note, [open.key]).kind).toBe('signed');
  expect(fromUtf8(open.log.readFile('checkpoint')!)).toBe(signed.note);
});

test('another root at a signed size is never signed', () => {
  open.sequencer.append(recordedEvents(3));
  signHead(open.database, open.key);
  open.database.exec('UPDATE tile SET hashes = zeroblob(96) WHERE level = 0');
  expect(() => signHead(open.database, open.key)).toThrow(TwoRootsAtOneSize);
});

test('the log is served as tiles: what was once there stays the same', () => {
  open.sequencer.append(recordedEvents(300));
  const full = open.log.readFile('tile/0/000')!;
  const partial = open.log.readFile('tile/0/001.p/44')!;
  const bundle = open.log.readFile('tile/entries/001.p/44')!;
  expect(full).toHaveLength(256 * 32);
  expect(open.log.readFile('tile/1/000.p/1')).toHaveLength(32);
  expect(open.log.readFile('tile/0/001.p/45')).toBeNull();
  const length = bundle[0]! * 256 + bundle[1]!;
  const entry = bundle.subarray(2, 2 + length);
  expect(parseLeaf(entry).position).toBe(257);
  expect(toHex(leafHash(nodeCrypto, entry))).toBe(toHex(partial.subarray(0, 32)));
  open.sequencer.append(recordedEvents(300, 301));
  expect(open.log.readFile('tile/0/000')).toEqual(full);
  expect(open.log.readFile('tile/0/001.p/44')).toEqual(partial);
  expect(open.log.readFile('tile/entries/001.p/44')).toEqual(bundle);
  expect(open.log.readFile('tile/0/001')!.subarray(0, 44 * 32)).toEqual(partial);
});

test('the file of one log is not opened as another', () => {
  open.database.close();
  const database = openForWriting(logFileOf(folder));
  database.exec("UPDATE log SET origin = 'court.example/log'");
  database.close();
  expect(() => openLog(folder)).toThrow(/court\.example/);
});

test('after kill -9 at any moment leaves, tree and position agree', async () => {
  open.database.close();
  const writer = fileURLToPath(new URL('../testing/endless-writer.ts', import.meta.url));
  for (const round of [1, 2, 3, 4]) {
    const child = spawn(
      process.execPath,
      ['--conditions=andu-source', '--disable-warning=ExperimentalWarning', writer, folder],
      { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
    );
    for (let batches = 0; batches < 10 * round; batches++) await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');

    const database = openForReading(logFileOf(folder));
    const log = logReader(database);
    const tree = recomputed(database);
    const { size, position } = log.extent();
    expect(size).toBeGreaterThan(0);
    expect(tree.size()).toBe(size);
    expect(position).toBe(size);
    expect(toHex(log.root(size))).toBe(toHex(tree.root()));
    for (const row of database.prepare('SELECT size, root FROM checkpoint').all()) {
      expect(toHex(log.root(Number(row['size'])))).toBe(toHex(row['root'] as Uint8Array));
    }
    database.close();
  }
}, 60_000);
