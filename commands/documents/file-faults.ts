import type { ErrorCode } from '#domain/kernel/errors.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { documentLimit } from './file-limits.ts';

/** What is wrong with a file, said of the file. */
export const fileProblem = (
  code: ErrorCode,
  rule:
    | 'DOCUMENT-TYPE'
    | 'DOCUMENT-SIZE'
    | 'UPLOAD-OFFSET'
    | 'UPLOAD-LIMIT'
    | 'UPLOAD-GONE'
    | 'UPLOAD-DONE'
    | 'UPLOAD-FORM'
    | 'UPLOAD-CASE',
  zh: string,
  en: string,
  more: { readonly field?: string; readonly expected?: string } = {},
): Problem => new Problem(code, [{ rule, article: null, text: { zh, en }, ...more }]);

export const emptyFile = (): Problem =>
  fileProblem(
    'schema-violation',
    'DOCUMENT-SIZE',
    '文件为空（0 字节）',
    'The file is empty (0 bytes)',
    {
      field: '/file',
    },
  );

export const tooLarge = (): Problem => {
  const most = documentLimit / 1024 / 1024;
  return fileProblem(
    'too-large',
    'DOCUMENT-SIZE',
    `单个文件不超过 ${most} MB，请拆分后上传`,
    `A file has at most ${most} MB; split it`,
    { field: '/file' },
  );
};

/** A part that would make an upload longer than its announcement. */
export const beyondAnnounced = (announced: number, offset: number, part: number): Problem =>
  fileProblem(
    'too-large',
    'DOCUMENT-SIZE',
    `登记的文件大小为 ${announced} 字节，已收到 ${offset} 字节，本分段有 ${part} 字节，超出登记的大小`,
    `The file was announced with ${announced} bytes; ${offset} are here, and this part of ${part} bytes goes beyond them`,
    { expected: String(announced - offset) },
  );

export const noFile = (): Problem =>
  fileProblem('schema-violation', 'UPLOAD-FORM', '缺少文件 file', 'The part "file" is missing', {
    field: '/file',
  });

export const oneFileOnly = (): Problem =>
  fileProblem(
    'schema-violation',
    'UPLOAD-FORM',
    '一次只能上传一个文件；未保存任何文件，请逐个上传',
    'One file a call; nothing was stored, send them one after the other',
    { field: '/file' },
  );

export const fieldAfterFile = (name: string): Problem =>
  fileProblem(
    'schema-violation',
    'UPLOAD-FORM',
    '字段须在文件之前；未保存任何文件',
    'Fields come before the file; nothing was stored',
    { field: `/${name}` },
  );

export const repeatedField = (name: string): Problem =>
  fileProblem('schema-violation', 'UPLOAD-FORM', '字段只能出现一次', 'A field is given once', {
    field: `/${name}`,
  });

export const noSuchCase = (): Problem =>
  fileProblem('not-found', 'UPLOAD-CASE', '没有这个案件', 'There is no such case', {
    field: '/caseId',
  });

export const offsetMissing = (): Problem =>
  fileProblem(
    'schema-violation',
    'UPLOAD-OFFSET',
    '请求头 Upload-Offset 应为已收到的字节数',
    'The header Upload-Offset is the number of bytes that are here',
  );

export const wrongOffset = (offset: number): Problem =>
  fileProblem(
    'upload-offset-differs',
    'UPLOAD-OFFSET',
    `已收到 ${offset} 字节，请从此处继续`,
    `${offset} bytes are here; go on from there`,
    { expected: String(offset) },
  );

/** A part for an upload that is a document already, and does not end with this part. */
export const uploadComplete = (): Problem =>
  fileProblem(
    'upload-offset-differs',
    'UPLOAD-DONE',
    '该文件已上传完毕，且本分段不是其结尾；要上传另一个文件，请重新登记',
    'This upload is complete, and does not end with this part; announce another file anew',
  );

export const partUnderWay = (): Problem =>
  fileProblem(
    'upload-offset-differs',
    'UPLOAD-OFFSET',
    '该文件的另一分段正在写入，请稍后查询进度',
    'Another part of this file is being written; ask how far it is',
  );

export const tooManyUploads = (most: number): Problem =>
  fileProblem(
    'rate-limited',
    'UPLOAD-LIMIT',
    `未完成的上传已有 ${most} 个，请先完成或待其过期`,
    `${most} uploads are unfinished; finish them, or wait until they expire`,
  );

/** The bytes of a document are gone or others; for whoever watches the stores. */
export class DamagedDocument extends Error {
  override readonly name = 'DamagedDocument';
  readonly documentId: string;
  constructor(documentId: string) {
    super(`the bytes of document ${documentId} are not those that were recorded`);
    this.documentId = documentId;
  }
}

export function bytesNotThere(documentId: string): Problem {
  const text = {
    zh: `文书 ${documentId} 存储的文件已缺失，或不是登记时的内容；请告知系统管理员从备份恢复，其他文书不受影响`,
    en: `the stored file of document ${documentId} is missing, or its bytes are not those that were recorded; tell the administrator to restore it from a backup; other documents are not concerned`,
  };
  return new Problem('document-damaged', [{ rule: 'DOCUMENT-BYTES', article: null, text }], {
    cause: new DamagedDocument(documentId),
  });
}

/** Of an upload of somebody else as of one that is forgotten: nobody learns which it is. */
export const noSuchUpload = (): Problem =>
  fileProblem(
    'not-found',
    'UPLOAD-GONE',
    '没有这个上传：最后一次传送满一天即不再保留；请换用新的 Idempotency-Key 重新开始，已完成的文书仍在',
    'There is no such upload: it is kept for a day after its last part; begin again with another Idempotency-Key. A document that was completed is there',
  );
