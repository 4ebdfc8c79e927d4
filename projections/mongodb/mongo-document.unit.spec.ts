import { dossierProjector } from '../views/dossier.ts';
import { qualityProjector } from '../views/quality.ts';
import { workListProjector } from '../views/work-list.ts';
import { UnwritableDocument } from '../ports/sink.ts';
import { accountCollection } from '../testing/account-collection.ts';
import type { Account } from '../testing/account-view.ts';
import { appendContractCases, documentsOf } from '../testing/contract-cases.ts';
import type { Projector } from '../ports/projector.ts';
import { memoryLog, type MemoryLog } from '../testing/memory-log.ts';
import { type CollectionShape, lackOf } from './collection-shape.ts';
import { dossierCollection, sortFields } from './dossier-collection.ts';
import { qualityCollection } from './quality-collection.ts';
import { workListCollection } from './work-list-collection.ts';
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

  test('of a dossier says what it has none of, and each act is in a row', () => {
    for (const doc of documentsOf(dossierProjector, filledLog())) {
      const upsert = { doc, upTo: doc.position, tallies: [] };
      const { document, rows } = writable(dossierCollection, doc.id, upsert);
      for (const field of Object.values(sortFields)) {
        expect(document.list[lackOf(field)]).toBe(document.list[field] === null ? 1 : 0);
      }
      expect(rows.map(({ revision }) => revision)).toEqual(
        doc.history.map(({ revision }) => revision),
      );
      expect(document.lastRow).toBe(doc.revision);
    }
  });

  test.each([
    ['dossier', dossierProjector, dossierCollection],
    ['work of a case', workListProjector, workListCollection],
    ['quality of a case', qualityProjector, qualityCollection],
  ] as unknown as [string, Projector<{ id: string }>, CollectionShape<{ id: string }>][])(
    'of the %s is what the server is told to hold it to, and a wrong one is not',
    (_, projector, shape) => {
      const { schema } = shape.declared;
      const documents = documentsOf(projector, filledLog()).map(
        (doc) => writable(shape, doc.id, { doc, upTo: 1, tallies: [] }).document,
      );
      expect(documents.length).toBeGreaterThan(50);
      for (const document of documents) expect(faultsIn(schema, document)).toEqual([]);
      const { list: _list, ...without } = documents[0]!;
      expect(faultsIn(schema, without)).toEqual(['list is missing']);
      expect(faultsIn(schema, { ...documents[0]!, upTo: '1' })).toEqual(['upTo is a string']);
      expect(faultsIn(schema, { ...documents[0]!, list: { stage: 1 } })).toContain(
        'list.stage is a number',
      );
    },
  );
});

let filled: MemoryLog | null = null;

function filledLog(): MemoryLog {
  if (filled === null) appendContractCases((filled = memoryLog()));
  return filled;
}

interface DeclaredPart {
  readonly bsonType?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, DeclaredPart>>;
  readonly items?: DeclaredPart;
}

const bsonTypes: Readonly<Record<string, readonly string[]>> = {
  int: ['number'],
  long: ['number'],
  double: ['number'],
};

/** What of a document a server with validators would refuse: `$jsonSchema` as far as it is used in the declarations. */
function faultsIn(schema: unknown, value: unknown, path = ''): readonly string[] {
  const { bsonType, enum: listed, required = [], properties = {}, items } = schema as DeclaredPart;
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const allowed = [bsonType ?? []].flat().flatMap((each) => bsonTypes[each] ?? [each]);
  if (bsonType !== undefined && !allowed.includes(type)) return [`${path} is a ${type}`];
  if (listed !== undefined && !listed.includes(value)) return [`${path} is none of its values`];
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const held = Object(value) as Readonly<Record<string, unknown>>;
  return [
    ...required.filter((name) => !(name in held)).map((name) => `${below(name)} is missing`),
    ...Object.entries(properties).flatMap(([name, part]) =>
      name in held ? faultsIn(part, held[name], below(name)) : [],
    ),
    ...(items === undefined
      ? []
      : (value as readonly unknown[]).flatMap((each) => faultsIn(items, each, `${path}[]`))),
  ];
}
