import { readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isUuid, type DocumentId, type PrincipalKey } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { changedAt, sizeOf } from './file-facts.ts';
import { uploadKept } from './file-limits.ts';

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

/** Uploads that wait, as two files each: the bytes that are here, and a note of what was announced. */
export interface UploadFiles {
  partOf(id: string): string;
  /** Null for one that is not there, or not any more. */
  find(id: string): Promise<Upload | null>;
  /** Bytes that are here; the announced size once it is a document. */
  offset(upload: Upload): Promise<number>;
  begin(upload: Upload): Promise<void>;
  /** Its answer can be had for as long again. */
  touch(id: string): Promise<void>;
  /** The bytes go, the refusal stays. */
  refuse(upload: Upload, problem: Problem): Promise<void>;
  /** How many of somebody's are not finished. */
  openOf(owner: PrincipalKey): Promise<number>;
  /** Forgets what expired and what a stop left over, but for those that are `busy`. */
  sweep(busy: ReadonlySet<string>): Promise<void>;
}

export function uploadFiles(folder: string, now: () => number): UploadFiles {
  const partOf = (id: string): string => join(folder, `${id}.part`);
  const noteOf = (id: string): string => join(folder, `${id}.json`);

  async function find(id: string): Promise<Upload | null> {
    if (!isUuid(id)) return null;
    const note = await changedAt(noteOf(id));
    const part = await changedAt(partOf(id));
    if (note === null || Math.max(note, part ?? 0) + uploadKept < now()) return null;
    // Notes of an earlier version say nothing of a refusal.
    const stored = JSON.parse(await readFile(noteOf(id), 'utf8')) as Omit<Upload, 'refused'>;
    return { refused: null, ...stored };
  }

  async function keepNote(upload: Upload): Promise<void> {
    const note = noteOf(upload.uploadId);
    await writeFile(`${note}.new`, JSON.stringify(upload), { mode: 0o600 });
    await rename(`${note}.new`, note);
  }

  /** Everything that waits, each with its note or none. */
  async function waiting(): Promise<readonly string[]> {
    const names = await readdir(folder);
    return [...new Set(names.map((name) => name.split('.')[0]!))];
  }

  return {
    partOf,
    find,
    offset: async ({ uploadId, size }) => (await sizeOf(partOf(uploadId))) ?? size,
    async begin(upload) {
      await writeFile(partOf(upload.uploadId), '', { mode: 0o600 });
      await keepNote(upload);
    },
    async touch(id) {
      const moment = new Date(now());
      await utimes(noteOf(id), moment, moment);
    },
    async refuse(upload, { code, violations }) {
      await keepNote({ ...upload, refused: { code, violations } });
      await rm(partOf(upload.uploadId), { force: true });
    },
    async openOf(owner) {
      let count = 0;
      for (const id of await waiting()) {
        if ((await changedAt(partOf(id))) === null) continue;
        if ((await find(id))?.owner === owner) count += 1;
      }
      return count;
    },
    async sweep(busy) {
      for (const id of await waiting()) {
        if (busy.has(id) || (await find(id)) !== null) continue;
        const part = await changedAt(partOf(id));
        // Without a note it belongs to a call that may still be under way.
        if (part !== null && part + uploadKept >= now()) continue;
        await rm(partOf(id), { force: true });
        await rm(noteOf(id), { force: true });
      }
    },
  };
}
