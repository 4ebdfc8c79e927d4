import type { Projector } from '../ports/projector.ts';
import type { TableShape } from '../embedded/table-shape.ts';

/** A small view to test engine and sinks with: accounts, their entries and their sums by colour. */
export type Account = {
  readonly owner: string;
  readonly colour: string;
  readonly sum: number;
  readonly seen: readonly number[];
};

export const accountProjector = (version = 1): Projector<Account> => ({
  view: 'accounts',
  version,
  eventTypes: new Set(['Opened', 'Moved', 'Painted', 'Closed']),
  keys(event) {
    if (event.data['nameless'] === true) throw new Error('no key can be named');
    return [event.stream, ...((event.data['also'] as string[] | undefined) ?? [])];
  },
  apply(doc, event) {
    if (event.data['poison'] === true) throw new Error('this event cannot be taken');
    const seen = [...(doc?.seen ?? []), event.position];
    switch (event.type) {
      case 'Opened':
        return { owner: event.data['owner'] as string, colour: 'red', sum: 0, seen };
      case 'Moved':
        return doc && { ...doc, sum: doc.sum + (event.data['by'] as number) * version, seen };
      case 'Painted':
        return doc && { ...doc, colour: event.data['colour'] as string, seen };
      default:
        return undefined;
    }
  },
  tallies: ({ colour, sum }) => [
    { key: colour, dimensions: { colour }, counts: { accounts: 1, total: sum } },
  ],
});

export const accountShape: TableShape<Account> = {
  columns: [
    { name: 'owner', type: 'TEXT', of: ({ owner }) => owner },
    { name: 'sum', type: 'INTEGER', of: ({ sum }) => sum },
  ],
  inMemory: [],
  indexes: [['owner', 'sum']],
  tally: { dimensions: ['colour'], counts: ['accounts', 'total'] },
  leftOut: [],
  companion: null,
};
