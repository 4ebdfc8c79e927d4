import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { isUuid } from '#domain/kernel/ids.ts';
import { openRegular } from '#platform/regular-file.ts';
import type { RecordedEvent } from '#event-store/port.ts';

/** What an event says of the bytes of a document. */
export interface RecordedDocument {
  readonly documentId: string;
  readonly size: number;
  readonly sm3: string;
  readonly sha256: string;
  /** Position of the event. */
  readonly position: number;
}

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const Recorded = z.object({
  documentId: z.string().refine(isUuid),
  size: z.number().int().nonnegative(),
  sm3: hex,
  sha256: hex,
});

/**
 * The document that an event records; null for an event of something else. Throws RangeError for
 * an altered one that does not say which bytes they are.
 */
export function documentOf({ type, data, position }: RecordedEvent): RecordedDocument | null {
  if (type !== 'DocumentStored') return null;
  const recorded = Recorded.safeParse(data);
  if (recorded.success) return { ...recorded.data, position };
  throw new RangeError(
    `the event at position ${position} does not say which bytes its document has`,
  );
}

/** Path of the bytes of a document below the folder of documents. */
export const documentPath = (documentId: string): string =>
  join(documentId.slice(0, 2), documentId);

/** What is wrong with the bytes of a document, or null. */
export async function documentFault(
  folder: string,
  { documentId, size, sm3, sha256, position }: RecordedDocument,
): Promise<string | null> {
  const file = join(folder, documentPath(documentId));
  const by = `the event at position ${position}`;
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) {
    return `the file that ${by} records is missing`;
  }
  const handle = await openRegular(file);
  if (handle === null)
    return `what lies where ${by} records a file is none: a link, a pipe, a folder`;
  const digests = { sm3: createHash('sm3'), sha256: createHash('sha256') };
  let bytes = 0;
  await pipeline(handle.createReadStream(), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      digests.sm3.update(chunk);
      digests.sha256.update(chunk);
    }
  });
  if (bytes !== size) return `${bytes} bytes, ${by} says ${size}`;
  const same = digests.sm3.digest('hex') === sm3 && digests.sha256.digest('hex') === sha256;
  return same ? null : `its bytes are not those of which ${by} has the digests`;
}

/** Files of documents that are there at this moment, from their folder; uploads that wait are left out. */
export function storedFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('incoming'));
}
