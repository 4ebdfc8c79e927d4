import { ApiProblem, call, read, write } from '../frame/api.ts';

export interface Progress {
  readonly sent: number;
  readonly size: number;
}
export interface StoredDocument {
  readonly documentId: string;
  readonly mediaType: string;
  readonly size: number;
  readonly digests: { readonly sm3: string; readonly sha256: string };
}
/** An upload that the server knows of, and may be taken up again after a break. */
export interface BegunUpload {
  readonly path: string;
  readonly sha256: string;
}

const partSize = 1024 * 1024;
/** Attempts at one part before the person is asked. */
const attempts = 5;

/**
 * Announces a file. Its SHA-256 is computed here before the first byte leaves, and again by the
 * server: what arrives is what was chosen. Throws ApiProblem.
 */
export async function beginUpload(file: File): Promise<BegunUpload> {
  const sha256 = await digestOf(file);
  const { body: upload } = await write<{ uploadId: string }>('POST', '/api/documents/uploads', {
    name: file.name.normalize('NFC'),
    size: file.size,
    sha256,
  });
  return { path: `/api/documents/uploads/${upload.uploadId}`, sha256 };
}

/**
 * Sends the parts of a file that are not there yet. Throws ApiProblem (`not-found` when the server
 * no longer knows the upload), and Error when the digests differ.
 */
export async function continueUpload(
  file: File,
  { path, sha256 }: BegunUpload,
  onProgress: (progress: Progress) => void,
): Promise<StoredDocument> {
  let offset: number | null = null;
  for (let failed = 0; ;) {
    try {
      offset ??= (await read<{ offset: number }>(path)).offset;
      onProgress({ sent: offset, size: file.size });
      const answer = await sendPart(path, file, offset);
      failed = 0;
      if (!('documentId' in answer)) {
        offset = answer.offset;
      } else if (answer.digests.sha256 === sha256) {
        return answer;
      } else {
        throw new DigestsDiffer();
      }
    } catch (error) {
      // What the server refuses, it refuses again; only a lost connection is tried anew.
      const isFinal = error instanceof ApiProblem || error instanceof DigestsDiffer;
      if (isFinal || (failed += 1) === attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000 * failed));
      // How much of the last part arrived is the server's to say.
      offset = null;
    }
  }
}

/** What arrived is not what was chosen. */
class DigestsDiffer extends Error {
  constructor() {
    super('摘要不一致 / the digests differ');
  }
}

const sendPart = async (
  path: string,
  file: File,
  offset: number,
): Promise<StoredDocument | { readonly offset: number }> =>
  (
    await call<StoredDocument | { offset: number }>(path, {
      method: 'PATCH',
      headers: { 'content-type': 'application/octet-stream', 'upload-offset': String(offset) },
      body: file.slice(offset, offset + partSize),
    })
  ).body;

async function digestOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
