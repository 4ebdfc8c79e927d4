import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { DossierAtWork } from '../ports/dossier.ts';
import { caseFilters, caseOrders, type CaseOrder } from '../ports/dossier-store.ts';
import { dossierColumns, leftOutOfDossiers } from '../views/dossier-columns.ts';
import type { CollectionShape, DeclaredIndex } from './collection-shape.ts';

/** By what dossiers are sorted, as it lies in `list`; of a masked name its first character is shown. */
export const sortFields: Readonly<Record<Exclude<CaseOrder, 'id'>, string>> = {
  ...(Object.fromEntries(
    caseOrders.filter((order) => order !== 'id').map((order) => [order, order]),
  ) as Record<Exclude<CaseOrder, 'id' | 'shownName'>, string>),
  shownName: 'shownName',
};

/** Whether a document lacks what it is sorted by: what has none comes last, whichever way is sorted. */
export const lackOf = (field: string): string => `no_${field}`;

function listed(dossier: DossierAtWork): JsonObject {
  const values = Object.fromEntries(
    Object.entries({
      ...dossierColumns.texts,
      ...dossierColumns.numbers,
      ...dossierColumns.words,
    }).map(([name, of]) => [name, of(dossier)]),
  ) as Record<string, string | number | null | readonly string[]>;
  // As SQLite's `substr(name, 1, 1)`: characters, not halves of them.
  const [shownName = ''] = dossier.offender.name;
  const all: Record<string, unknown> = { ...values, shownName };
  for (const field of Object.values(sortFields)) all[lackOf(field)] = all[field] === null ? 1 : 0;
  return all as JsonObject;
}

/** For one way of sorting: what has none is last and ids ascend in both, so that the other way is another index. */
const sorted = (field: string, direction: 1 | -1): DeclaredIndex => ({
  keys: { [`list.${lackOf(field)}`]: 1, [`list.${field}`]: direction, _id: 1 },
});

const text = { bsonType: ['string', 'null'] };
const number = { bsonType: ['int', 'long', 'double'] };

/** The dossiers: `body` is the dossier, `list` what the list of cases is narrowed, sorted and counted by. */
export const dossierCollection: CollectionShape<DossierAtWork> = {
  name: 'dossiers',
  leftOut: leftOutOfDossiers,
  list: listed,
  indexes: [
    ...['position', 'openedOn', 'lastOn'].map((field) => sorted(field, -1)),
    ...['openedOn', 'due'].map((field) => sorted(field, 1)),
    { keys: { 'list.agency': 1, 'list.due': 1 } },
    { keys: { 'list.parties': 1, 'list.position': -1 } },
    { keys: { 'list.stage': 1, 'list.position': -1 } },
    { keys: { 'list.reference': 1 } },
    { keys: { 'list.courtCaseNumber': 1 } },
  ],
  schema: {
    bsonType: 'object',
    required: ['_id', 'body', 'list', 'upTo', 'lastRow'],
    properties: {
      _id: { bsonType: 'string', description: '案件编号 / the id of the case' },
      body: {
        bsonType: 'object',
        description: '卷宗 / the dossier as the projector makes it',
        required: ['id', 'stage', 'offender', 'agencies', 'steps', 'turn', 'revision', 'position'],
        properties: {
          id: { bsonType: 'string' },
          stage: { bsonType: 'string' },
          steps: { bsonType: 'array' },
          revision: number,
          position: number,
        },
      },
      list: {
        bsonType: 'object',
        description: '筛选、排序、统计用的字段 / what the list is narrowed, sorted and counted by',
        required: [...caseFilters, 'parties', 'marks', 'position'],
        properties: {
          ...Object.fromEntries(caseFilters.map((name) => [name, text])),
          parties: { bsonType: 'array' },
          marks: { bsonType: 'array' },
          position: number,
        },
      },
      upTo: { ...number, description: '已计入的最后事件位置 / position of the last event in it' },
      lastRow: {
        ...number,
        description: '最后一行历史的修订号 / revision of its last history row',
      },
    },
  } as unknown as JsonObject,
  rows: {
    of: (key, { history }) =>
      history.map((entry) => ({
        _id: `${key}/${String(entry.revision).padStart(6, '0')}`,
        key,
        revision: entry.revision,
        position: entry.position,
        entry,
      })),
    indexes: [{ keys: { key: 1, revision: 1 } }, { keys: { position: 1 } }],
  },
};
