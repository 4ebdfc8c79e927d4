import type { ComparedName } from './compared-store.ts';
import { type PeersReport, type Workload, workloads } from './peers-order.ts';
import { peersTable } from './peers-table.ts';

const order = {
  folder: '',
  rounds: 3,
  milliseconds: 1,
  writers: 32,
  batch: 100,
  streamLength: 1_000,
  postgres: 0,
};

const report = (rates: Record<ComparedName, number>): PeersReport => ({
  floor: [100, 100, 100],
  stores: Object.fromEntries(
    Object.entries(rates).map(([name, rate]) => {
      // One round of the three stands out, and decides nothing.
      const found = { rate: [rate, rate, rate * 9], processor: [1e6 / rate, 1e6 / rate, 1] };
      return [name, Object.fromEntries(workloads.map((kind) => [kind, found]))];
    }),
  ) as unknown as PeersReport['stores'],
});

function results(what: string, ours: number): Record<string, boolean | undefined> {
  const table = peersTable(
    order,
    report({ 'raw SQLite': 100, Andu: ours, emmett: 100, 'message-db': 100, castore: 100 }),
  );
  const found = table.rows.filter(({ name }) => name === `Andu: ${what}`);
  return Object.fromEntries(found.map(({ ratio, met }) => [ratio!.to.split(':')[0], met]));
}

test('ours is held to the bar of each store that has one', () => {
  expect(results('32 writers', 799)).toEqual({
    'raw SQLite': undefined,
    emmett: false,
    'message-db': false,
    castore: true,
  });
  expect(results('32 writers', 800)).toMatchObject({ emmett: true, 'message-db': true });
  expect(results('1 writer', 119)).toMatchObject({ 'raw SQLite': true, castore: false });
  expect(results('100 an append', 89)).toMatchObject({ 'raw SQLite': false });
  expect(results('read 1,000', 90)).toMatchObject({ 'raw SQLite': true });
});

test('what each event takes of the processor stands beside ours', () => {
  const { rows } = peersTable(
    order,
    report({ 'raw SQLite': 100, Andu: 400, emmett: 100, 'message-db': 100, castore: 100 }),
  );
  const kinds: Record<Workload, string> = {
    one: '1 writer',
    many: '32 writers',
    batch: '100 an append',
    read: 'read 1,000',
  };
  for (const what of Object.values(kinds)) {
    const [ours, theirs] = ['Andu', 'emmett'].map((name) =>
      rows.find((each) => each.name === `${name}: ${what}, processor`),
    );
    expect(ours).toMatchObject({ value: 2_500, unit: 'µs/event' });
    expect(theirs!.ratio).toEqual({ to: ours!.name, value: 4 });
  }
});
