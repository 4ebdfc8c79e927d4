import { sha256 as sha256Hash } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { StoredDocument, UploadAnswer } from '#commands/documents/document-answers.ts';
import { ApiProblem, call, read } from '../base/api.ts';
import type { Send } from '../base/send-once.ts';
import { bytesOf, checkFile, FileFault } from './file-fault.ts';

export interface Progress {
  readonly sent: number;
  readonly size: number;
}
/** An upload that the server knows of, and may be taken up again after a break. */
export interface BegunUpload {
  readonly path: string;
  readonly sha256: string;
}

/** How far an upload is; the document once it is one. */
type Reached = StoredDocument | UploadAnswer;

const partSize = 1024 * 1024;
/** Attempts at one part before the person is asked. */
const attempts = 5;

/**
 * Announces a file. Its SHA-256 is computed here before the first byte leaves, and again by the
 * server: what arrives is what was chosen. `send` announces it once. Throws ApiProblem and FileFault.
 */
export async function beginUpload(file: File, send: Send): Promise<BegunUpload> {
  checkFile(file);
  const sha256 = await digestOf(file);
  const { body: upload } = await send<UploadAnswer>('POST', '/api/documents/uploads', {
    name: file.name,
    size: file.size,
    sha256,
  });
  return { path: `/api/documents/uploads/${upload.uploadId}`, sha256 };
}

/**
 * Sends the parts of a file that are not there yet. Throws ApiProblem (`not-found` when the server
 * no longer knows the upload) and FileFault.
 */
export async function continueUpload(
  file: File,
  { path, sha256 }: BegunUpload,
  onProgress: (progress: Progress) => void,
): Promise<StoredDocument> {
  let reached: Reached | null = null;
  for (let failed = 0; ;) {
    try {
      // How much of the last part arrived is the server's to say; it may even be the whole.
      reached ??= await read<Reached>(path);
      if ('documentId' in reached) {
        if (reached.digests.sha256 !== sha256) throw new FileFault('differs');
        return reached;
      }
      onProgress({ sent: reached.offset, size: file.size });
      reached = await sendPart(path, file, reached.offset);
      failed = 0;
    } catch (error) {
      if (isFinal(error) || (failed += 1) === attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000 * failed));
      reached = null;
    }
  }
}

/**
 * What the server refuses, it refuses again; a lost connection is tried anew, and so is a part that
 * it was still writing when the connection went.
 */
const isFinal = (error: unknown): boolean =>
  error instanceof FileFault || (error instanceof ApiProblem && error.status !== 409);

const sendPart = async (path: string, file: File, offset: number): Promise<Reached> =>
  (
    await call<Reached>(path, {
      method: 'PATCH',
      headers: { 'content-type': 'application/octet-stream', 'upload-offset': String(offset) },
      body: await bytesOf(file, offset, offset + partSize),
    })
  ).body;

/** SHA-256 of a file, part by part: not the whole in memory, and over plain HTTP as well. */
async function digestOf(file: File): Promise<string> {
  const hash = sha256Hash.create();
  for (let at = 0; at < file.size; at += partSize) {
    hash.update(await bytesOf(file, at, at + partSize));
  }
  return bytesToHex(hash.digest());
}
