import { z } from 'zod';
import { count } from '#http/answer-parts.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const digests = z.object({ sm3: hex, sha256: hex });

/** The answer to the last byte of a document. */
export const documentAnswer = z.object({
  documentId: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  size: count,
  digests,
});
export type StoredDocument = z.output<typeof documentAnswer>;

/** How much of an upload is here, in bytes. */
export const uploadAnswer = z.object({ uploadId: z.uuid(), offset: count, size: count });
export type UploadAnswer = z.output<typeof uploadAnswer>;

/** `GET /api/documents/uploads/{id}`; with the document, once it is one. */
export const uploadProgressAnswer = z.union([
  uploadAnswer.extend(documentAnswer.shape),
  uploadAnswer,
]);

/** `PATCH /api/documents/uploads/{id}`: the document after the last part, else how much is here. */
export const uploadPartAnswer = z.union([documentAnswer, uploadAnswer]);

const bytes = digests.extend({ size: count });

/** `GET /api/documents/{id}/verification`; `found` is null where no bytes are. */
export const verificationAnswer = z.object({
  documentId: z.uuid(),
  recorded: bytes,
  found: bytes.nullable(),
  intact: z.boolean(),
});
export type VerificationAnswer = z.output<typeof verificationAnswer>;
