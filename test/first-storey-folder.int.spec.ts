import {
  firstStoreyEnds as ends,
  firstStoreyEvents as events,
  firstStoreyFolder,
} from './system/first-storey-folder.ts';
import { removeFolder } from './system/running-andu.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

let folder: string;
let andu: ServedAndu;
beforeAll(async () => {
  folder = await firstStoreyFolder();
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
