import { jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleInFolder } from '#chain-anchors/testing/bundle-in-folder.ts';
import { writeBundleZip } from '#domain/evidence/bundle-zip.ts';
import { canonicalJson, type Json } from '#domain/kernel/canonical-json.ts';
import { run } from './verify.ts';

let folder: string;
let bundle: string;
let trust: string;
let stranger: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'andu-verify-'));
  const own = await bundleInFolder(mkdtempSync(join(folder, 'own-')), true);
  const other = await bundleInFolder(mkdtempSync(join(folder, 'other-')), true);
  [bundle, trust, stranger] = ['bundle.zip', 'trust.json', 'stranger.zip'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  writeFileSync(bundle, writeBundleZip(own.files));
  writeFileSync(trust, canonicalJson(own.trust as unknown as Json));
  writeFileSync(stranger, writeBundleZip(other.files));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Exit code, and what is printed. */
async function verified(file: string, options: Record<string, unknown> = {}) {
  const written: string[] = [];
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    const code = await run({ language: 'en', ...options }, [file]);
    return { code, said: written.join('') };
  } finally {
    out.mockRestore();
  }
}

test('without a trust file a bundle is consistent in itself and nothing more, whoever made it', async () => {
  for (const file of [bundle, stranger]) {
    const { code, said } = await verified(file);
    expect(code).toBe(3);
    expect(said).toContain('consistent in itself; trust not checked');
    expect(said).not.toContain('genuine');
  }
});

test('with one it is genuine, by the keys that are named', async () => {
  const { code, said } = await verified(bundle, { trust });
  expect(code).toBe(0);
  expect(said).toMatch(/^genuine, by the keys of \S+: \S+ [0-9a-f]/);
  expect(said).toContain('it proves nothing against its own operator');
});

test('a bundle that a stranger made is a no', async () => {
  expect((await verified(stranger, { trust })).code).toBe(1);
});

test('a trust file that is none is named', async () => {
  await expect(verified(bundle, { trust: bundle })).rejects.toThrow(`not a trust file: ${bundle}`);
});
