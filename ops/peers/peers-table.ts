import { type Bar, type BenchTable, row, type Rounds } from '../bench/bench-table.ts';
import { type ComparedName, comparedStores } from './compared-store.ts';
import { type PeersOrder, type PeersReport, type Workload, workloads } from './peers-order.ts';

/** What ours is held to be, times another's. */
const bars: Readonly<Record<Workload, Partial<Record<ComparedName, Bar>>>> = {
  one: {
    'raw SQLite': { atLeast: 0.6 },
    'message-db': { atLeast: 1.2 },
    castore: { atLeast: 1.2 },
  },
  many: { emmett: { atLeast: 8 }, 'message-db': { atLeast: 8 }, castore: { atLeast: 3 } },
  batch: { 'raw SQLite': { atLeast: 0.9 } },
  read: { 'raw SQLite': { atLeast: 0.9 } },
};

/** Each of the others, and how many times its rate ours is; then the processor that each took. */
export function peersTable(order: PeersOrder, { floor, stores }: PeersReport): BenchTable {
  const what: Record<Workload, string> = {
    one: '1 writer',
    many: `${order.writers} writers`,
    batch: `${order.batch} an append`,
    read: `read ${order.streamLength.toLocaleString('en')}`,
  };
  const rate = (name: ComparedName, kind: Workload): Rounds => ({
    name: `${name}: ${what[kind]}`,
    unit: 'events/s',
    values: stores[name][kind].rate,
  });
  const processor = (name: ComparedName, kind: Workload): Rounds => ({
    name: `${name}: ${what[kind]}, processor`,
    unit: 'µs/event',
    values: stores[name][kind].processor,
  });
  const others = comparedStores.filter((name) => name !== 'Andu');
  return {
    title: 'Our embedded event store beside others',
    rows: [
      row({ name: 'fdatasync floor', unit: 'syncs/s', values: floor }),
      ...workloads.flatMap((kind) =>
        others.flatMap((name) => {
          const theirs = rate(name, kind);
          return [row(theirs), row(rate('Andu', kind), theirs, bars[kind][name])];
        }),
      ),
      ...workloads.flatMap((kind) => {
        const ours = processor('Andu', kind);
        return [row(ours), ...others.map((name) => row(processor(name, kind), ours))];
      }),
    ],
    notes: [
      `${order.rounds} rounds of all workloads by turns; ratios are medians of the rounds' ratios`,
      'one process drives all of them; a writer fills a case of 20 events, then begins the next one,',
      'and says with each append which revision it expects',
      'every append is synced before it is answered; PostgreSQL runs beside it, on a socket, as it comes;',
      'emmett and message-db have 32 connections, castore has the 10 that it lets nobody change',
      'message-db and castore take one event a statement: 100 are one transaction of 100 statements',
      'processor: of the driving process and of PostgreSQL together, which a busy machine changes less',
    ],
  };
}
