import { z } from 'zod';
import type { AttachedDocument } from '../case-state.ts';
import { agencyKinds } from '../agencies.ts';
import { choice, count, documentId as documentIdField, on, text } from '../fields.ts';
import { step } from '../step.ts';

const digest = (zh: string, en: string) =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ zh, en });

/** The bytes are stored before; the event binds their digests to the case (CHAIN-1). */
export const attachDocument = step({
  command: 'attachDocument',
  event: 'DocumentAttached',
  title: { zh: '添加材料', en: 'Attach a document' },
  consequence: {
    zh: '材料的摘要写入事件并上链存证，不能删除。',
    en: "The document's digests are recorded for good.",
  },
  agency: 'party',
  role: 'caseHandler',
  schema: z.strictObject({
    on,
    documentId: documentIdField('文件编号', 'Document id'),
    material: text(80, { zh: '材料类别', en: 'Kind of material' }),
    title: text(200, { zh: '标题', en: 'Title' }),
    mediaType: text(100, { zh: '文件类型', en: 'Media type' }),
    size: count(2 ** 40, '字节数', 'Bytes'),
    sm3: digest('SM3 摘要', 'SM3 digest'),
    sha256: digest('SHA-256 摘要', 'SHA-256 digest'),
    agency: choice(agencyKinds, '提交机关', 'Agency'),
  }),
  besideOthers: true,
  evolve: (state, { documentId, material, title, mediaType, size, sm3, sha256, agency }) => {
    const document: AttachedDocument = {
      documentId,
      material,
      title,
      mediaType,
      size,
      sm3,
      sha256,
      agency,
    };
    return { documents: [...state.documents, document] };
  },
});
