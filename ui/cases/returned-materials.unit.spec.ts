import type { CaseCommand } from '#domain/casework/events.ts';
import { after, journeyUntil } from '#domain/casework/testing/scenario.ts';
import { LegalDate as on } from '#domain/kernel/legal-date.ts';
import { DocumentId } from '#domain/kernel/ids.ts';
import { returnedMaterials } from './returned-materials.ts';

const attach = (number: number, material: string): CaseCommand => ({
  kind: 'attachDocument',
  data: {
    on: on('2026-03-21'),
    documentId: DocumentId(`00000000-0000-4000-8000-00000000000${number}`),
    material,
    title: `文件${number}`,
    mediaType: 'application/pdf',
    size: 1,
    sm3: '0'.repeat(64),
    sha256: '0'.repeat(64),
    agency: 'prison',
  },
});
const sendBack: CaseCommand = {
  kind: 'returnForSupplement',
  data: {
    on: on('2026-03-21'),
    property: false,
    items: [{ material: 'meritEvidence', reason: '缺少奖励审批表' }],
  },
};
const answer: CaseCommand = {
  kind: 'submitSupplement',
  data: { on: on('2026-03-23'), answers: [{ material: 'meritEvidence', note: '已补齐' }] },
};
const before = [...journeyUntil('acceptCase'), attach(1, 'meritEvidence'), attach(2, 'proposal')];
const titles = (documents: readonly { readonly title: string }[]) =>
  documents.map(({ title }) => title);

test('what came back stands beside what had been sent, item by item', () => {
  const state = after([...before, sendBack, attach(3, 'meritEvidence'), answer]);
  const [item] = returnedMaterials(state, 0);
  expect([titles(item!.sent), titles(item!.supplied)]).toEqual([['文件1'], ['文件3']]);
  expect([item!.reason, item!.answer]).toEqual(['缺少奖励审批表', '已补齐']);
});

test('what came after one return belongs to it, and was in the file at the next', () => {
  const state = after(
    [...before, sendBack, attach(3, 'meritEvidence'), answer, sendBack].map(
      (command, index, all) =>
        index === all.length - 1
          ? ({ ...command, data: { ...command.data, on: on('2026-03-24') } } as CaseCommand)
          : command,
    ),
  );
  const [second] = returnedMaterials(state, 1);
  expect([titles(second!.sent), titles(second!.supplied), second!.answer]).toEqual([
    ['文件1', '文件3'],
    [],
    null,
  ]);
});
