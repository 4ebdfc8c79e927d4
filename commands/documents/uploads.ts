import { randomUUID } from 'node:crypto';
import {
  appendFile,
  open,
  readdir,
  readFile,
  rename,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { DocumentId, isUuid, type PrincipalKey } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { changedAt, sizeOf } from './file-facts.ts';
import { beyondAnnounced, partUnderWay, tooManyUploads, wrongOffset } from './file-faults.ts';
import { openUploadLimit, uploadKept } from './file-limits.ts';
import type { Bytes, StoredDocument } from './stored-document.ts';

/** An upload in parts, as it was announced, with the id that its document will have. */
export interface Upload {
  readonly uploadId: string;
  readonly documentId: DocumentId;
  readonly owner: PrincipalKey;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  /** Why its bytes did not become a document, once they were all here; null before, and when they did. */
  readonly refused: RefusedUpload | null;
}

type RefusedUpload = Pick<Problem, 'code' | 'violations'>;

/** The refusal as it was told first. */
export const asRefused = ({ code, violations }: RefusedUpload): Problem =>
  new Problem(code, violations);

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
  const partOf = (id: string): string => join(folder, `${id}.part`);
  const noteOf = (id: string): string => join(folder, `${id}.json`);
  const busy = new Set<string>();

  async function forget(id: string): Promise<void> {
    await rm(partOf(id), { force: true });
    await rm(noteOf(id), { force: true });
  }

  async function find(id: string): Promise<Upload | null> {
    if (!isUuid(id)) return null;
    const note = await changedAt(noteOf(id));
    const part = await changedAt(partOf(id));
    if (note === null || Math.max(note, part ?? 0) + uploadKept < now()) return null;
    // Notes of an earlier version say nothing of a refusal.
    const stored = JSON.parse(await readFile(noteOf(id), 'utf8')) as Omit<Upload, 'refused'>;
    return { refused: null, ...stored };
  }

  const offset = async ({ uploadId, size }: Upload): Promise<number> =>
    (await sizeOf(partOf(uploadId))) ?? size;

  async function finish(upload: Upload): Promise<StoredDocument> {
    try {
      const found = await complete(upload, partOf(upload.uploadId));
      if (found === null) throw new Problem('not-found');
      if (found.bytes.sha256 !== upload.sha256) throw new Problem('content-digest-mismatch');
      return await found.admit();
    } catch (error) {
      // What the sender did wrong is not mended by sending it again: the bytes go, the refusal stays.
      if (error instanceof Problem) await refuse(upload, error);
      throw error;
    }
  }

  async function keepNote(upload: Upload): Promise<void> {
    const note = noteOf(upload.uploadId);
    await writeFile(`${note}.new`, JSON.stringify(upload), { mode: 0o600 });
    await rename(`${note}.new`, note);
  }

  async function refuse(upload: Upload, { code, violations }: Problem): Promise<void> {
    await keepNote({ ...upload, refused: { code, violations } });
    await rm(partOf(upload.uploadId), { force: true });
  }

  /** Everything that waits, each with its note or none. */
  async function waiting(): Promise<readonly string[]> {
    const names = await readdir(folder);
    return [...new Set(names.map((name) => name.split('.')[0]!))];
  }

  async function sweep(): Promise<void> {
    for (const id of await waiting()) {
      if (busy.has(id) || (await find(id)) !== null) continue;
      const part = await changedAt(partOf(id));
      // Without a note it belongs to a call that may still be under way.
      if (part === null || part + uploadKept < now()) await forget(id);
    }
  }

  async function openOf(owner: PrincipalKey): Promise<number> {
    let count = 0;
    for (const id of await waiting()) {
      if ((await changedAt(partOf(id))) === null) continue;
      if ((await find(id))?.owner === owner) count += 1;
    }
    return count;
  }

  await sweep();
  return {
    find,
    offset,
    sweep,
    async begin(announced) {
      await sweep();
      if ((await openOf(announced.owner)) >= openUploadLimit) throw tooManyUploads(openUploadLimit);
      const upload: Upload = {
        ...announced,
        uploadId: randomUUID(),
        documentId: DocumentId(randomUUID()),
        refused: null,
      };
      const { uploadId } = upload;
      await writeFile(partOf(uploadId), '', { mode: 0o600 });
      await keepNote(upload);
      return upload;
    },
    async append(upload, at, part, finished) {
      const { uploadId, size } = upload;
      if (busy.has(uploadId)) throw partUnderWay();
      busy.add(uploadId);
      try {
        const { refused } = (await find(uploadId)) ?? upload;
        if (refused !== null) throw asRefused(refused);
        const before = await offset(upload);
        if (at !== before) throw wrongOffset(before);
        if (before + part.length > size) throw beyondAnnounced(size, before, part.length);
        if (part.length > 0) await appendWhole(partOf(uploadId), part, before);
        const reached = before + part.length;
        if (reached < size) return reached;
        const answer = await finished(await finish(upload));
        const moment = new Date(now());
        await utimes(noteOf(uploadId), moment, moment);
        return answer;
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
