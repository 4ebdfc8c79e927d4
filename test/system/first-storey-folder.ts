import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { newFolder } from './running-andu.ts';

/** Events as the first storey wrote them: cases, and no directory. */
const samples = join(import.meta.dirname, '../../migrations/samples');
export const firstStoreyEvents = readFileSync(join(samples, 'first-storey.ndjson'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as RecordedEvent);

/** Where their cases ended, by stream. */
export const firstStoreyEnds = JSON.parse(
  readFileSync(join(samples, 'first-storey.ends.json'), 'utf8'),
) as Readonly<
  Record<
    string,
    { readonly stage: string; readonly outcome: string | null; readonly steps: number }
  >
>;

/** A data folder with the events of the first storey and nothing else. */
export async function firstStoreyFolder(): Promise<string> {
  const folder = await newFolder();
  const store = await openEmbeddedStore({ folder: join(folder, 'events') });
  for (const { stream, id, type, data, metadata } of firstStoreyEvents) {
    // The samples have their salts blanked; a log takes none twice.
    const salt = Buffer.from(id.replaceAll('-', '')).toString('base64url');
    await store.append(stream, [{ id, type, data, metadata: { ...metadata, salt } }], 'any');
  }
  await store.close();
  return folder;
}
