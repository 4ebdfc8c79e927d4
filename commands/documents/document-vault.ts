import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeFolder } from '#platform/private-files.ts';
import { openRegular } from '#platform/regular-file.ts';
import type { DocumentId } from '#domain/kernel/ids.ts';
import { tooLarge } from './file-faults.ts';
import { documentLimit } from './file-limits.ts';
import { mediaTypeOf } from './media-types.ts';
import type { Bytes, StoredDocument } from './stored-document.ts';
import { openUploads, type Uploads } from './uploads.ts';
import { wholeFiles } from './whole-files.ts';

/**
 * The bytes of documents as files: written beside, synced, then moved to their place in one step,
 * so that a document is whole or not there. They are never changed afterwards. What they are is
 * said by the event of the document (`stored-document.ts`) and by nothing here: bytes without an
 * event were never acknowledged. Every writer throws Problem for what the sender did wrong.
 */
export interface DocumentVault {
  /**
   * Streams bytes in and keeps them as the document of this id when `check` does not throw; the type must
   * be said by the bytes as well as by the name.
   */
  store(
    { documentId, name }: Pick<StoredDocument, 'documentId' | 'name'>,
    source: Readable,
    check: (bytes: Bytes) => Promise<void>,
  ): Promise<StoredDocument>;
  /** Reads a stream to its end and says what it was; nothing of it is kept. */
  measure(source: Readable): Promise<Bytes>;
  /** Bytes `from` to `to`, both included; the whole document without them. Null when no file is there. */
  read(documentId: DocumentId, from?: number, to?: number): Promise<Readable | null>;
  /** True when the bytes on the disk are those that were recorded; read through when they were written since. */
  isWhole(document: StoredDocument): Promise<boolean>;
  /** Digests of the bytes as they are on disk now; null when no file is there. */
  recompute(documentId: DocumentId): Promise<Bytes | null>;
  /** Documents that come in parts. */
  readonly uploads: Uploads;
}

/** Opens the vault below `folder`, for its owner only. `now` is in milliseconds. */
export async function openDocumentVault(
  folder: string,
  now: () => number = Date.now,
): Promise<DocumentVault> {
  const incoming = join(folder, 'incoming');
  makeFolder(incoming);
  const isWhole = wholeFiles();
  const pathOf = (id: string): string => join(folder, id.slice(0, 2), id);

  /** Brings the bytes of `file` to their place and says what they are; `bytes` were measured. */
  async function admit(
    documentId: DocumentId,
    file: string,
    name: string,
    bytes: Bytes,
  ): Promise<StoredDocument> {
    const mediaType = await mediaTypeOf(file, name);
    makeFolder(join(folder, documentId.slice(0, 2)));
    await sync(file);
    await rename(file, pathOf(documentId));
    await sync(join(folder, documentId.slice(0, 2)));
    return { documentId, name, mediaType, ...bytes };
  }

  return {
    async store({ documentId, name }, source, check) {
      const file = join(incoming, `${randomUUID()}.part`);
      const meter = measuring();
      try {
        await pipeline(source, meter.stream, createWriteStream(file, { mode: 0o600, flush: true }));
        const bytes = meter.result();
        await check(bytes);
        return await admit(documentId, file, name, bytes);
      } finally {
        await rm(file, { force: true });
      }
    },
    measure: measuredStream,
    async read(documentId, start = 0, end = Number.POSITIVE_INFINITY) {
      const handle = await openRegular(pathOf(documentId));
      return handle?.createReadStream({ start, end }) ?? null;
    },
    isWhole: (document) => isWhole(pathOf(document.documentId), document),
    recompute: (documentId) => measured(pathOf(documentId)),
    uploads: await openUploads(incoming, now, async ({ documentId, name }, file) => {
      // A stop between the move and the event leaves the bytes at their place already.
      const at = existsSync(file) ? file : pathOf(documentId);
      const bytes = await measured(at);
      if (bytes === null) return null;
      return { bytes, admit: () => admit(documentId, at, name, bytes) };
    }),
  };
}

async function measuredStream(source: Readable): Promise<Bytes> {
  const meter = measuring();
  await pipeline(source, meter.stream.resume());
  return meter.result();
}

/** Size and digests of a file; null when there is none. */
async function measured(path: string): Promise<Bytes | null> {
  const handle = await openRegular(path);
  return handle === null ? null : measuredStream(handle.createReadStream());
}

/** Passes bytes on while counting and hashing them; fails beyond the limit. */
function measuring(): { readonly stream: Transform; readonly result: () => Bytes } {
  const sm3 = createHash('sm3');
  const sha256 = createHash('sha256');
  let size = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > documentLimit) return done(tooLarge());
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
