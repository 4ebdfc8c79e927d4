import {
  type DeclaredCollection,
  documentSchema,
  number,
  object,
  text,
  textOrNone,
  texts,
} from './declared-collection.ts';

/** The work of one case: `body.items` as the work list shows it, `items` what it is narrowed and sorted by. */
export const workLists: DeclaredCollection = {
  name: 'worklists',
  schema: documentSchema(
    '案件编号 / the id of the case',
    { id: text, items: { bsonType: 'array' }, since: textOrNone, position: number, state: object },
    { stage: text, measure: text, district: textOrNone, openedMonth: textOrNone },
    {
      number: { ...number, description: 'body.items 中的序号 / place among body.items' },
      agency: text,
      agencyKind: text,
      kind: { enum: ['turn', 'deadline', 'right'] },
      step: textOrNone,
      due: textOrNone,
      no_due: { enum: [0, 1] },
      since: textOrNone,
      no_since: { enum: [0, 1] },
      opens: { ...textOrNone, description: '公示期满日 / first day after a public notice' },
      keptFrom: { ...texts, description: '须回避的人员 / who is kept from this step' },
    },
  ),
  indexes: [
    { keys: { 'items.agency': 1 } },
    { keys: { 'items.due': 1 } },
    { keys: { 'list.district': 1 } },
    { keys: { 'list.stage': 1 } },
  ],
  historyIndexes: null,
};
