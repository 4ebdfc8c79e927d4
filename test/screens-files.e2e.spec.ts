import { deflateSync } from 'node:zlib';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { takeSeat, type Seat } from './system/browser.ts';
import { startDemonstration, type Demonstration } from './system/demonstration.ts';
import { fileOfTheJob } from './system/likeness.ts';
import type { RunningAndu } from './system/running-andu.ts';
import { sendFiles } from './system/send-files.ts';
import { smallPdf } from './system/small-pdf.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];
let seat: Seat;
let page: Page;
let caseId: string;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'andu-files-'));
  ({ server, browser, close } = await startDemonstration({ synthetic: { cases: 5, seed: 3 } }));
  seat = await takeSeat(browser, server.url, { user: 'court-shanghai-3-handler' });
  ({ page } = seat);
  caseId = await page.evaluate(
    async () => ((await (await fetch('/api/cases')).json()) as { id: string }[])[0]!.id,
  );
}, 180_000);
afterAll(async () => {
  await close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await page.goto(`${server.url}/#/cases/${caseId}/documents`);
  await page.reload();
  await page.getByRole('heading', { name: '应有材料' }).waitFor();
});

/** It is told in the language of the page; that both have a sentence is held beside the sentences. */
const said = (words: string) => page.getByRole('alert').getByText(words).waitFor();

const isThere = (title: string) => page.getByRole('link', { name: title, exact: true }).waitFor();

test('a folder that is dropped is told, and the file beside it is taken', async () => {
  const base64 = smallPdf(1).toString('base64');
  // A script cannot make the entry of a folder: this is what a browser hands over for one.
  await page.evaluate((pdf) => {
    const bytes = Uint8Array.from(atob(pdf), (each) => each.charCodeAt(0));
    const files = [new File([], '一个文件夹'), new File([bytes], '同拖.pdf')];
    const items = files.map(({ name, size }) => ({
      webkitGetAsEntry: () => ({ name, isDirectory: size === 0 }),
    }));
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(drop, 'dataTransfer', { value: { files, items } });
    document.querySelector('[data-testid=upload]')!.closest('.MuiPaper-root')!.dispatchEvent(drop);
  }, base64);
  await sendFiles(page);
  await said('不能上传文件夹');
  await isThere('同拖.pdf');
}, 60_000);

test('a file that is changed while it is uploaded is told, and the next one goes up', async () => {
  const path = join(folder, '会变.txt');
  await writeFile(path, '原文。'.repeat(400_000));
  await page.route(
    '**/api/documents/uploads/*',
    async (route) => {
      await appendFile(path, '改动');
      await route.continue();
    },
    { times: 1 },
  );
  const second = join(folder, '后一份.pdf');
  await writeFile(second, smallPdf(1));
  await page.getByTestId('upload').setInputFiles([path, second]);
  await sendFiles(page);
  await isThere('后一份.pdf');
  await said('文件在上传期间被修改、移动或删除');
  await page.unroute('**/api/documents/uploads/*');
}, 60_000);

test('a file of 0 bytes and one of more than 200 MB are told before anything is sent', async () => {
  await page.evaluate(() => {
    const part = new Blob([new Uint8Array(1024 * 1024)]);
    const transfer = new DataTransfer();
    transfer.items.add(
      new File(
        Array.from({ length: 201 }, () => part),
        '过大.pdf',
      ),
    );
    transfer.items.add(new File([], '空.pdf'));
    const area = document.querySelector('[data-testid=upload]')!.closest('.MuiPaper-root')!;
    area.dispatchEvent(
      new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }),
    );
  });
  await sendFiles(page);
  await said('单个文件不超过 200 MB');
  await said('文件为空（0 字节），未上传');
}, 60_000);

/** A PNG that says so large a size, with the first line of it and no more. */
function bomb(side: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side);
  header.writeUInt32BE(side, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const line = deflateSync(Buffer.alloc(side + 1));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', line),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('a picture of a few bytes that stands for gigabytes is decoded nowhere, and the page lives on', async () => {
  await page.evaluate(() => {
    globalThis.createImageBitmap = () => {
      document.body.setAttribute('data-decoded', '');
      return Promise.reject(new Error('decoded'));
    };
  });
  const buffer = bomb(50_000);
  expect(buffer.length).toBeLessThan(1_000);
  await page.getByTestId('upload').setInputFiles([
    { name: '巨图.png', mimeType: 'image/png', buffer },
    { name: '照片.png', mimeType: 'image/png', buffer: await fileOfTheJob('picture.png') },
  ]);
  await sendFiles(page);
  await isThere('照片.png');
  await said('文件内容过大，不能在网页中显示');
  expect(await page.locator('body[data-decoded]').count()).toBe(0);
  await page.getByRole('link', { name: '巨图.png', exact: true }).click();
  await page.getByRole('alert').getByText('文件内容过大').waitFor();
  await page.getByRole('link', { name: '打开原件' }).waitFor();
  expect(await page.locator('img[alt="巨图.png"]').count()).toBe(0);
  await page.getByRole('link', { name: '返回卷宗' }).click();
  await page.getByRole('link', { name: '照片.png', exact: true }).click();
  await page.getByRole('img', { name: '照片.png' }).waitFor();
}, 60_000);

/** Uploads one of the files of the job and opens it. */
async function opened(name: string): Promise<void> {
  await page
    .getByTestId('upload')
    .setInputFiles([{ name, mimeType: '', buffer: await fileOfTheJob(name) }]);
  await sendFiles(page);
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Sheets of a PDF that Chromium printed. */
const sheetsOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length;

/** Share of dark pixels in a part of the page, as it is seen. */
async function ink(clip: { x: number; y: number; width: number; height: number }): Promise<number> {
  const base64 = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: image.width, height: image.height });
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) dark += Number(data[at]! < 110);
    return dark / (data.length / 4);
  }, base64);
}

test('the pages of a TIFF go on paper one a sheet, with watermark and numbers', async () => {
  await page.addInitScript(() => {
    globalThis.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.reload();
  await opened('scan-g4-two-pages.tif');
  await page.locator('canvas[data-drawn="1"]').waitFor();
  await page.getByRole('button', { name: '打印' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '打印' }).click();
  await page.locator('body[data-printed]').waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.print-sheets footer').allTextContents()).toEqual(
    [1, 2].map((number) => `scan-g4-two-pages.tif · 第 ${number} / 2 页`),
  );
  expect(await page.locator('#andu-watermark').isVisible()).toBe(true);
  await seat.picture('tiff-on-paper');
  await page.emulateMedia({ media: null });
  expect(sheetsOf(await page.pdf())).toBe(2);
}, 60_000);

test('a Word document is drawn where it says, and goes on paper whole, with the watermark', async () => {
  await opened('text.docx');
  const frame = page.frameLocator('iframe[title="text.docx"]');
  const sentence = frame.getByText('罪犯某甲，因盗窃罪被判处有期徒刑');
  const cell = frame.getByRole('cell', { name: '盗窃罪' });
  await sentence.waitFor();
  for (const part of [sentence, cell]) {
    await part.scrollIntoViewIfNeeded();
    const box = (await part.boundingBox())!;
    // Characters, or the empty squares of a machine without a Chinese font, and no plain surface.
    const dark = await ink(box);
    expect(dark).toBeGreaterThan(0.005);
    expect(dark).toBeLessThan(0.5);
  }
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#andu-watermark').isVisible()).toBe(true);
  const shown = await page.locator('iframe[title="text.docx"]').evaluate((element) => ({
    room: element.clientHeight,
    content: (element as HTMLIFrameElement).contentDocument!.documentElement.scrollHeight,
  }));
  expect(shown.room).toBeGreaterThanOrEqual(shown.content - 1);
  await seat.picture('docx-on-paper');
  await page.emulateMedia({ media: null });
}, 60_000);
