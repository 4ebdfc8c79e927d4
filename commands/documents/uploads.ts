import { randomUUID } from 'node:crypto';
import { appendFile, open } from 'node:fs/promises';
import { DocumentId } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { beyondAnnounced, partUnderWay, tooManyUploads, wrongOffset } from './file-faults.ts';
import { openUploadLimit } from './file-limits.ts';
import type { Bytes, StoredDocument } from './stored-document.ts';
import { asRefused, uploadFiles, type Upload } from './upload-files.ts';

/**
 * Documents that come in parts. One part of an upload is written at a time: who comes meanwhile, or
 * with an offset that is not the end of what is here, gets `upload-offset-differs` and nothing is
 * written. An upload is forgotten a day after its last part; until then its answer can be had again.
 */
export interface Uploads {
  /** Throws `rate-limited` for somebody with too many that are not finished. */
  begin(announced: Omit<Upload, 'uploadId' | 'documentId' | 'refused'>): Promise<Upload>;
  find(uploadId: string): Promise<Upload | null>;
  /** Bytes that are here; the announced size once it is a document. */
  offset(upload: Upload): Promise<number>;
  /**
   * Adds a part at `offset`; resolves with the new length when it is synced. `finished` is called
   * with the document when this was the last part, before anybody else may write.
   */
  append<Answer>(
    upload: Upload,
    offset: number,
    part: Buffer,
    finished: (document: StoredDocument) => Promise<Answer>,
  ): Promise<number | Answer>;
  /** Forgets what expired and what a stop left over. */
  sweep(): Promise<void>;
}

/** Looks at the complete bytes of an upload; null when they are nowhere. */
export type Complete = (
  upload: Upload,
  file: string,
) => Promise<{ readonly bytes: Bytes; readonly admit: () => Promise<StoredDocument> } | null>;

/** Opens the uploads that wait in `folder`. `now` is in milliseconds. */
export async function openUploads(
  folder: string,
  now: () => number,
  complete: Complete,
): Promise<Uploads> {
  const files = uploadFiles(folder, now);
  const busy = new Set<string>();

  async function finish(upload: Upload): Promise<StoredDocument> {
    try {
      const found = await complete(upload, files.partOf(upload.uploadId));
      if (found === null) throw new Problem('not-found');
      if (found.bytes.sha256 !== upload.sha256) throw new Problem('content-digest-mismatch');
      return await found.admit();
    } catch (error) {
      // What the sender did wrong is not mended by sending it again: the bytes go, the refusal stays.
      if (error instanceof Problem) await files.refuse(upload, error);
      throw error;
    }
  }

  /** A part that nobody else writes to meanwhile. */
  async function take<Answer>(
    upload: Upload,
    at: number,
    part: Buffer,
    finished: (document: StoredDocument) => Promise<Answer>,
  ): Promise<number | Answer> {
    const { uploadId, size } = upload;
    const { refused } = (await files.find(uploadId)) ?? upload;
    if (refused !== null) throw asRefused(refused);
    const before = await files.offset(upload);
    if (at !== before) throw wrongOffset(before);
    if (before + part.length > size) throw beyondAnnounced(size, before, part.length);
    if (part.length > 0) await appendWhole(files.partOf(uploadId), part, before);
    const reached = before + part.length;
    if (reached < size) return reached;
    const answer = await finished(await finish(upload));
    await files.touch(uploadId);
    return answer;
  }

  const sweep = (): Promise<void> => files.sweep(busy);
  await sweep();
  return {
    find: files.find,
    offset: files.offset,
    sweep,
    async begin(announced) {
      await sweep();
      const open = await files.openOf(announced.owner);
      if (open >= openUploadLimit) throw tooManyUploads(openUploadLimit);
      const upload: Upload = {
        ...announced,
        uploadId: randomUUID(),
        documentId: DocumentId(randomUUID()),
        refused: null,
      };
      await files.begin(upload);
      return upload;
    },
    async append(upload, at, part, finished) {
      const { uploadId } = upload;
      if (busy.has(uploadId)) throw partUnderWay();
      busy.add(uploadId);
      try {
        return await take(upload, at, part, finished);
      } finally {
        busy.delete(uploadId);
      }
    },
  };
}

/** Appends and syncs; what was written of a part that did not fit is taken off again. */
async function appendWhole(path: string, part: Buffer, before: number): Promise<void> {
  try {
    await appendFile(path, part, { flush: true });
  } catch (error) {
    const handle = await open(path, 'r+');
    try {
      await handle.truncate(before);
    } finally {
      await handle.close();
    }
    throw error;
  }
}
