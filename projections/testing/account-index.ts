import type { IndexShape } from '../elasticsearch/index-shape.ts';
import type { Account } from './account-view.ts';

/** The accounts as a server of indices keeps them: whole, and beside it without their owners. */
export const accountIndex: IndexShape<Account> = {
  fields: { sum: { type: 'long' } },
  notKept: [],
  forms: [
    { name: 'full', of: (doc) => ({ body: doc, fields: { sum: doc.sum } }) },
    { name: 'masked', of: ({ sum }) => ({ body: { sum }, fields: { sum } }) },
  ],
};
