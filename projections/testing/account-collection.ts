import type { CollectionShape } from '../mongodb/collection-shape.ts';
import type { Account } from './account-view.ts';

/** The accounts as a server of documents keeps them. */
export const accountCollection: CollectionShape<Account> = {
  declared: {
    name: 'accounts',
    indexes: [{ keys: { 'list.owner': 1, 'list.sum': 1 } }],
    schema: { bsonType: 'object', required: ['_id', 'body', 'list', 'upTo', 'lastRow'] },
    historyIndexes: null,
  },
  leftOut: [],
  list: ({ owner, sum }) => ({ owner, sum }),
  itemsOf: null,
  rowsOf: () => [],
};
