import {
  documentQuery,
  uploadAnnouncement,
  uploadFields,
} from '#commands/documents/documents.controller.ts';
import {
  documentAnswer,
  uploadAnswer,
  uploadPartAnswer,
  uploadProgressAnswer,
  verificationAnswer,
} from '#commands/documents/document-answers.ts';
import type { RouteDescription } from './route-description.ts';

/** Documents: stored whole or in parts, read and verified. */
export const documentRoutes: Readonly<Record<string, RouteDescription>> = {
  'POST /api/documents': {
    tag: 'documents',
    summary: { zh: '上传文书', en: 'Stores a document and answers with its digests' },
    form: uploadFields,
    status: 201,
    answer: documentAnswer,
  },
  'POST /api/documents/uploads': {
    tag: 'documents',
    summary: { zh: '开始分段上传', en: 'Announces an upload in parts' },
    body: uploadAnnouncement,
    status: 201,
    answer: uploadAnswer,
  },
  'GET /api/documents/uploads/{id}': {
    tag: 'documents',
    summary: {
      zh: '上传进度',
      en: 'How much of an upload is here, with its document once it is one',
    },
    answer: uploadProgressAnswer,
  },
  'PATCH /api/documents/uploads/{id}': {
    tag: 'documents',
    summary: { zh: '继续上传', en: 'The next part; the last one makes the document' },
    headers: { 'Upload-Offset': 'bytes that are here already' },
    answer: uploadPartAnswer,
  },
  'GET /api/documents/{id}': {
    tag: 'documents',
    summary: { zh: '阅卷', en: 'The bytes, whole or a range' },
    query: documentQuery,
    gives: 'application/octet-stream',
  },
  'GET /api/documents/{id}/verification': {
    tag: 'documents',
    summary: { zh: '核验文书', en: 'The digests of the bytes now, beside those recorded' },
    query: documentQuery,
    answer: verificationAnswer,
  },
};
