import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeBundleZip } from '#domain/evidence/bundle-zip.ts';
import { bundleFile } from '#domain/evidence/manifest.ts';
import chromium from '@sparticuz/chromium';
import { chromium as browsers, type Browser, type Page } from 'playwright-core';
import { bundleInFolder } from '../testing/bundle-in-folder.ts';
import { newFolder, removeFolder } from '../testing/log-in-folder.ts';

let folder: string;
let browser: Browser;
let page: Page;
let made: Awaited<ReturnType<typeof bundleInFolder>>;
const asked: string[] = [];

beforeAll(async () => {
  folder = newFolder();
  made = await bundleInFolder(folder, true);
  writeFileSync(join(folder, 'verify.html'), made.files.get(bundleFile.page)!);
  browser = await browsers.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args,
    headless: true,
  });
  page = await browser.newPage();
  page.on('request', (request) => asked.push(request.url()));
}, 120_000);
afterAll(async () => {
  await browser.close();
  removeFolder(folder);
});

test('the page of a bundle verifies itself in a browser, without network', async () => {
  const url = pathToFileURL(join(folder, 'verify.html')).href;
  await page.goto(url);
  expect(await page.textContent('#verdict')).toBe(
    '自身一致，已写入运行者的本机账本；信任文件须另行核对 / Consistent in itself, in the local ledger of its operator; trust not checked',
  );
  expect(await page.textContent('#subject')).toContain(made.event.id);
  expect(await page.textContent('#fingerprint')).toMatch(/^[0-9a-f]{64}$/);
  expect(asked).toEqual([url]);
});

test('the page verifies the whole zip, and names the file that was changed', async () => {
  const zip = Buffer.from(writeBundleZip(made.files));
  const choose = (buffer: Buffer): Promise<void> =>
    page.setInputFiles('#zip', { name: 'evidence.zip', mimeType: 'application/zip', buffer });
  const at = zip.indexOf('盗窃罪');
  await choose(zip.map((byte, index) => (index === at + 2 ? byte ^ 1 : byte)) as Buffer);
  await page.waitForSelector('#verdict.faulty');
  expect(await page.textContent('#faults')).toContain('event.json');
  await choose(zip);
  await page.waitForSelector('#verdict.genuine');
  expect(await page.textContent('#faults')).toBe('');
});

test('a page whose evidence was changed says so', async () => {
  const text = new TextDecoder().decode(made.files.get(bundleFile.page)!);
  const salt = /"salt\.txt":"(.)/.exec(text)!;
  const changed = text.replace(salt[0], `"salt.txt":"${salt[1] === 'Z' ? 'Y' : 'Z'}`);
  writeFileSync(join(folder, 'changed.html'), changed);
  await page.goto(pathToFileURL(join(folder, 'changed.html')).href);
  expect(await page.textContent('#verdict')).toBe('核验未通过 / NOT genuine');
});
