import { z } from 'zod';
import type { AttachedDocument } from '../case-state.ts';
import { agencyKinds } from '../agencies.ts';
import { choice, count, documentId as documentIdField, on, text } from '../fields.ts';
import { statedFactsSchema } from '../stated-facts.ts';
import { procedural, refuse, step } from '../step.ts';

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
      states: null,
    };
    return { documents: [...state.documents, document] };
  },
});

/**
 * RULE-3: what somebody read from a document, to be held against the case and the other documents.
 * A later excerpt of the same document takes the place of the earlier one; both are kept as events.
 */
export const excerptDocument = step({
  command: 'excerptDocument',
  event: 'DocumentExcerpted',
  title: { zh: '摘录材料内容', en: 'Excerpt a document' },
  consequence: {
    zh: '摘录内容与案件信息、其他材料逐项比对；不一致的，提请法院时须更正或者说明理由。',
    en: 'What it states is compared with the case and the other documents; what differs must be mended or explained before the court is asked.',
  },
  agency: 'party',
  role: 'caseHandler',
  schema: z.strictObject({
    on,
    documentId: documentIdField('材料', 'Document'),
    states: statedFactsSchema,
  }),
  besideOthers: true,
  check: ({ documentId, states }, { documents }) => {
    const found = documents.some((document) => document.documentId === documentId);
    const stated = Object.values(states).some((value) => value !== null);
    return refuse(
      'schema-violation',
      ...(found
        ? []
        : [
            procedural('DOCUMENT-ATTACHED', '本案没有这份材料', 'The case has no such document', {
              field: '/documentId',
            }),
          ]),
      ...(stated
        ? []
        : [
            procedural('DOCUMENT-STATES', '没有摘录任何内容', 'Nothing is excerpted', {
              field: '/states',
            }),
          ]),
    );
  },
  evolve: (state, { documentId, states }) => ({
    documents: state.documents.map((document) =>
      document.documentId === documentId ? { ...document, states } : document,
    ),
  }),
});
