import type { ErrorCode } from '#domain/kernel/errors.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { documentLimit } from './file-limits.ts';

/** What is wrong with a file, said of the file. */
export const fileProblem = (
  code: ErrorCode,
  rule:
    | 'DOCUMENT-TYPE'
    | 'DOCUMENT-SIZE'
    | 'DOCUMENT-BYTES'
    | 'UPLOAD-OFFSET'
    | 'UPLOAD-LIMIT'
    | 'UPLOAD-GONE',
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

export const wrongOffset = (offset: number): Problem =>
  fileProblem(
    'revision-conflict',
    'UPLOAD-OFFSET',
    `已收到 ${offset} 字节，请从此处继续`,
    `${offset} bytes are here; go on from there`,
    { expected: String(offset) },
  );

export const partUnderWay = (): Problem =>
  fileProblem(
    'revision-conflict',
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

export const bytesNotThere = (): Problem =>
  fileProblem(
    'store-unavailable',
    'DOCUMENT-BYTES',
    '存储的文件与登记时的大小不符或已缺失，请告知系统管理员',
    'The stored file is missing, or not as long as it was recorded; tell the administrator',
  );

/** Of an upload of somebody else as of one that is forgotten: nobody learns which it is. */
export const noSuchUpload = (): Problem =>
  fileProblem(
    'not-found',
    'UPLOAD-GONE',
    '没有这个上传：最后一次传送满一天即不再保留；请换用新的 Idempotency-Key 重新开始，已完成的文书仍在',
    'There is no such upload: it is kept for a day after its last part; begin again with another Idempotency-Key. A document that was completed is there',
  );
