import {
  type DeclaredCollection,
  documentSchema,
  number,
  object,
  text,
  textOrNone,
  texts,
} from './declared-collection.ts';

/** Of each agency of a case: who it is, `present/required` of what it owes, and `code severity count|…` of its defects. */
const ofAgencies = Object.fromEntries(
  ['prison', 'procuratorate', 'court', 'justiceBureau'].flatMap((kind) => [
    [kind, text],
    [`${kind}Share`, textOrNone],
    [`${kind}Defects`, text],
  ]),
);

/** The data quality of one case: `body.quality` as it is shown, `items` its defects as they are narrowed and sorted. */
export const quality: DeclaredCollection = {
  name: 'quality',
  schema: documentSchema(
    '案件编号 / the id of the case',
    { id: text, quality: object, state: object },
    {
      stage: text,
      district: textOrNone,
      parties: texts,
      completeness: { ...number, description: '万分之几 / of ten thousand' },
      ...ofAgencies,
    },
    {
      number: { ...number, description: '缺陷序号 / place among body.quality.defects' },
      code: text,
      severity: text,
      blocking: { enum: [0, 1] },
      agency: text,
      agencyKind: text,
      since: textOrNone,
      no_since: { enum: [0, 1] },
      stage: text,
      completeness: number,
    },
  ),
  indexes: [
    { keys: { 'list.completeness': 1, _id: 1 } },
    { keys: { 'list.completeness': -1, _id: 1 } },
    { keys: { 'list.stage': 1 } },
    { keys: { 'list.district': 1 } },
    { keys: { 'list.parties': 1 } },
    { keys: { 'items.agency': 1 } },
    { keys: { 'items.code': 1 } },
  ],
  historyIndexes: null,
};
