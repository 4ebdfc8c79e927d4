import {
  documentAnswer,
  uploadAnswer,
  uploadPartAnswer,
  uploadProgressAnswer,
  verificationAnswer,
} from './document-answers.ts';
import { Route } from '#http/route.ts';
import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Inject, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import type { AskedBy } from '#domain/access/asked-by.ts';
import { askedBy } from '#http/asked-by.ts';
import { accessPolicyToken, type DoorRequest } from '#http/operation.ts';
import { DocumentId, isUuid, principalKey } from '#domain/kernel/ids.ts';
import { hasInvisible } from '#domain/kernel/normal-form.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { documentIdFor } from '../case/idempotency.ts';
import { keyReused } from '#domain/kernel/key-reused.ts';
import { bodyChecked } from '#identity/signatures/checked-body.ts';
import { mayMean, mayRead, mayUpload } from './document-access.ts';
import { byteRange } from '#http/byte-range.ts';
import {
  bytesNotThere,
  emptyFile,
  noSuchUpload,
  offsetMissing,
  tooLarge,
  uploadComplete,
} from './file-faults.ts';
import { documentLimit } from './file-limits.ts';
import { keptName } from './file-names.ts';
import { checkExtension } from './media-types.ts';
import { documentPorts, type DocumentPorts } from './ports.ts';
import { storedDocument, type Bytes, type StoredDocument } from './stored-document.ts';
import { openUploadForm } from './upload-form.ts';
import { asRefused, type Upload } from './upload-files.ts';

type Request = FastifyRequest & DoorRequest;

const fileName = z
  .string()
  .max(400)
  .transform(keptName)
  .pipe(
    z
      .string()
      .min(1)
      .max(200)
      .refine(
        (name) => name.isWellFormed() && !hasInvisible(name) && !/[\p{Cc}/\\\uFFFD]/u.test(name),
        {
          message: 'fileName',
        },
      ),
  );
const caseId = z.string().refine(isUuid, { message: 'uuid' }).optional();
/** In either case, as programs write it; in lower case from here on. */
const sha256 = z
  .string()
  .toLowerCase()
  .regex(/^[0-9a-f]{64}$/);
export const uploadFields = z.strictObject({ caseId, sha256: sha256.optional() });
export const uploadAnnouncement = z.strictObject({
  name: fileName,
  size: z.int().min(0),
  sha256,
});
export const documentQuery = z.strictObject({ caseId });

/** Documents: stored as they came, hashed while they stream, bound to a case by `attachDocument`. */
@Controller('/api/documents')
export class DocumentsController {
  constructor(
    @Inject(documentPorts) private readonly ports: DocumentPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {}

  /**
   * Multipart: the fields `caseId` and `sha256` (both may be left out) before the one file `file`. `caseId` is
   * a case whose documents the sender reads; what binds the document to it is `attachDocument`. The id of the
   * document follows from sender and `Idempotency-Key`: the same file sent again gets the first answer.
   */
  @Post()
  @Route('document.upload', {
    tag: 'documents',
    summary: { zh: '上传文书', en: 'Stores a document and answers with its digests' },
    form: uploadFields,
    status: 201,
    answer: documentAnswer,
  })
  async upload(@Req() request: Request, @Res({ passthrough: true }) reply: FastifyReply) {
    mayUpload(this.policy, request);
    const { fields, filename, file, end } = await openUploadForm(request);
    const { sha256: announced, caseId: meant } = parseWith(uploadFields, fields);
    const name = parseWith(fileName, filename);
    if (meant !== undefined) await mayMean(this.ports.store, this.policy, request, meant);
    const check = async (found: Bytes): Promise<void> => {
      await end();
      await bodyChecked(request.raw);
      if (announced !== undefined && announced !== found.sha256) {
        throw new Problem('content-digest-mismatch');
      }
    };
    const documentId = idOfUpload(request);
    const earlier = await storedDocument(this.ports.store, documentId);
    if (earlier === null) {
      const document = await this.ports.vault.store({ documentId, name }, file, check);
      return this.stored(document, askedBy(request));
    }
    const found = await this.ports.vault.measure(file);
    await check(found);
    if (earlier.name !== name || earlier.sha256 !== found.sha256) throw keyReused();
    void reply.header('idempotent-replayed', 'true');
    return shown(earlier);
  }

  /** Announces an upload in parts, which may be taken up again after a break. */
  @Post('/uploads')
  @Route('document.upload', {
    tag: 'documents',
    summary: { zh: '开始分段上传', en: 'Announces an upload in parts' },
    body: uploadAnnouncement,
    status: 201,
    answer: uploadAnswer,
  })
  async begin(@Body() body: unknown, @Req() request: Request) {
    mayUpload(this.policy, request);
    const announced = parseWith(uploadAnnouncement, body);
    checkExtension(announced.name);
    if (announced.size === 0) throw emptyFile();
    if (announced.size > documentLimit) throw tooLarge();
    const upload = await this.ports.vault.uploads.begin({
      ...announced,
      owner: principalKey(request.principal!),
    });
    return { uploadId: upload.uploadId, offset: 0, size: upload.size };
  }

  /** How much of an upload is here; with the document, once it is one. */
  @Get('/uploads/:id')
  @Route('document.upload', {
    tag: 'documents',
    summary: {
      zh: '上传进度',
      en: 'How much of an upload is here, with its document once it is one',
    },
    answer: uploadProgressAnswer,
  })
  async progress(@Param('id') id: string, @Req() request: Request) {
    const upload = await this.own(id, request);
    const { uploadId, size } = upload;
    const stored = await storedDocument(this.ports.store, upload.documentId);
    if (stored !== null) return { uploadId, offset: size, ...shown(stored) };
    if (upload.refused !== null) throw asRefused(upload.refused);
    return { uploadId, offset: await this.ports.vault.uploads.offset(upload), size };
  }

  /**
   * The next part (`application/octet-stream`, 4 MiB at most) at `Upload-Offset`; the last one makes
   * the document, and sent again gets the same answer.
   */
  @Patch('/uploads/:id')
  @Route('document.upload', {
    tag: 'documents',
    summary: { zh: '继续上传', en: 'The next part; the last one makes the document' },
    headers: { 'Upload-Offset': 'bytes that are here already' },
    answer: uploadPartAnswer,
  })
  async part(@Param('id') id: string, @Req() request: Request) {
    const upload = await this.own(id, request);
    const { uploadId, documentId, size } = upload;
    if (!Buffer.isBuffer(request.body)) throw new Problem('unsupported-media-type');
    const given = String(request.headers['upload-offset'] ?? '');
    if (!/^\d{1,15}$/.test(given)) throw offsetMissing();
    const offset = Number(given);
    const stored = await storedDocument(this.ports.store, documentId);
    if (stored !== null) {
      const repeated = await this.isEndOf(stored, offset, request.body);
      if (!repeated) throw uploadComplete();
      return shown(stored);
    }
    const reached = await this.ports.vault.uploads.append(
      upload,
      offset,
      request.body,
      // Parts have names of their own; the document has that of its upload.
      (document) => this.stored(document, { ...askedBy(request), idempotencyKey: uploadId }),
    );
    return typeof reached === 'number' ? { uploadId, offset: reached, size } : reached;
  }

  /** The bytes, whole or one range, once all are known to be those of the event; to the agency that stored them, or through the case they belong to. */
  @Get('/:id')
  @Route('document.read', {
    tag: 'documents',
    summary: { zh: '阅卷', en: 'The bytes, whole or a range' },
    query: documentQuery,
    gives: 'application/octet-stream',
  })
  async read(
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: Request,
    @Res() reply: FastifyReply,
  ) {
    const { document, through } = await this.readable(id, query, request);
    const range = byteRange(request.headers.range, document.size);
    if (range === 'unsatisfiable') {
      return reply.status(416).header('content-range', `bytes */${document.size}`).send();
    }
    // A reader fetches one document in many ranges; the first one is the look.
    if (range === null || range.from === 0) {
      await this.looked('DocumentRead', document, through, request);
    }
    const bytes = (await this.ports.vault.isWhole(document))
      ? await this.ports.vault.read(document.documentId, range?.from, range?.to)
      : null;
    if (bytes === null) throw bytesNotThere(document.documentId);
    void reply.headers({
      'content-type': document.mediaType,
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(document.name)}`,
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-store',
      'content-length': String(range === null ? document.size : range.to - range.from + 1),
      'content-security-policy': "default-src 'none'; sandbox",
    });
    if (range !== null) {
      void reply
        .status(206)
        .header('content-range', `bytes ${range.from}-${range.to}/${document.size}`);
    }
    return reply.send(bytes);
  }

  /** 核验: the digests of the bytes as they are now (null without bytes), beside those of the event. */
  @Get('/:id/verification')
  @Route('document.read', {
    tag: 'documents',
    summary: { zh: '核验文书', en: 'The digests of the bytes now, beside those recorded' },
    query: documentQuery,
    answer: verificationAnswer,
  })
  async verify(@Param('id') id: string, @Query() query: unknown, @Req() request: Request) {
    const { document, through } = await this.readable(id, query, request);
    const now = await this.ports.vault.recompute(document.documentId);
    const { size, sm3, sha256: digest } = document;
    await this.looked('DocumentVerified', document, through, request);
    return {
      documentId: document.documentId,
      recorded: { size, sm3, sha256: digest },
      found: now,
      intact: now?.size === size && now.sm3 === sm3 && now.sha256 === digest,
    };
  }

  private async own(id: string, request: Request): Promise<Upload> {
    const upload = await this.ports.vault.uploads.find(id);
    if (upload?.owner !== principalKey(request.principal!)) throw noSuchUpload();
    return upload;
  }

  /** True for a last part that was sent before. */
  private async isEndOf(
    { documentId, size }: StoredDocument,
    offset: number,
    part: Buffer,
  ): Promise<boolean> {
    if (part.length === 0 || offset + part.length !== size) return false;
    const bytes = await this.ports.vault.read(documentId, offset);
    if (bytes === null) throw bytesNotThere(documentId);
    return Buffer.concat((await bytes.toArray()) as Buffer[]).equals(part);
  }

  private async readable(id: string, query: unknown, request: Request) {
    const { caseId: through = null } = parseWith(documentQuery, query);
    const document = await storedDocument(this.ports.store, id);
    if (document === null) throw new Problem('not-found');
    await mayRead(this.ports.store, this.policy, request, document.documentId, through);
    return { document, through };
  }

  private async stored(document: StoredDocument, by: AskedBy) {
    return shown(await this.ports.acts.record(document, by));
  }

  /** A look belongs to the case through which the document was read, if there was one. */
  private looked(
    type: 'DocumentRead' | 'DocumentVerified',
    { documentId }: StoredDocument,
    through: string | null,
    request: Request,
  ): Promise<void> {
    const stream = `access-${through ?? 'documents'}`;
    return this.ports.record(stream, type, { caseId: through, documentId }, request);
  }
}

/** The same for every attempt of its sender with the same key; the door has looked at the key. */
function idOfUpload({ headers, principal }: Request): DocumentId {
  const key = headers['idempotency-key'];
  return typeof key === 'string'
    ? documentIdFor(principalKey(principal!), key.toLowerCase())
    : DocumentId(randomUUID());
}

/** The answer to the last byte of a document. */
const shown = ({ documentId, name, mediaType, size, sm3, sha256 }: StoredDocument) => ({
  documentId,
  name,
  mediaType,
  size,
  digests: { sm3, sha256 },
});
