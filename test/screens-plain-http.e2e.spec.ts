import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { launchChromium } from '#ops/bench/screens/chromium.ts';
import { caseDesks, parties } from './system/case-desks.ts';
import { newFolder, removeFolder, startServer, type RunningAndu } from './system/running-andu.ts';
import { sendFiles } from './system/send-files.ts';
import { smallPdf } from './system/small-pdf.ts';

/** A name that is not this machine's own for a browser, so that plain HTTP is no secure context. */
const host = 'andu.test';
let url: string;
let folder: string;
let server: RunningAndu;
let browser: Browser;

async function freePort(): Promise<number> {
  const listening = createServer().listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  listening.close();
  return port;
}

beforeAll(async () => {
  const port = await freePort();
  url = `http://${host}:${port}`;
  folder = await newFolder();
  server = await startServer(folder, port, 'error', 'published', { ANDU_BASE_URL: url });
  browser = await launchChromium([`--host-resolver-rules=MAP ${host} 127.0.0.1`]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
  await removeFolder(folder);
});

test('over plain HTTP from another host a case is opened, a file attached, news heard', async () => {
  const desks = caseDesks(browser, url);
  const { page, complaints } = await desks.desk(`${parties.prison.id}-handler`);
  expect(await page.evaluate(() => [isSecureContext, 'randomUUID' in crypto])).toEqual([
    false,
    false,
  ]);
  const caseId = await desks.open();
  await page.getByText('实时', { exact: true }).waitFor();
  await page.goto(`${url}/#/cases/${caseId}/documents`);
  await page
    .getByTestId('upload')
    .setInputFiles([{ name: '判决书.pdf', mimeType: 'application/pdf', buffer: smallPdf(1) }]);
  await sendFiles(page);
  await page.getByRole('link', { name: '判决书.pdf' }).waitFor();
  expect(complaints).toEqual([]);
}, 120_000);
