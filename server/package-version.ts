import { readFile } from 'node:fs/promises';

/** Version of the program as its package says it. */
export async function packageVersion(): Promise<string> {
  // Beside `server/` in the source, one folder further up from `dist/server/`.
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8').catch(() =>
    readFile(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  return (JSON.parse(text) as { version: string }).version;
}
