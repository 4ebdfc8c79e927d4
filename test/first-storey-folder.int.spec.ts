import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbeddedStore } from '#event-store/embedded/embedded-store.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { newFolder, removeFolder } from './system/running-andu.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

/** Events as the first storey wrote them: cases, and no directory. */
const samples = join(import.meta.dirname, '../migrations/samples');
const events = readFileSync(join(samples, 'first-storey.ndjson'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as RecordedEvent);
const ends = JSON.parse(readFileSync(join(samples, 'first-storey.ends.json'), 'utf8')) as Readonly<
  Record<
    string,
    { readonly stage: string; readonly outcome: string | null; readonly steps: number }
  >
>;

let folder: string;
let andu: ServedAndu;
beforeAll(async () => {
  folder = await newFolder();
  const store = await openEmbeddedStore({ folder: join(folder, 'events') });
  for (const { stream, id, type, data, metadata } of events) {
    // The samples have their salts blanked; a log takes none twice.
    const salt = Buffer.from(id.replaceAll('-', '')).toString('base64url');
    await store.append(stream, [{ id, type, data, metadata: { ...metadata, salt } }], 'any');
  }
  await store.close();
  andu = await serveAndu({ dataFolder: folder });
}, 60_000);
afterAll(async () => {
  await andu.close();
  await removeFolder(folder);
});

test('a folder of the first storey starts, and its cases are whole', async () => {
  const position = String(events.length);
  const list = await andu.as('auditor')(`/api/cases?after=${position}&range=[0,99]`);
  const rows = list.body as readonly { id: string; stage: string; outcome: string | null }[];
  expect(rows.map(({ id }) => `case-${id}`).toSorted()).toEqual(Object.keys(ends).toSorted());
  for (const { id, stage, outcome } of rows) {
    const { steps, ...end } = ends[`case-${id}`]!;
    expect({ stage, outcome }).toEqual({ stage: end.stage, outcome: end.outcome });
    const dossier = (await andu.as('auditor')(`/api/cases/${id}`)).body as { steps: unknown[] };
    expect(dossier.steps).toHaveLength(steps);
  }
});

test('its agencies have their names, and its other events are read', async () => {
  const { agencies } = events.find(({ type }) => type === 'CaseOpened')!.data as {
    agencies: Readonly<Record<string, string>>;
  };
  const known = (await andu.as('auditor')('/api/organisations')).bytes.toString();
  for (const id of Object.values(agencies)) expect(known).toContain(id);
  const all = await andu.as('auditor')('/api/events?limit=1000');
  const types = (all.body as { events: readonly { type: string }[] }).events.map(
    ({ type }) => type,
  );
  expect(types).toEqual(expect.arrayContaining(events.map(({ type }) => type)));
});
