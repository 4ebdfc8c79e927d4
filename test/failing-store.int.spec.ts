import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

let andu: ServedAndu;
beforeEach(async () => {
  andu = await serveAndu();
}, 60_000);
afterEach(() => andu.close());

const takeTableOut = (file: string, table: string): void => {
  const database = new DatabaseSync(join(andu.folder, file));
  database.exec(`DROP TABLE ${table}`);
  database.close();
};
const handler = 'prison-baimaoling-handler';

/** What readiness says of the stored files. */
async function stored() {
  const { status, body } = await andu.call('/readyz');
  const { dependencies } = body as { dependencies: { name: string; detail: string }[] };
  const { detail } = dependencies.find(({ name }) => name === 'stored-files')!;
  return { status, ...(JSON.parse(detail) as { damaged: object[]; advice: { en: string } }) };
}

test.each([
  ['processes/limits.db', 'bucket', 'the next start makes it anew', '/api/cases'],
  ['desk.db', 'items', 'restore it from a backup', '/api/preferences'],
])(
  '%s that fails while it runs is named by the answer and by readiness, and nothing else is',
  async (file, table, advice, path) => {
    expect(await stored()).toMatchObject({ damaged: [] });
    expect((await andu.as(handler)(path)).status).toBe(200);
    takeTableOut(file, table);
    const answer = await andu.as(handler)(path, { headers: { 'accept-language': 'en' } });
    expect(answer).toMatchObject({
      status: 503,
      body: { code: 'store-unavailable', title: 'A store is not available' },
    });
    expect(JSON.stringify(answer.body)).toContain(`the store that fails: ${file};`);
    expect(await stored()).toMatchObject({
      status: 503,
      damaged: [{ path: file, table: null }],
      advice: { en: expect.stringContaining(advice) },
    });
  },
  60_000,
);
