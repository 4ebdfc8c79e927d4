import {
  type DeclaredCollection,
  type DeclaredIndex,
  documentSchema,
  number,
  object,
  text,
  textOrNone,
  texts,
} from './declared-collection.ts';

/** For one way of sorting: what has none is last and ids ascend in both, so that the other way is another index. */
const sorted = (field: string, direction: 1 | -1): DeclaredIndex => ({
  keys: { [`list.no_${field}`]: 1, [`list.${field}`]: direction, _id: 1 },
});

/** `body` is the dossier, `list` what the list of cases is narrowed, sorted and counted by. */
export const dossiers: DeclaredCollection = {
  name: 'dossiers',
  schema: documentSchema(
    '案件编号 / the id of the case',
    {
      id: text,
      stage: text,
      offender: object,
      agencies: object,
      steps: { bsonType: 'array' },
      turn: object,
      revision: number,
      position: number,
    },
    {
      stage: textOrNone,
      measure: textOrNone,
      district: textOrNone,
      outcome: textOrNone,
      provenance: textOrNone,
      agencyKind: textOrNone,
      agency: textOrNone,
      prison: textOrNone,
      procuratorate: textOrNone,
      court: textOrNone,
      justiceBureau: textOrNone,
      openedMonth: textOrNone,
      decidedMonth: textOrNone,
      parties: texts,
      marks: texts,
      position: number,
    },
  ),
  indexes: [
    ...['position', 'openedOn', 'lastOn'].map((field) => sorted(field, -1)),
    ...['openedOn', 'due'].map((field) => sorted(field, 1)),
    { keys: { 'list.agency': 1, 'list.due': 1 } },
    { keys: { 'list.parties': 1, 'list.position': -1 } },
    { keys: { 'list.stage': 1, 'list.position': -1 } },
    { keys: { 'list.reference': 1 } },
    { keys: { 'list.courtCaseNumber': 1 } },
  ],
  historyIndexes: [{ keys: { key: 1, revision: 1 } }, { keys: { position: 1 } }],
};
