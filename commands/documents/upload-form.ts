import type { Readable } from 'node:stream';
import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem } from '#domain/kernel/problem.ts';
import { fieldAfterFile, noFile, oneFileOnly, repeatedField } from './file-faults.ts';

/** A form that is being read: its fields are here, its one file is still to come. */
export interface UploadForm {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly filename: string;
  readonly file: Readable;
  /** To be awaited once the file was read: throws Problem when anything comes after it. */
  end(): Promise<void>;
}

/**
 * Reads a form up to its file: plain fields, each once, then one part `file` and nothing after it. Throws Problem
 * for any other form, so that nothing of it is passed over.
 */
export async function openUploadForm(request: FastifyRequest): Promise<UploadForm> {
  if (!request.isMultipart()) throw new Problem('unsupported-media-type');
  const parts = request.parts()[Symbol.asyncIterator]();
  const next = async (): Promise<Multipart | null> => {
    const { done, value } = await parts.next();
    return done === true ? null : value;
  };
  const fields = new Map<string, unknown>();
  for (let part = await next(); part !== null; part = await next()) {
    if (part.type === 'file') {
      const { fieldname, filename, file } = part;
      if (fieldname !== 'file') throw noFile();
      return { fields: Object.fromEntries(fields), filename, file, end: () => endOf(next) };
    }
    if (fields.has(part.fieldname)) throw repeatedField(part.fieldname);
    fields.set(part.fieldname, part.value);
  }
  throw noFile();
}

async function endOf(next: () => Promise<Multipart | null>): Promise<void> {
  const part = await next().catch((error: unknown) => {
    throw (error as { code?: unknown }).code === 'FST_FILES_LIMIT' ? oneFileOnly() : error;
  });
  if (part === null) return;
  throw part.type === 'file' ? oneFileOnly() : fieldAfterFile(part.fieldname);
}
