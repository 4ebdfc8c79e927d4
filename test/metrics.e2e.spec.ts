import { viewNames } from '#projections/ports/views.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

let andu: ServedAndu;
beforeAll(async () => {
  andu = await serveAndu();
}, 60_000);
afterAll(() => andu.close());

const metrics = async (): Promise<string> => (await andu.call('/metrics')).bytes.toString();

/** Waits until the metrics hold this line; gives them. */
async function metricsWith(line: string): Promise<string> {
  let text = await metrics();
  while (!text.split('\n').includes(line)) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    text = await metrics();
  }
  return text;
}

test('the metrics say how far views and log are behind the store', async () => {
  const listed = await andu.as('auditor')('/api/cases');
  expect(listed.status).toBe(200);
  const text = await metricsWith('andu_log_lag_events 0');
  expect(text).toMatch(/^andu_event_store_head [1-9]/m);
  expect(text).toMatch(/^# TYPE andu_view_lag_events gauge$/m);
  for (const view of viewNames) {
    await metricsWith(`andu_view_lag_events{view="${view}"} 0`);
  }
});

test('readiness names the log and every view', async () => {
  const { status, body } = await andu.call('/readyz');
  const { dependencies } = body as {
    dependencies: readonly { readonly name: string; readonly ready: boolean }[];
  };
  expect(status).toBe(200);
  expect(dependencies).toContainEqual(
    expect.objectContaining({ name: 'transparency-log', ready: true }),
  );
  expect(dependencies.filter(({ name }) => name.startsWith('view-'))).toHaveLength(
    viewNames.length,
  );
});

test('readiness and metrics say how far the clock is behind the last event', async () => {
  const { body } = await andu.call('/readyz');
  expect((body as { dependencies: unknown }).dependencies).toContainEqual({
    name: 'clock',
    ready: true,
    detail: '{"code":"ready","behindMs":0}',
  });
  await metricsWith('andu_clock_behind_seconds 0');
});
