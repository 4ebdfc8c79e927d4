import { AgencyId, DocumentId } from '#domain/kernel/ids.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import type { CaseCommand } from '../events.ts';
import { materialKinds } from '#domain/law/materials/index.ts';
import { processOf } from '../process/index.ts';
import { after, decide, journey, journeyUntil, parties } from '../testing/scenario.ts';

const documentId = DocumentId('0b9f7c1e-2222-4222-8333-444455556666');
const on = LegalDate('2026-03-02');

const attach = {
  kind: 'attachDocument',
  data: {
    on,
    documentId,
    material: 'proposal',
    title: '判决书.pdf',
    mediaType: 'application/pdf',
    size: 10,
    sm3: 'a'.repeat(64),
    sha256: 'b'.repeat(64),
    agency: 'prison',
  },
} as const satisfies CaseCommand;
const refile = {
  kind: 'refileDocument',
  data: { on, documentId, material: 'judgmentExecutionNoticeAndPriorRulings', reason: '类别选错' },
} as const satisfies CaseCommand;
const withdraw = {
  kind: 'withdrawDocument',
  data: { on, documentId, reason: '他案材料' },
} as const satisfies CaseCommand;

const held = after([...journeyUntil('submitProposal'), attach]);
const rulesOf = (command: CaseCommand, state = held, agency = parties.prison) => {
  const answer = decide(command, state, agency);
  return answer.kind === 'refused' ? answer.violations.map(({ rule }) => rule) : [];
};

test('a document that was put under a wrong kind has another one, and nothing else changes', () => {
  const [document] = after([...journeyUntil('submitProposal'), attach, refile]).documents;
  expect(document).toEqual({
    ...held.documents[0],
    material: 'judgmentExecutionNoticeAndPriorRulings',
  });
});

test('a withdrawn document is in the file no longer, and its event tells why', () => {
  const state = after([...journeyUntil('submitProposal'), attach, withdraw]);
  expect(state.documents).toEqual([]);
  expect(state.steps.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['DocumentAttached', 'DocumentWithdrawn']),
  );
});

describe('a closed case', () => {
  const closed = after(journey);
  const of = (material: string) => ({ ...attach, data: { ...attach.data, material } });

  test('takes what comes after its end, as its procedure says', () => {
    expect(closed.stage).toBe('closed');
    const { documentsWhenClosed } = processOf(closed.processVersion);
    expect(documentsWhenClosed).toContain('serviceReceipts');
    for (const kind of documentsWhenClosed) expect(rulesOf(of(kind), closed)).toEqual([]);
  });

  test.each(['proposal', 'meritEvidence', 'otherMaterials', '自拟的类别'])(
    'refuses %s, with what it takes; an open one takes it',
    (material) => {
      expect(decide(of(material), closed, parties.prison)).toMatchObject({
        kind: 'refused',
        code: 'refused-by-state',
        violations: [
          {
            rule: 'DOCUMENT-CLOSED',
            field: '/material',
            text: { zh: expect.stringContaining(materialKinds.serviceReceipts.zh) },
          },
        ],
      });
      expect(rulesOf(of(material), after(journeyUntil('submitProposal')))).toEqual([]);
    },
  );
});

test('only the agency that attached it may do so', () => {
  expect(rulesOf(refile, held, parties.court)).toEqual(['DOCUMENT-OWN']);
  expect(rulesOf(withdraw, held, parties.procuratorate)).toEqual(['DOCUMENT-OWN']);
  expect(rulesOf(withdraw, held, AgencyId('court-b'))).toEqual(['PROC-PARTY']);
});

test('what went to the court with the case stays in its file', () => {
  const { state } = {
    state: after([
      ...journeyUntil('acceptCase').slice(0, -1),
      attach,
      ...journeyUntil('acceptCase').slice(-1),
    ]),
  };
  expect(rulesOf(withdraw, state)).toEqual(['DOCUMENT-SENT']);
  expect(rulesOf(refile, state)).toEqual([]);
});

test('a document that is not there, and a kind that it has already, are refused', () => {
  const other = DocumentId('0b9f7c1e-3333-4222-8333-444455556666');
  expect(rulesOf({ ...withdraw, data: { ...withdraw.data, documentId: other } })).toEqual([
    'DOCUMENT-ATTACHED',
  ]);
  expect(rulesOf({ ...refile, data: { ...refile.data, material: 'proposal' } })).toEqual([
    'DOCUMENT-KIND',
  ]);
});
