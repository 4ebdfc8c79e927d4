import { DocumentId } from '#domain/kernel/ids.ts';
import {
  ask,
  deskOfWriting,
  refusalOf,
  somebody,
  type DeskOfWriting,
} from '../testing/desk-of-writing.ts';
import { documentActs, type DocumentActs } from './document-acts.ts';
import { documentStream, type StoredDocument } from './stored-document.ts';

let desk: DeskOfWriting;
const actsOn = ({ store, clock, signReceipt, policy }: DeskOfWriting): DocumentActs =>
  documentActs({ store, clock, signReceipt, policy });
beforeEach(async () => {
  desk = await deskOfWriting();
});
afterEach(() => desk.dispose());

const document: StoredDocument = {
  documentId: DocumentId('5f0c1e9a-3f43-4a0e-9a53-0a6a1e5b7d11'),
  name: '判决书.pdf',
  mediaType: 'application/pdf',
  size: 3,
  sm3: 'a'.repeat(64),
  sha256: 'b'.repeat(64),
};
const handler = somebody('zhang', 'caseHandler', 'prison-a');
const recorded = () => desk.eventsOf(documentStream(document.documentId));

test('a document that is recorded again, under its key or another, is one event', async () => {
  const by = ask(handler);
  const first = await actsOn(desk).record(document, by);
  expect(first).toEqual(document);
  expect(await actsOn(desk).record(document, by)).toEqual(first);
  expect(await actsOn(desk).record({ ...document, name: '另一份.pdf' }, ask(handler))).toEqual(
    first,
  );
  expect(await recorded()).toHaveLength(1);
});

test('two at once are recorded once', async () => {
  const by = ask(handler);
  await Promise.all([1, 2, 3].map(() => actsOn(desk).record(document, by)));
  await Promise.all([1, 2].map(() => actsOn(desk).record(document, ask(handler))));
  expect(await recorded()).toHaveLength(1);
});

test('another document under the key is refused, and who submits none as well', async () => {
  const by = ask(handler);
  await actsOn(desk).record(document, by);
  const other = { ...document, documentId: DocumentId('5f0c1e9a-3f43-4a0e-9a53-0a6a1e5b7d12') };
  expect(await refusalOf(actsOn(desk).record(other, by))).toMatchObject({
    code: 'idempotency-key-reused',
  });
  const auditor = ask(somebody('auditor', 'auditor'));
  expect(await refusalOf(actsOn(desk).record(other, auditor))).toMatchObject({ code: 'forbidden' });
  expect(await desk.store.head()).toBe(1);
});
