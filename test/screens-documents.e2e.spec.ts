import type { Browser, Page } from 'playwright-core';
import { materialKinds } from '#domain/law/materials/material-kinds.ts';
import { barriers } from './system/barriers.ts';
import { takeSeat, type Seat } from './system/browser.ts';
import { sampleCases, startDemonstration, type Demonstration } from './system/demonstration.ts';
import type { RunningAndu } from './system/running-andu.ts';
import { sendFiles } from './system/send-files.ts';
import { smallPdf } from './system/small-pdf.ts';

let server: RunningAndu;
let browser: Browser;
let close: Demonstration['close'];
let caseId: string;
beforeAll(async () => {
  ({ server, browser, close } = await startDemonstration({ synthetic: sampleCases }));
  const seat = await takeSeat(browser, server.url, { user: 'court-shanghai-3-handler' });
  caseId = await seat.page.evaluate(async () => {
    const rows = (await (await fetch('/api/cases')).json()) as { id: string }[];
    return rows[0]!.id;
  });
  await seat.close();
}, 120_000);
afterAll(() => close());

/** A handler of the court before the documents of the case. */
async function atTheDocuments(): Promise<Seat> {
  const seat = await takeSeat(browser, server.url, { user: 'court-shanghai-3-handler' });
  await seat.page.goto(`${server.url}/#/cases/${caseId}/documents`);
  await seat.page.getByRole('heading', { name: '应有材料' }).waitFor();
  return seat;
}

/** Drops files on the area that takes them. */
const drop = (page: Page, files: readonly { name: string; type: string; base64: string }[]) =>
  page.evaluate((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    const area = document.querySelector('[data-testid=upload]')!.closest('.MuiPaper-root')!;
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      area.dispatchEvent(
        new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer }),
      );
    }
  }, files);

test('documents go up several at once, one that is refused stops none, and all are verified', async () => {
  const seat = await atTheDocuments();
  const { page } = seat;
  await page.getByTestId('upload').setInputFiles([
    { name: '裁定书.txt', mimeType: 'text/plain', buffer: Buffer.from('本院裁定如下。') },
    { name: '不是.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%no') },
    { name: '卷宗.pdf', mimeType: 'application/pdf', buffer: smallPdf(3) },
  ]);
  await sendFiles(page);
  await page.getByRole('link', { name: '卷宗.pdf' }).waitFor();
  await page.getByText('未成功').waitFor();
  await page.getByRole('button', { name: '重试' }).waitFor();
  await page.getByRole('button', { name: '全部核验' }).click();
  await page.getByText('与存证一致').nth(1).waitFor();
  await seat.picture('case-documents-verified');
  // The refusal of the file that is no PDF is what the browser may complain of, and nothing else.
  expect(seat.complaints.filter((each) => !each.includes('415'))).toEqual([]);
  await seat.close();
}, 60_000);

test('a closed case offers the kinds that come after its end, and says why no others', async () => {
  const seat = await atTheDocuments();
  const { page } = seat;
  await page.getByText(/^案件已办结，只接收办结之后形成的材料：/).waitFor();
  await page.getByTestId('upload').setInputFiles([
    { name: '减刑建议书.pdf', mimeType: 'application/pdf', buffer: smallPdf(1) },
    { name: '送达回证.pdf', mimeType: 'application/pdf', buffer: smallPdf(1) },
  ]);
  await page.getByText('有 1 个文件从名称看不出类别，请选择').waitFor();
  await page.getByRole('combobox', { name: '未选的都归为' }).click();
  const offered = await page.getByRole('option').allTextContents();
  expect(offered).toContain(materialKinds.serviceReceipts.zh);
  expect(offered).not.toContain(materialKinds.proposal.zh);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '不上传：减刑建议书.pdf' }).click();
  await sendFiles(page);
  await page.getByRole('link', { name: '送达回证.pdf' }).waitFor();
  await seat.picture('case-documents-closed');
  expect(seat.complaints).toEqual([]);
  await seat.close();
}, 60_000);

test('a document is read by keys and by number, with a note pinned to its page, and text as text', async () => {
  const seat = await atTheDocuments();
  const { page } = seat;
  const shown = (number: number) => page.locator(`canvas[data-page="${number}"]`).waitFor();
  await page.getByRole('link', { name: '卷宗.pdf' }).click();
  await page.getByText('/ 3').waitFor();
  await page.keyboard.press('PageDown');
  await shown(2);
  await page.getByLabel('第 2 页的新批注').fill('核对日期');
  await page.getByRole('button', { name: '添加' }).click();
  await page.getByLabel('页码').fill('3');
  await page.getByLabel('页码').press('Enter');
  await shown(3);
  await page.getByRole('button', { name: '第 2 页', exact: true }).click();
  await shown(2);
  const zoom = page.getByText(/^\d+%$/);
  const fitting = await zoom.textContent();
  await page.getByRole('region', { name: '第 2 页' }).press('+');
  await page.waitForFunction((before) => !document.body.textContent.includes(`${before}`), fitting);
  await page.keyboard.press('f');
  await page.getByText(fitting!, { exact: true }).waitFor();
  await seat.picture('reader');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('link', { name: '返回卷宗' }).click();
  await page.getByRole('link', { name: '裁定书.txt' }).click();
  await page.getByText('本院裁定如下。').waitFor();
  expect(seat.complaints).toEqual([]);
  await seat.close();
}, 60_000);

test('what a document states is entered beside it, and what differs from the case is told', async () => {
  const seat = await atTheDocuments();
  const { page } = seat;
  const row = page.getByRole('row').filter({ hasText: '裁定书.txt' });
  await row.getByRole('link', { name: '摘录' }).click();
  await page.getByRole('heading', { name: /摘录材料内容/ }).waitFor();
  const chosen = page.getByRole('combobox', { name: '材料' });
  expect(await chosen.textContent()).toContain('裁定书.txt');
  await page.getByLabel('原判刑期（月）').fill('599');
  await page.getByTestId('verdict').waitFor();
  await page.getByLabel('原判刑期（月）').fill('13');
  await page.getByLabel('历次减刑（月）').fill('6、9');
  await seat.picture('excerpt');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: '摘录材料内容' }).click();
  await page.getByTestId('step-sent').waitFor();
  await page.goto(`${server.url}/#/cases/${caseId}/documents`);
  await page.getByText(/原判刑期（月）不一致：案件信息为\d+，.*为13/).waitFor();
  await row.getByRole('link', { name: '更正摘录' }).waitFor();
  await seat.picture('case-documents-inconsistent');
  expect(seat.complaints).toEqual([]);
  await seat.close();
}, 60_000);

test('a file that is dropped goes on after the connection was lost, from where it was', async () => {
  const seat = await atTheDocuments();
  const { page } = seat;
  const sent: number[] = [];
  let lost = 0;
  await page.route('**/api/documents/uploads/*', (route) => {
    const request = route.request();
    const offset = Number(request.headers()['upload-offset']);
    // The connection goes with the second part, and stays away for the question how far it came.
    if ((request.method() === 'PATCH' && offset > 0 && lost === 0) || lost === 1) {
      lost += 1;
      return route.abort('connectionreset');
    }
    if (request.method() === 'PATCH') sent.push(offset);
    return route.continue();
  });
  const large = Buffer.concat([smallPdf(1), Buffer.alloc(2_500_000, 32)]);
  await drop(page, [
    { name: '大卷宗.pdf', type: 'application/pdf', base64: large.toString('base64') },
  ]);
  await sendFiles(page);
  await page.getByText('上传中').waitFor();
  await page.getByRole('link', { name: '大卷宗.pdf' }).waitFor();
  expect(lost).toBe(2);
  // Each part once: what had arrived was not sent again.
  expect(sent).toEqual([0, 1_048_576, 2_097_152]);
  await seat.close();
}, 60_000);

test('a picture is read larger and smaller, by buttons and by keys', async () => {
  const seat = await atTheDocuments();
  const { page } = seat;
  const png = (await page.screenshot({ type: 'png' })).toString('base64');
  await drop(page, [{ name: '照片.png', type: 'image/png', base64: png }]);
  await sendFiles(page);
  await page.getByRole('link', { name: '照片.png' }).click();
  const picture = page.getByRole('img', { name: '照片.png' });
  await picture.waitFor();
  const width = async (): Promise<number> => (await picture.boundingBox())!.width;
  const until = (isSo: string, than: number) =>
    page.waitForFunction(
      ([comparison, before]) => {
        const now = document.querySelector<HTMLImageElement>('img[alt="照片.png"]')!.width;
        return comparison === 'larger' ? now > before : now < before;
      },
      [isSo, than] as const,
    );
  await page.waitForFunction(
    () => document.querySelector<HTMLImageElement>('img[alt="照片.png"]')!.style.width !== '',
  );
  const fitting = await width();
  await page.getByRole('button', { name: '放大' }).click();
  await until('larger', fitting);
  await page.getByRole('region', { name: '照片.png' }).press('-');
  await page.getByRole('region', { name: '照片.png' }).press('-');
  await until('smaller', fitting);
  await page.getByRole('button', { name: '适合宽度' }).click();
  await page.waitForFunction(
    (before) =>
      Math.abs(document.querySelector<HTMLImageElement>('img[alt="照片.png"]')!.width - before) < 2,
    fitting,
  );
  expect(await barriers(page)).toEqual([]);
  expect(seat.complaints).toEqual([]);
  await seat.close();
}, 60_000);
