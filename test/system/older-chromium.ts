import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';

const packed = join(
  dirname(createRequire(import.meta.url).resolve('chromium-109/package.json')),
  'bin/chromium.br',
);

/** Not by the package's own code, which takes any file `chromium` of the folder for its own. */
function unpacked(): string {
  const path = join(tmpdir(), 'chromium-109.0.6');
  if (!existsSync(path)) {
    const own = `${path}.${process.pid}`;
    writeFileSync(own, brotliDecompressSync(readFileSync(packed)), { mode: 0o755 });
    renameSync(own, path);
  }
  return path;
}

/**
 * Chromium 109, the last one of Windows 7 and the kernel of many domestic browsers. It runs in one
 * process, so contexts share what they remember: one person at a time.
 */
export const openChromium109 = (): Promise<Browser> =>
  chromium.launch({
    executablePath: unpacked(),
    args: ['--no-sandbox', '--headless', '--single-process', '--no-zygote', '--disable-gpu'],
    headless: true,
  });
