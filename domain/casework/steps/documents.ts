import { z } from 'zod';
import type { DocumentId } from '#domain/kernel/ids.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { AttachedDocument, CaseState } from '../case-state.ts';
import { materialKinds, type MaterialCode } from '#domain/law/materials/index.ts';
import { agencyKinds } from '../agencies.ts';
import { choice, count, documentId as documentIdField, longText, on, text } from '../fields.ts';
import { kindsWhenClosed } from '../kinds-taken.ts';
import { statedFactsSchema } from '../stated-facts.ts';
import type { FollowingDay } from '../following-days.ts';
import { step, type StepContext } from '../step.ts';
import { procedural, refuse } from '../refusal.ts';

const digest = (zh: string, en: string) =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ zh, en, personal: 'none' });

/** The bytes are stored before; the event binds their digests to the case (CHAIN-1). */
export const attachDocument = step({
  command: 'attachDocument',
  event: 'DocumentAttached',
  title: { zh: '添加材料', en: 'Attach a document' },
  consequence: {
    zh: '材料的摘要写入事件并存证，不能删除。',
    en: "The document's digests are recorded for good.",
  },
  agency: 'party',
  role: 'caseHandler',
  schema: z.strictObject({
    on,
    documentId: documentIdField('文件编号', 'Document id'),
    material: text(80, { zh: '材料类别', en: 'Kind of material', personal: 'freeText' }),
    title: text(200, { zh: '标题', en: 'Title', personal: 'freeText' }),
    mediaType: text(100, { zh: '文件类型', en: 'Media type', personal: 'freeText' }),
    size: count(2 ** 40, '字节数', 'Bytes'),
    sm3: digest('SM3 摘要', 'SM3 digest'),
    sha256: digest('SHA-256 摘要', 'SHA-256 digest'),
    agency: choice(agencyKinds, '提交机关', 'Agency'),
  }),
  besideOthers: true,
  following: ({ on: attached }, state) => [
    {
      field: '/on',
      day: attached,
      notBefore: state.steps[0]?.on ?? null,
      act: { zh: '立卷之日', en: 'the day of the opening' },
    },
  ],
  check: ({ material }, state) => {
    const taken = kindsWhenClosed(state);
    return taken === null || taken.some((kind) => kind === material)
      ? null
      : refuse('refused-by-state', notWhenClosed(taken));
  },
  evolve: (state, data) => {
    const document: AttachedDocument = {
      documentId: data.documentId,
      material: data.material,
      title: data.title,
      mediaType: data.mediaType,
      size: data.size,
      sm3: data.sm3,
      sha256: data.sha256,
      agency: data.agency,
      attachedOn: data.on,
      place: state.steps.length,
      states: null,
    };
    return { documents: [...state.documents, document] };
  },
});

/** Names what is taken, so that nobody has to try. */
const notWhenClosed = (taken: readonly MaterialCode[]) => {
  const names = (language: 'zh' | 'en') => taken.map((kind) => materialKinds[kind][language]);
  return procedural(
    'DOCUMENT-CLOSED',
    taken.length === 0
      ? '案件已办结，不再接收材料'
      : `案件已办结，只接收办结之后形成的材料：${names('zh').join('；')}`,
    taken.length === 0
      ? 'The case is closed and takes no documents any more'
      : `The case is closed and takes only what comes after its end: ${names('en').join('; ')}`,
    { field: '/material' },
  );
};

const noSuchDocument = procedural(
  'DOCUMENT-ATTACHED',
  '本案没有这份材料',
  'The case has no such document',
  { field: '/documentId' },
);

/** What is done with a document follows its coming into the file. */
const afterAttaching = (
  { on: done, documentId }: { readonly on: LegalDate | null; readonly documentId: DocumentId },
  { documents }: CaseState,
): readonly FollowingDay[] => [
  {
    field: '/on',
    day: done,
    notBefore: documents.find((each) => each.documentId === documentId)?.attachedOn ?? null,
    act: { zh: '添加该材料之日', en: 'the day on which the document was attached' },
  },
];

/** A document is moved and taken out by the agency that put it in. */
function notOwn(document: AttachedDocument, { agencies }: CaseState, { agency }: StepContext) {
  return agencies[document.agency] === agency
    ? []
    : [
        procedural(
          'DOCUMENT-OWN',
          '只有提交机关可以改变或者撤下这份材料',
          'Only the agency that attached it may change or withdraw it',
          { field: '/documentId' },
        ),
      ];
}

const reason = longText('理由', 'Reason');

/** A document that was put under a wrong kind: the bytes stay, the kind changes; both are kept as events. */
export const refileDocument = step({
  command: 'refileDocument',
  event: 'DocumentRefiled',
  title: { zh: '更正材料类别', en: 'Change the kind of a document' },
  consequence: {
    zh: '材料归入新的类别；原类别和理由留存。',
    en: 'The document has its new kind; the old one and the reason are kept.',
  },
  agency: 'party',
  role: 'caseHandler',
  schema: z.strictObject({
    on,
    documentId: documentIdField('材料', 'Document'),
    material: text(80, { zh: '材料类别', en: 'Kind of material', personal: 'freeText' }),
    reason,
  }),
  besideOthers: true,
  following: (data, state) => afterAttaching(data, state),
  check: ({ documentId, material }, state, context) => {
    const document = state.documents.find((each) => each.documentId === documentId);
    if (document === undefined) return refuse('schema-violation', noSuchDocument);
    const isTheSame =
      document.material === material
        ? [
            procedural(
              'DOCUMENT-KIND',
              '材料已经在这一类别',
              'The document has this kind already',
              {
                field: '/material',
              },
            ),
          ]
        : [];
    return refuse('refused-by-state', ...notOwn(document, state, context), ...isTheSame);
  },
  evolve: (state, { documentId, material }) => ({
    documents: state.documents.map((document) =>
      document.documentId === documentId ? { ...document, material } : document,
    ),
  }),
});

/**
 * A document that does not belong into this case. It stays stored and told in the events, and counts as
 * material no longer. What has gone to the court stays in the file that the court has.
 */
export const withdrawDocument = step({
  command: 'withdrawDocument',
  event: 'DocumentWithdrawn',
  title: { zh: '撤下材料', en: 'Withdraw a document' },
  consequence: {
    zh: '材料不再列入卷宗；原件、摘要和理由留存。',
    en: 'The document is no longer in the file; its bytes, digests and the reason are kept.',
  },
  agency: 'party',
  role: 'caseHandler',
  schema: z.strictObject({ on, documentId: documentIdField('材料', 'Document'), reason }),
  besideOthers: true,
  following: (data, state) => afterAttaching(data, state),
  check: ({ documentId }, state, context) => {
    const document = state.documents.find((each) => each.documentId === documentId);
    if (document === undefined) return refuse('schema-violation', noSuchDocument);
    const sent = state.steps.findLastIndex(({ event }) => movesTheFile.has(event));
    const hasGone =
      document.agency === 'prison' && document.place < sent
        ? [
            procedural(
              'DOCUMENT-SENT',
              '材料已随案移送法院，不能撤下；可以更正类别或者补充新的材料',
              'It went to the court with the case and cannot be withdrawn; its kind may be changed, or another be added',
              { field: '/documentId' },
            ),
          ]
        : [];
    return refuse('refused-by-state', ...notOwn(document, state, context), ...hasGone);
  },
  evolve: (state, { documentId }) => ({
    documents: state.documents.filter((document) => document.documentId !== documentId),
  }),
});

/** Steps with which the prison's documents go to the court. */
const movesTheFile: ReadonlySet<string> = new Set(['ProposalSubmitted', 'SupplementSubmitted']);

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
  following: (data, state) => afterAttaching(data, state),
  check: ({ documentId, states }, { documents }) => {
    const found = documents.some((document) => document.documentId === documentId);
    const stated = Object.values(states).some((value) => value !== null);
    return refuse(
      'schema-violation',
      ...(found ? [] : [noSuchDocument]),
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
