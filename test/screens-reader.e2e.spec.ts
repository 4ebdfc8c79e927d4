import type { Browser, Page } from 'playwright-core';
import { takeSeat, type Seat } from './system/browser.ts';
import { browserWithoutChinese, hasChineseFont } from './system/chinese-font.ts';
import { sendFiles } from './system/send-files.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
import { fileOfTheJob, likeness } from './system/likeness.ts';
import type { RunningAndu } from './system/running-andu.ts';
import { smallPdf } from './system/small-pdf.ts';

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
const tiffs = [
  'scan-g4-two-pages.tif',
  'scan-lzw.tif',
  'scan-jpeg.tif',
  'scan-deflate.tif',
] as const;
const pictures = ['picture.png', 'picture.jpg'] as const;
const plain = ['text-utf-8.txt', 'text-gbk.txt', 'text-gb18030.txt', 'text-utf-16.txt'] as const;
const others = ['text.docx', 'hostile.docx', 'locked.pdf', 'long-strip.pdf'] as const;

const broken = [
  { name: '损坏.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') },
  { name: '损坏.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a00', 'hex') },
  { name: '损坏.tif', mimeType: 'image/tiff', buffer: Buffer.from('49492a0008000000ffff', 'hex') },
  { name: '五页.pdf', mimeType: 'application/pdf', buffer: smallPdf(5) },
] as const;

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];
let seat: Seat;
let casePage: string;
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
  casePage = `${server.url}/#/cases/${caseId}/documents`;
  await page.goto(casePage);
  const files = await Promise.all(
    [...pdfs, ...texts, ...tiffs, ...pictures, ...plain, ...others].map(async (name) => ({
      name,
      mimeType: '',
      buffer: await fileOfTheJob(name),
    })),
  );
  await page.getByTestId('upload').setInputFiles([...files, ...broken]);
  await sendFiles(page);
  await page.getByRole('link', { name: broken.at(-1)!.name }).waitFor({ timeout: 120_000 });
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
}, 300_000);
afterAll(() => close());

const open = async (title: string): Promise<void> => {
  await page.goto(`${server.url}${addresses.get(title)!}`);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
};

const firstPage = () => page.locator('canvas[data-drawn="1"]');

/** Nothing where there should be something differs by more: white paper does by 40 and more in a square. */
const alike = { mean: 6, worst: 24 };

async function expectAlike(name: string, shown = firstPage()): Promise<void> {
  await shown.waitFor();
  const found = await likeness(shown, name);
  expect(found.mean).toBeLessThan(alike.mean);
  expect(found.worst).toBeLessThan(alike.worst);
  expect(await page.getByRole('alert').count()).toBe(0);
}

/** Something is drawn on the first page, and not over the whole of it. */
async function expectInk(on: Page): Promise<void> {
  const first = on.locator('canvas[data-drawn="1"]');
  await first.waitFor();
  const share = await first.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const { data } = (element as HTMLCanvasElement)
      .getContext('2d')!
      .getImageData(0, 0, width, height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) dark += Number(data[at]! < 110);
    return dark / (width * height);
  });
  expect(share).toBeGreaterThan(0.001);
  expect(share).toBeLessThan(0.3);
  expect(await on.getByRole('alert').count()).toBe(0);
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
    // Characters whose font is not in the file are drawn by one of the machine: where it has none,
    // they are squares, and the text is found all the same.
    if (name === 'text-embedded.pdf' || (await hasChineseFont(page))) await expectAlike(name);
    else await expectInk(page);
    await page.getByLabel('在文中查找').fill('盗窃');
    await page.getByLabel('在文中查找').press('Enter');
    await page.getByRole('button', { name: '第 1 页', exact: true }).waitFor();
  },
  60_000,
);

test('a browser without a Chinese font draws squares for it and finds its words all the same', async () => {
  const bare = await browserWithoutChinese();
  const other = await takeSeat(bare, server.url, { user: 'court-shanghai-3-handler' });
  expect(await hasChineseFont(other.page)).toBe(false);
  // The outlines are in the file itself, and nothing is asked of the machine.
  await other.page.goto(`${server.url}${addresses.get('text-embedded.pdf')!}`);
  const drawn = other.page.locator('canvas[data-drawn="1"]');
  await drawn.waitFor();
  const found = await likeness(drawn, 'text-embedded.pdf');
  expect([found.mean < alike.mean, found.worst < alike.worst]).toEqual([true, true]);
  for (const name of ['text-gbk-euc-h.pdf', 'text-unigb-ucs2-h.pdf']) {
    await other.page.goto(`${server.url}${addresses.get(name)!}`);
    await other.page.getByRole('heading', { level: 1, name }).waitFor();
    await expectInk(other.page);
    await other.page.getByLabel('在文中查找').fill('盗窃');
    await other.page.getByLabel('在文中查找').press('Enter');
    await other.page.getByRole('button', { name: '第 1 页', exact: true }).waitFor();
  }
  await bare.close();
}, 90_000);

test('words that a page of a scan does not have as text are told apart from words that are not there', async () => {
  await open('scan-jbig2.pdf');
  const find = page.getByLabel('在文中查找');
  await find.fill('盗窃');
  await find.press('Enter');
  await page.getByText('本页无文字层，不能查找').waitFor();
  await open('text-embedded.pdf');
  await find.fill('无此词');
  await find.press('Enter');
  await page.getByText('未找到', { exact: true }).waitFor();
  await open('五页.pdf');
  await find.fill('Page');
  await find.press('Enter');
  await page.getByText('5 页中找到').waitFor();
  await page.getByRole('button', { name: '下一处' }).click();
  await page.locator('canvas[data-drawn="2"]').waitFor();
  await seat.picture('reader-search');
}, 60_000);

test.each(tiffs)(
  '%s is shown as its own decoder shows it',
  async (name) => {
    await open(name);
    await expectAlike(name);
    await seat.picture(`reader-${name}`);
  },
  60_000,
);

test('a TIFF of two pages is turned as any document is', async () => {
  await open('scan-g4-two-pages.tif');
  await page.getByText('/ 2').waitFor();
  await page.keyboard.press('PageDown');
  await page.locator('canvas[data-drawn="2"]').waitFor();
}, 60_000);

test.each(pictures)(
  '%s is shown as its own decoder shows it',
  async (name) => {
    await open(name);
    const picture = page.getByRole('img', { name });
    await picture.waitFor();
    await picture.evaluate((image) => (image as HTMLImageElement).decode());
    await expectAlike(name, picture);
  },
  60_000,
);

test.each(plain)(
  '%s is read as it was written',
  async (name) => {
    await open(name);
    await page.getByText('确有悔改表现，建议减刑六个月').waitFor();
    if (name === 'text-gb18030.txt') await page.getByText('𠮷').waitFor();
  },
  60_000,
);

test('a Word document is shown by its content', async () => {
  await open('text.docx');
  const frame = page.frameLocator('iframe[title="text.docx"]');
  await frame.getByText('罪犯某甲，因盗窃罪被判处有期徒刑').waitFor();
  await frame.getByRole('cell', { name: '盗窃罪' }).waitFor();
  await seat.picture('reader-docx');
}, 60_000);

const armed = 'script, iframe, [href]:not([href^="data:image/"]), [src]:not([src^="data:image/"])';

test('a Word document runs nothing, fetches nothing and leads nowhere', async () => {
  const before = seat.complaints.length;
  const fetched: string[] = [];
  const refused: string[] = [];
  page.on('response', (answer) => {
    if (answer.status() >= 400) refused.push(answer.url());
  });
  page.on('request', (request) => {
    if (request.frame() !== page.mainFrame()) fetched.push(request.url());
  });
  await open('hostile.docx');
  const frame = page.frameLocator('iframe[title="hostile.docx"]');
  await frame.getByText('正文可见').waitFor();
  await frame.getByText('点我').click();
  await frame.getByText('正文可见').waitFor();
  expect(await frame.locator(armed).count()).toBe(0);
  expect(await page.evaluate(() => 'hostile' in globalThis)).toBe(false);
  expect(fetched.filter((address) => !address.startsWith('about:'))).toEqual([]);
  // With the address of what was not found, if something was not: the browser does not say it.
  expect([...seat.complaints.slice(before), ...refused]).toEqual([]);
}, 60_000);

test('a locked document asks for its password, and says when it is not right', async () => {
  await open('locked.pdf');
  await page.getByText('文件设有打开密码').waitFor();
  await page.getByRole('link', { name: '打开原件' }).waitFor();
  const password = page.getByLabel('打开密码');
  await password.fill('wrong');
  await password.press('Enter');
  await page.getByText('密码不正确').waitFor();
  await seat.picture('reader-locked');
  await password.fill('mima-2026');
  await password.press('Enter');
  await expectAlike('text-embedded.pdf');
}, 60_000);

test.each([
  ['损坏.pdf', '文件已损坏或不完整'],
  ['损坏.png', '图片不能显示'],
  ['损坏.tif', '文件中没有任何页'],
])(
  '%s is said to be damaged, with the way to the original',
  async (name, words) => {
    await open(name);
    await page.getByRole('alert').getByText(words).waitFor();
    await page.getByRole('link', { name: '打开原件' }).waitFor();
    await seat.picture(`reader-${name}`);
  },
  60_000,
);

test('a page longer than a browser draws is drawn all the same, less sharp', async () => {
  await open('long-strip.pdf');
  await firstPage().waitFor();
  const zoom = page.getByRole('button', { name: '放大' });
  for (let step = 0; step < 8; step += 1) await zoom.click();
  await page.getByText('500%').waitFor();
  await page.getByText('已按浏览器的上限绘制').waitFor();
  const ink = await firstPage().evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const at = (y: number) => canvas.getContext('2d')!.getImageData(9, y, 1, 1).data[0];
    return { top: at(9), middle: at(canvas.height / 2), foot: at(canvas.height - 9) };
  });
  expect(ink).toEqual({ top: 0, middle: 255, foot: 0 });
}, 60_000);

test('a range goes on paper, one page a sheet, each with its number', async () => {
  await page.addInitScript(() => {
    globalThis.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.reload();
  await open('五页.pdf');
  await firstPage().waitFor();
  // The browser's own command: the page that is shown, on one sheet.
  expect(sheetsOf(await page.pdf())).toBe(1);
  await page.getByRole('button', { name: '打印' }).click();
  await page.getByLabel('页码范围').fill('2-4');
  await page.getByRole('dialog').getByRole('button', { name: '打印' }).click();
  await page.locator('body[data-printed]').waitFor();
  await page.emulateMedia({ media: 'print' });
  const numbers = await page.locator('.print-sheets footer').allTextContents();
  expect(await page.locator('#andu-watermark').isVisible()).toBe(true);
  await seat.picture('reader-on-paper');
  await page.emulateMedia({ media: null });
  expect(numbers).toEqual([2, 3, 4].map((number) => `五页.pdf · 第 ${number} / 5 页`));
  expect(sheetsOf(await page.pdf())).toBe(3);
  // What was made for the paper goes when it is printed.
  await page.locator('.print-sheets').waitFor({ state: 'detached' });
}, 60_000);

/** Sheets of a PDF that Chromium printed. */
const sheetsOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length;

test('what is wrong with a file is said where it is chosen', async () => {
  await page.goto(casePage);
  await page.getByTestId('upload').setInputFiles([
    { name: '空.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
    { name: '上锁.pdf', mimeType: 'application/pdf', buffer: await fileOfTheJob('locked.pdf') },
    {
      name: '其实是文档.pdf',
      mimeType: 'application/pdf',
      buffer: await fileOfTheJob('text.docx'),
    },
  ]);
  await sendFiles(page);
  await page.getByText('文件为空（0 字节），未上传').waitFor();
  await page.getByText('其他机关没有密码不能阅读').waitFor();
  await page.getByText('内容却是Word 文档（DOCX）；请改为 .docx 再上传').waitFor();
  await seat.picture('upload-words');
}, 60_000);

test('nothing of a document is shown under the title of another', async () => {
  await open('text-embedded.pdf');
  await firstPage().waitFor();
  await page.getByLabel('在文中查找').fill('盗窃');
  await page.getByLabel('在文中查找').press('Enter');
  await page.getByRole('button', { name: '第 1 页', exact: true }).waitFor();
  await open('损坏.pdf');
  await page.getByRole('alert').waitFor();
  expect(await firstPage().count()).toBe(0);
  expect(await page.getByText('/ 1').count()).toBe(0);
  expect(await page.getByRole('button', { name: '第 1 页', exact: true }).count()).toBe(0);
  // There is nothing to search in, so that nothing found before can stand there.
  expect(await page.getByLabel('在文中查找').count()).toBe(0);
  await open('五页.pdf');
  await firstPage().waitFor();
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
