import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DocumentId, isUuid } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { mediaTypeOf } from './media-types.ts';

/** Largest document, bytes. */
export const documentLimit = 200 * 1024 * 1024;

/** What is known of stored bytes; digests in hex over exactly these bytes. */
export interface StoredDocument {
  readonly documentId: DocumentId;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sm3: string;
  readonly sha256: string;
}

export interface Bytes {
  readonly size: number;
  readonly sm3: string;
  readonly sha256: string;
}

/** An upload in parts: what was announced, and how much of it is here. */
export interface Upload {
  readonly uploadId: string;
  readonly owner: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/**
 * The bytes of documents as files: written beside, synced, then moved to their
 * place in one step, so that a document is whole or not there. They are never
 * changed afterwards. Every reader and writer throws Problem for what the sender
 * did wrong.
 */
export interface DocumentVault {
  /**
   * Streams bytes in and keeps them when `check` does not throw; the type must be
   * said by the bytes as well as by the name.
   */
  store(
    name: string,
    source: Readable,
    check: (bytes: Bytes) => Promise<void>,
  ): Promise<StoredDocument>;
  find(documentId: string): Promise<StoredDocument | null>;
  /** Bytes `from` to `to`, both included; the whole document without them. */
  read(document: StoredDocument, from?: number, to?: number): Readable;
  /** Digests of the bytes as they are on disk now. */
  recompute(document: StoredDocument): Promise<Bytes>;

  beginUpload(upload: Omit<Upload, 'uploadId'>): Promise<Upload>;
  findUpload(
    uploadId: string,
  ): Promise<{ readonly upload: Upload; readonly offset: number } | null>;
  /** Adds a part at the end; resolves with the new length when it is synced. */
  continueUpload(upload: Upload, part: Buffer): Promise<number>;
  /** Makes a document of a complete upload. */
  finishUpload(upload: Upload): Promise<StoredDocument>;
}

/** Opens the vault below `folder`, for its owner only. */
export async function openDocumentVault(folder: string): Promise<DocumentVault> {
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const pathOf = (id: string): string => join(folder, id.slice(0, 2), id);
  const partOf = (id: string): string => join(incoming, `${id}.part`);
  const noteOf = (id: string): string => join(incoming, `${id}.json`);

  /** Gives bytes that wait in `file` a name, a type and their place. */
  async function admit(file: string, name: string, bytes: Bytes): Promise<StoredDocument> {
    const mediaType = await mediaTypeOf(file, name);
    const documentId = DocumentId(randomUUID());
    const document: StoredDocument = { documentId, name, mediaType, ...bytes };
    await mkdir(join(folder, documentId.slice(0, 2)), { recursive: true, mode: 0o700 });
    await sync(file);
    await rename(file, pathOf(documentId));
    // The description comes last: a document without one was never acknowledged.
    await writeFile(`${pathOf(documentId)}.json.new`, JSON.stringify(document), { mode: 0o600 });
    await sync(`${pathOf(documentId)}.json.new`);
    await rename(`${pathOf(documentId)}.json.new`, `${pathOf(documentId)}.json`);
    await sync(join(folder, documentId.slice(0, 2)));
    return document;
  }

  return {
    async store(name, source, check) {
      const file = partOf(randomUUID());
      const meter = measuring();
      try {
        await pipeline(source, meter.stream, createWriteStream(file, { mode: 0o600, flush: true }));
        const bytes = meter.result();
        await check(bytes);
        return await admit(file, name, bytes);
      } finally {
        await rm(file, { force: true });
      }
    },
    async find(documentId) {
      return isUuid(documentId) ? readJson<StoredDocument>(`${pathOf(documentId)}.json`) : null;
    },
    read: ({ documentId }, start = 0, end = Number.POSITIVE_INFINITY) =>
      createReadStream(pathOf(documentId), { start, end }),
    async recompute({ documentId }) {
      const meter = measuring();
      await pipeline(createReadStream(pathOf(documentId)), meter.stream.resume());
      return meter.result();
    },

    async beginUpload(announced) {
      const upload: Upload = { ...announced, uploadId: randomUUID() };
      await writeFile(partOf(upload.uploadId), '', { mode: 0o600 });
      await writeFile(noteOf(upload.uploadId), JSON.stringify(upload), { mode: 0o600 });
      return upload;
    },
    async findUpload(uploadId) {
      if (!isUuid(uploadId)) return null;
      const upload = await readJson<Upload>(noteOf(uploadId));
      return upload === null ? null : { upload, offset: (await stat(partOf(uploadId))).size };
    },
    async continueUpload({ uploadId }, part) {
      await appendFile(partOf(uploadId), part, { flush: true });
      return (await stat(partOf(uploadId))).size;
    },
    async finishUpload({ uploadId, name, sha256 }) {
      const meter = measuring();
      await pipeline(createReadStream(partOf(uploadId)), meter.stream.resume());
      const bytes = meter.result();
      try {
        if (bytes.sha256 !== sha256) throw new Problem('content-digest-mismatch');
        return await admit(partOf(uploadId), name, bytes);
      } finally {
        await rm(partOf(uploadId), { force: true });
        await rm(noteOf(uploadId), { force: true });
      }
    },
  };
}

/** Passes bytes on while counting and hashing them; fails beyond the limit. */
function measuring(): { readonly stream: Transform; readonly result: () => Bytes } {
  const sm3 = createHash('sm3');
  const sha256 = createHash('sha256');
  let size = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > documentLimit) return done(new Problem('too-large'));
      sm3.update(chunk);
      sha256.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ size, sm3: sm3.digest('hex'), sha256: sha256.digest('hex') }) };
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readJson<Value>(path: string): Promise<Value | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Value;
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
}
