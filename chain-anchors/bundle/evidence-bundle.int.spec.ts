import { unzipSync } from 'fflate';
import { readBundleZip, writeBundleZip } from '#domain/evidence/bundle-zip.ts';
import { fromUtf8, utf8 } from '#domain/evidence/encoding.ts';
import { describeFault, type Fault } from '#domain/evidence/faults.ts';
import { bundleFile, manifestText, type BundleFiles } from '#domain/evidence/manifest.ts';
import { signNote } from '#domain/evidence/signed-note.ts';
import { trustBytes, type Trust } from '#domain/evidence/trust.ts';
import { verifyBundle, verifyBundleZip } from '#domain/evidence/verify-bundle.ts';
import { nodeCrypto } from '#platform/crypto/node-crypto.ts';
import { bundleInFolder } from '../testing/bundle-in-folder.ts';
import { keyFor } from '../testing/log-history.ts';
import { newFolder, origin, removeFolder } from '../testing/log-in-folder.ts';
import { portableCrypto } from '../verifier/portable-crypto.ts';

type Made = Awaited<ReturnType<typeof bundleInFolder>>;

const folders: string[] = [];
let anchored: Made;
let waiting: Made;
beforeAll(async () => {
  folders.push(newFolder(), newFolder());
  anchored = await bundleInFolder(folders[0]!, true);
  waiting = await bundleInFolder(folders[1]!, false);
}, 60_000);
afterAll(() => folders.forEach(removeFolder));

const names = (faults: readonly Fault[]): string[] =>
  faults.map(({ code, file }) => `${file} ${code}`);
const withFile = (files: BundleFiles, name: string, bytes: Uint8Array): BundleFiles =>
  new Map(files).set(name, bytes);
const flippedAt = (bytes: Uint8Array, index: number, bit: number): Uint8Array => {
  const copy = bytes.slice();
  copy[index]! ^= 1 << bit;
  return copy;
};

test('a bundle is genuine, by the trust of the verifier and by its own', () => {
  for (const trust of [anchored.trust, null]) {
    const report = verifyBundle(nodeCrypto, anchored.files, trust);
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({
      genuine: true,
      anchored: true,
      trustedBy: trust === null ? 'bundle' : 'caller',
      subject: {
        eventId: anchored.event.id,
        stream: anchored.event.stream,
        origin,
        index: 3,
        size: 11,
        ledger: { kind: 'embedded', channel: 'legal-affairs', block: 0 },
      },
    });
  }
  expect(verifyBundle(portableCrypto, anchored.files, anchored.trust).genuine).toBe(true);
});

test('before the chain has it, a bundle is genuine and not anchored', () => {
  const report = verifyBundle(nodeCrypto, waiting.files, waiting.trust);
  expect(report).toMatchObject({ genuine: true, anchored: false, subject: { ledger: null } });
  expect([...waiting.files.keys()]).not.toContain(bundleFile.ledger);
});

test('the note in a bundle says what a ledger in the hands of its operator proves', () => {
  const note = (made: Made) => fromUtf8(made.files.get(bundleFile.readme)!);
  expect(note(anchored)).toContain('proves nothing against its own operator');
  expect(note(anchored)).toContain('不能据以证明运行者本人未作改动');
  expect(note(waiting)).toContain('尚未 / not yet');
  expect(note(waiting)).not.toContain('operator');
});

test('every flipped byte of every file is found, and the file is named', () => {
  for (const [name, bytes] of anchored.files) {
    // Every byte of what is proof; a dense sample of the page and the note, which only digests cover.
    const step = name === bundleFile.page ? 997 : name === bundleFile.readme ? 7 : 1;
    for (let index = 0; index < bytes.length; index += step) {
      const changed = withFile(anchored.files, name, flippedAt(bytes, index, index % 8));
      const { genuine, faults } = verifyBundle(nodeCrypto, changed, anchored.trust);
      if (genuine || !faults.some((fault) => fault.file === name)) {
        throw new Error(`${name}, byte ${index}: ${names(faults).join(', ') || 'not found'}`);
      }
    }
  }
}, 120_000);

test('every changed file is also found by its own trust and without the manifest', () => {
  const evidence = [
    bundleFile.event,
    bundleFile.salt,
    bundleFile.leaf,
    bundleFile.inclusion,
    bundleFile.checkpoint,
    bundleFile.ledger,
  ];
  for (const name of evidence) {
    const bytes = anchored.files.get(name)!;
    for (let index = 0; index < bytes.length; index += 7) {
      // The forger signs the manifest anew with the key of the log: only the proof can tell.
      const changed = resigned(
        withFile(anchored.files, name, flippedAt(bytes, index, 0)),
        anchored,
      );
      expect(verifyBundle(nodeCrypto, changed, anchored.trust).genuine).toBe(false);
      expect(verifyBundle(nodeCrypto, changed, null).genuine).toBe(false);
    }
  }
}, 60_000);

function resigned(files: BundleFiles, { key }: Pick<Made, 'key'>): BundleFiles {
  const others = new Map([...files].filter(([name]) => name !== bundleFile.manifest));
  const note = signNote(manifestText(nodeCrypto, origin, others), key, key.sign);
  return others.set(bundleFile.manifest, utf8(note));
}

test('a missing file, a file too many and a cut file are named', () => {
  const missing = new Map([...anchored.files].filter(([name]) => name !== bundleFile.ledger));
  expect(names(verifyBundle(nodeCrypto, missing, anchored.trust).faults)).toEqual([
    'ledger.json file-missing',
  ]);
  const more = withFile(anchored.files, 'note.txt', utf8('x'));
  expect(names(verifyBundle(nodeCrypto, more, anchored.trust).faults)).toEqual([
    'note.txt file-unexpected',
  ]);
  const readme = anchored.files.get(bundleFile.readme)!;
  const cut = withFile(anchored.files, bundleFile.readme, readme.slice(1));
  expect(names(verifyBundle(nodeCrypto, cut, anchored.trust).faults)).toEqual([
    'README.txt size-wrong',
  ]);
  const nothing = verifyBundle(nodeCrypto, new Map(), null);
  expect(nothing.genuine).toBe(false);
  expect(new Set(nothing.faults.map((fault) => fault.code))).toEqual(new Set(['file-missing']));
  expect(nothing.faults).toHaveLength(9);
});

test('a file taken from another genuine bundle is found, even under a manifest signed anew', () => {
  const cases: [string, string][] = [
    [bundleFile.event, 'event.json commitment-wrong'],
    [bundleFile.salt, 'event.json commitment-wrong'],
    [bundleFile.leaf, 'leaf.json leaf-of-other-event'],
    [bundleFile.checkpoint, 'inclusion.json inclusion-wrong'],
    [bundleFile.checkpoint, 'ledger.json ledger-other-checkpoint'],
  ];
  for (const [name, expected] of cases) {
    const mixed = withFile(anchored.files, name, waiting.files.get(name)!);
    const { faults } = verifyBundle(nodeCrypto, resigned(mixed, anchored), anchored.trust);
    expect(names(faults)).toContain(expected);
  }
});

describe('trust', () => {
  test('a bundle that a stranger made whole is genuine to itself only', () => {
    const own = verifyBundle(nodeCrypto, waiting.files, null);
    expect(own).toMatchObject({ genuine: true, trustedBy: 'bundle' });
    const { faults } = verifyBundle(nodeCrypto, waiting.files, anchored.trust);
    expect(names(faults)).toEqual([
      'manifest.txt manifest-key-unknown',
      'checkpoint.txt checkpoint-key-unknown',
    ]);
  });

  test('a key counts in its period only', () => {
    const ended = (until: string): Trust => ({
      ...anchored.trust,
      logKeys: anchored.trust.logKeys.map((key) => ({
        ...key,
        from: '2020-01-01T00:00:00Z',
        until,
      })),
    });
    const late = verifyBundle(nodeCrypto, anchored.files, ended('2021-01-01T00:00:00Z'));
    expect(names(late.faults)).toEqual(['checkpoint.txt checkpoint-key-unknown']);
    const inTime = verifyBundle(nodeCrypto, anchored.files, ended('2999-01-01T00:00:00Z'));
    expect(inTime.genuine).toBe(true);
  });

  test('too few endorsements and another channel are named', () => {
    const ledger = { ...anchored.trust.ledger, threshold: 3, channel: 'another' };
    const { faults } = verifyBundle(nodeCrypto, anchored.files, { ...anchored.trust, ledger });
    expect(names(faults)).toEqual([
      'ledger.json ledger-other-channel',
      'ledger.json ledger-endorsements-missing',
      'ledger.json ledger-block-wrong',
    ]);
  });

  test('a trust file with a key under a false id is refused', () => {
    const stranger = keyFor(origin);
    const logKeys = anchored.trust.logKeys.map((key) => ({ ...key, keyId: stranger.keyId }));
    const changed = withFile(
      anchored.files,
      bundleFile.trust,
      trustBytes({ ...anchored.trust, logKeys }),
    );
    expect(names(verifyBundle(nodeCrypto, changed, null).faults)).toContain(
      'trust.json trust-malformed',
    );
  });
});

describe('the zip', () => {
  test('is opened by a zip library, and read back exactly', () => {
    const zip = writeBundleZip(anchored.files);
    const opened = readBundleZip(zip);
    expect(opened.faults).toEqual([]);
    expect(new Map([...opened.files].sort())).toEqual(new Map([...anchored.files].sort()));
    expect(new Map(Object.entries(unzipSync(zip)))).toEqual(opened.files);
  });

  test('every flipped byte of it is found', () => {
    // Without the page every byte is tried; the page only makes it long.
    const small = new Map([...anchored.files].filter(([name]) => name !== bundleFile.page));
    const zip = writeBundleZip(small);
    for (let index = 0; index < zip.length; index++) {
      const { faults } = readBundleZip(flippedAt(zip, index, index % 8));
      expect(faults.length).toBeGreaterThan(0);
    }
    expect(readBundleZip(zip).faults).toEqual([]);
  }, 120_000);

  test('a flipped byte in the content of an entry names that entry, by checksum and by digest', () => {
    const zip = writeBundleZip(anchored.files);
    let offset = 0;
    for (const name of [...anchored.files.keys()].sort()) {
      const start = offset + 30 + name.length;
      offset = start + anchored.files.get(name)!.length;
      const report = verifyBundleZip(nodeCrypto, flippedAt(zip, start + 5, 3), anchored.trust);
      expect(report).toMatchObject({ genuine: false, anchored: false });
      expect(names(report.faults)).toContain(`${name} container-damaged`);
      if (name !== bundleFile.manifest)
        expect(names(report.faults)).toContain(`${name} digest-wrong`);
    }
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['no zip', utf8('<!doctype html>')],
    ['half a zip', writeBundleZip(new Map([['a', utf8('hello')]])).subarray(0, 20)],
  ])('%s is damaged, not an error', (_, bytes) => {
    expect(names(readBundleZip(bytes).faults)).toEqual(['bundle.zip container-damaged']);
  });

  test('bytes before or after it, and an entry twice, are found', () => {
    const zip = writeBundleZip(new Map([['a', utf8('hello')]]));
    for (const changed of [
      [...zip, 0],
      [0, ...zip],
      [...zip.subarray(0, 36), ...zip],
    ]) {
      expect(readBundleZip(Uint8Array.from(changed)).faults).not.toEqual([]);
    }
  });
});

test('a fault reads well in both languages', () => {
  const fault: Fault = { code: 'digest-wrong', file: 'event.json', detail: '' };
  expect(describeFault(fault, 'zh')).toBe('event.json: 文件摘要与清单不符');
  expect(describeFault(fault, 'en')).toBe('event.json: the digest is not that of the manifest');
});

test('the page carries the evidence, and asks nothing of the network', () => {
  const page = fromUtf8(anchored.files.get(bundleFile.page)!);
  expect(page).toContain("default-src 'none'");
  const embedded = JSON.parse(/type="application\/json">([^<]*)</.exec(page)![1]!);
  expect(Object.keys(embedded).sort()).toEqual([
    'checkpoint.txt',
    'event.json',
    'inclusion.json',
    'leaf.json',
    'ledger.json',
    'salt.txt',
    'trust.json',
  ]);
  expect(page).not.toMatch(/\b(?:src|href)=/);
});
