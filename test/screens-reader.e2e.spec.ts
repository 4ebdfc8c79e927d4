import type { Browser, Page } from 'playwright-core';
import { takeSeat, type Seat } from './system/browser.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
import { fileOfTheJob, likeness } from './system/likeness.ts';
import type { RunningAndu } from './system/running-andu.ts';

const pdfs = [
  'scan-jbig2.pdf',
  'scan-ccitt-g4.pdf',
  'scan-jpeg2000.pdf',
  'scan-jpeg.pdf',
  'scan-jpeg-cmyk.pdf',
  'scan-flate.pdf',
  'scan-icc.pdf',
] as const;
const texts = ['text-embedded.pdf', 'text-gbk-euc-h.pdf', 'text-unigb-ucs2-h.pdf'] as const;
const damaged = {
  name: '损坏.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n'),
};

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];
let seat: Seat;
let page: Page;
/** Address of each document of the case by its title. */
let addresses: ReadonlyMap<string, string>;

beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration({ synthetic: { cases: 5, seed: 3 } }));
  seat = await takeSeat(browser, server.url, { user: 'court-shanghai-3-handler' });
  ({ page } = seat);
  const caseId = await page.evaluate(
    async () => ((await (await fetch('/api/cases')).json()) as { id: string }[])[0]!.id,
  );
  await page.goto(`${server.url}/#/cases/${caseId}/documents`);
  const files = await Promise.all(
    [...pdfs, ...texts].map(async (name) => ({
      name,
      mimeType: 'application/pdf',
      buffer: await fileOfTheJob(name),
    })),
  );
  await page.getByTestId('upload').setInputFiles([...files, damaged]);
  await page.getByRole('link', { name: damaged.name }).waitFor({ timeout: 60_000 });
  const attached = await page.evaluate(
    async (id) =>
      (
        (await (await fetch(`/api/cases/${id}`)).json()) as {
          documents: { title: string; documentId: string }[];
        }
      ).documents,
    caseId,
  );
  addresses = new Map(
    attached.map(({ title, documentId }) => [title, `/#/cases/${caseId}/documents/${documentId}`]),
  );
}, 180_000);
afterAll(() => close());

const open = async (title: string): Promise<void> => {
  await page.goto(`${server.url}${addresses.get(title)!}`);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
};

const firstPage = () => page.locator('canvas[data-drawn="1"]');

/** Nothing where there should be something differs by more: white paper does by 40 and more in a square. */
const alike = { mean: 6, worst: 24 };

async function expectAlike(name: string): Promise<void> {
  await firstPage().waitFor();
  const found = await likeness(firstPage(), name);
  expect(found.mean).toBeLessThan(alike.mean);
  expect(found.worst).toBeLessThan(alike.worst);
  expect(await page.getByRole('alert').count()).toBe(0);
}

test.each(pdfs)(
  '%s is shown as pdftoppm shows it',
  async (name) => {
    await open(name);
    await expectAlike(name);
  },
  60_000,
);

test.each(texts)(
  '%s is shown, and its text is found',
  async (name) => {
    await open(name);
    await expectAlike(name);
    await page.getByLabel('在文中查找').fill('盗窃');
    await page.getByLabel('在文中查找').press('Enter');
    await page.getByRole('button', { name: '第 1 页', exact: true }).waitFor();
  },
  60_000,
);

test('nothing of a document is shown under the title of another', async () => {
  await open('text-embedded.pdf');
  await firstPage().waitFor();
  await page.getByLabel('在文中查找').fill('盗窃');
  await page.getByLabel('在文中查找').press('Enter');
  await page.getByRole('button', { name: '第 1 页', exact: true }).waitFor();
  await open(damaged.name);
  await page.getByRole('alert').waitFor();
  expect(await firstPage().count()).toBe(0);
  expect(await page.getByText('/ 1').count()).toBe(0);
  expect(await page.getByRole('button', { name: '第 1 页', exact: true }).count()).toBe(0);
  expect(await page.getByLabel('在文中查找').inputValue()).toBe('');
}, 60_000);

test('a page says that a picture of it cannot be decoded, and the next one does not', async () => {
  await seat.context.route('**/wasm/**', (route) => route.abort());
  await open('scan-jbig2.pdf');
  await page.getByText('本页有图像不能解码，该处为空白').waitFor();
  await page.getByRole('link', { name: '打开原件' }).waitFor();
  await seat.picture('reader-undecoded');
  await seat.context.unroute('**/wasm/**');
  await open('scan-ccitt-g4.pdf');
  await expectAlike('scan-ccitt-g4.pdf');
}, 60_000);
