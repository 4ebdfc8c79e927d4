import { dossierProjector } from '../views/dossier.ts';
import { UnwritableDocument } from '../ports/sink.ts';
import { accountCollection } from '../testing/account-collection.ts';
import type { Account } from '../testing/account-view.ts';
import { appendContractCases, documentsOf } from '../testing/contract-cases.ts';
import { memoryLog } from '../testing/memory-log.ts';
import { dossierCollection, lackOf, sortFields } from './dossier-collection.ts';
import { writable } from './mongo-document.ts';

const account = (owner: string): Account => ({ owner, colour: 'red', sum: 1, seen: [] });
const written = (doc: Account) => writable(accountCollection, 'a', { doc, upTo: 3, tallies: [] });

describe('a document for MongoDB', () => {
  test('is refused where a text of BSON would not hold it unchanged', () => {
    for (const doc of [
      account('half \ud800'),
      { ...account('x'), ['zero\0']: 1 },
      account('x'.repeat(16 * 1024 * 1024)),
    ]) {
      expect(() => written(doc)).toThrow(UnwritableDocument);
    }
  });

  test('keeps what only looks odd', () => {
    for (const owner of ['\\ud800', '😀', 'a\0b']) {
      expect(written(account(owner)).document.body).toMatchObject({ owner });
    }
  });

  test('of a dossier has what its schema asks for, and each act in a row', () => {
    const log = memoryLog();
    appendContractCases(log);
    const { required, properties } = dossierCollection.schema as unknown as {
      required: string[];
      properties: Record<'body' | 'list', { required: string[] }>;
    };
    for (const doc of documentsOf(dossierProjector, log)) {
      const upsert = { doc, upTo: doc.position, tallies: [] };
      const { document, rows } = writable(dossierCollection, doc.id, upsert);
      expect(Object.keys(document)).toEqual(expect.arrayContaining(required));
      for (const part of ['body', 'list'] as const) {
        const names = Object.keys(document[part]);
        expect(names).toEqual(expect.arrayContaining(properties[part].required));
      }
      for (const field of Object.values(sortFields)) {
        expect(document.list[lackOf(field)]).toBe(document.list[field] === null ? 1 : 0);
      }
      expect(rows.map(({ revision }) => revision)).toEqual(
        doc.history.map(({ revision }) => revision),
      );
      expect(document.lastRow).toBe(doc.revision);
    }
  });
});
