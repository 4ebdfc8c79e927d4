import type { AccessLogAnswer } from '#read-api/events/event-answers.ts';
import { createHash } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishedCaseSeats } from '#demo/directory.ts';
import { opening } from '#domain/casework/testing/scenario.ts';
import { AgencyId } from '#domain/kernel/ids.ts';
import { fileOfTheJob } from './system/likeness.ts';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

let andu: ServedAndu;
beforeAll(async () => {
  andu = await serveAndu();
}, 60_000);
afterAll(() => andu.close());

const handler = 'prison-baimaoling-handler';
const seat = publishedCaseSeats['PC11']!;
const pdf = Buffer.from('%PDF-1.7\n减刑建议书\n%%EOF\n');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const sm3 = (bytes: Uint8Array): string => createHash('sm3').update(bytes).digest('hex');

function form(bytes: Uint8Array, name: string, fields: Record<string, string> = {}): FormData {
  const content = new FormData();
  for (const [key, value] of Object.entries(fields)) content.set(key, value);
  content.set('file', new Blob([new Uint8Array(bytes)]), name);
  return content;
}
const uuid = '0b9f7c1e-1111-4222-8333-444455556666';
const storedFiles = async (): Promise<string[]> =>
  (await readdir(join(andu.folder, 'documents'), { recursive: true })).toSorted();
const upload = (bytes: Uint8Array, name = '建议书.pdf', fields = {}) =>
  andu.as(handler)('/api/documents', { body: form(bytes, name, fields) });

describe('a document', () => {
  test('comes back byte for byte, with both digests and its type', async () => {
    const stored = await upload(pdf);
    expect(stored).toMatchObject({
      status: 201,
      body: {
        name: '建议书.pdf',
        mediaType: 'application/pdf',
        size: pdf.length,
        digests: { sm3: sm3(pdf), sha256: sha256(pdf) },
      },
    });
    const { documentId } = stored.body as { documentId: string };
    const read = await andu.as(handler)(`/api/documents/${documentId}`);
    expect(read.bytes).toEqual(pdf);
    expect(read.headers.get('content-type')).toBe('application/pdf');
    const part = await andu.as(handler)(`/api/documents/${documentId}`, {
      headers: { range: 'bytes=0-4' },
    });
    expect([part.status, part.bytes.toString()]).toEqual([206, '%PDF-']);
    const checked = await andu.as(handler)(`/api/documents/${documentId}/verification`);
    expect(checked.body).toMatchObject({ intact: true, found: { sm3: sm3(pdf) } });
  });

  test('read through a case is a look at that case, without one a look of its own', async () => {
    const agencies = {
      prison: AgencyId('prison-baimaoling'),
      procuratorate: seat.procuratorate.id,
      court: seat.court.id,
      justiceBureau: seat.justiceBureau.id,
    };
    const command = (data: object, caseId?: string) => ({
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: caseId === undefined ? { data } : { caseId, data },
    });
    const opened = await andu.signedBy('prison-baimaoling')(
      '/api/commands/openCase',
      command(opening({ agencies })),
    );
    const { caseId } = opened.body as { caseId: string };
    const stored = (await upload(pdf)).body as { documentId: string; size: number };
    const { documentId, size } = stored;
    const attached = await andu.as(handler)(
      '/api/commands/attachDocument',
      command(
        {
          on: '2026-11-02',
          documentId,
          material: 'proposal',
          title: '建议书',
          mediaType: 'application/pdf',
          size,
          sm3: sm3(pdf),
          sha256: sha256(pdf),
          agency: 'prison',
        },
        caseId,
      ),
    );
    expect(attached.status).toBe(201);
    // It may be meant for the case by whoever reads its documents, and by nobody else.
    const meant = (user: string) =>
      andu.as(user)('/api/documents', { body: form(pdf, 'x.pdf', { caseId }) });
    expect((await meant(handler)).status).toBe(201);
    expect((await meant('prison-liaocheng-handler')).status).toBe(403);
    const court = andu.as(`${agencies.court}-handler`);
    expect((await court(`/api/documents/${documentId}?caseId=${caseId}`)).status).toBe(200);
    await court(`/api/documents/${documentId}/verification?caseId=${caseId}`);
    await andu.as(handler)(`/api/documents/${documentId}`);
    const looks = async (asked: string) =>
      (await andu.as('auditor')(`/api/access-log?${asked}`)).body as {
        looks: AccessLogAnswer['looks'];
      };
    expect((await looks(`caseId=${caseId}`)).looks).toMatchObject(
      ['DocumentVerified', 'DocumentRead'].map((what) => ({
        what,
        caseId,
        actor: { id: `${agencies.court}-handler` },
        detail: { documentId },
      })),
    );
    const [own] = (await looks(`actor=${handler}`)).looks;
    expect(own).toMatchObject({ what: 'DocumentRead', caseId: null, detail: { documentId } });
    // Who looked has a name, as far as an auditor is told names.
    expect(own!.person!.name).toMatch(/^\p{Script=Han}某$/u);
    expect(own!.person!.post).not.toBeNull();
  });

  test('whose bytes and whatever lies beside them were exchanged is not what was recorded', async () => {
    const { documentId } = (await upload(pdf)).body as { documentId: string };
    const forged = Buffer.from(pdf.toString().replace('减刑', '假释'));
    const place = join(andu.folder, 'documents', documentId.slice(0, 2), documentId);
    await writeFile(place, forged);
    await writeFile(
      `${place}.json`,
      JSON.stringify({
        documentId,
        name: '建议书.pdf',
        mediaType: 'application/pdf',
        size: forged.length,
        sm3: sm3(forged),
        sha256: sha256(forged),
      }),
    );
    const checked = () => andu.as(handler)(`/api/documents/${documentId}/verification`);
    expect((await checked()).body).toMatchObject({
      intact: false,
      recorded: { sm3: sm3(pdf) },
      found: { sm3: sm3(forged) },
    });
    // Of the same size, and not given out, whole or in part; mended, it is.
    const read = () => andu.as(handler)(`/api/documents/${documentId}`);
    expect(await read()).toMatchObject({ status: 503, body: { code: 'document-damaged' } });
    const told = JSON.stringify((await read()).body);
    expect([told.includes('事件'), told.includes(documentId)]).toEqual([false, true]);
    // Named for the administrator; the server is ready for everything else.
    const { status, body } = await andu.call('/readyz');
    expect([status, JSON.stringify(body).includes(`/${documentId}`)]).toEqual([200, true]);
    await writeFile(place, pdf);
    expect((await read()).status).toBe(200);
    await writeFile(place, forged);
    expect((await read()).status).toBe(503);
    await rm(place);
    expect((await checked()).body).toMatchObject({ intact: false, found: null });
    expect(await read()).toMatchObject({ status: 503, body: { code: 'document-damaged' } });
  });

  test.each([
    ['a few bytes before it', Buffer.concat([Buffer.from('\r\n\0'), pdf]), 'x.pdf', 'x.pdf'],
    ['a blank after it', pdf, '建议书.pdf ', '建议书.pdf'],
    ['its dot in full width', pdf, '建议书．pdf', '建议书.pdf'],
  ])('is taken with %s', async (_, bytes, name, kept) => {
    const stored = await upload(bytes, name);
    expect(stored).toMatchObject({ status: 201, body: { name: kept, size: bytes.length } });
  });

  test.each(['text-utf-8.txt', 'text-gbk.txt', 'text-gb18030.txt', 'text-utf-16.txt', 'text.docx'])(
    'is taken in any coding that the reader shows: %s',
    async (name) => {
      const bytes = await fileOfTheJob(name);
      expect(await upload(bytes, name)).toMatchObject({
        status: 201,
        body: { size: bytes.length },
      });
    },
  );

  test('named as another kind is refused with what it is', async () => {
    const answer = await upload(await fileOfTheJob('text.docx'), '裁定.xlsx');
    expect(answer.status).toBe(415);
    expect(JSON.stringify(answer.body)).toContain('Word 文档（DOCX）；请改为 .docx');
  });

  test('is not read by another agency, nor by nobody', async () => {
    const { documentId } = (await upload(pdf)).body as { documentId: string };
    const path = `/api/documents/${documentId}`;
    expect((await andu.as('court-shanghai-3-handler')(path)).status).toBe(403);
    expect((await andu.call(path)).status).toBe(401);
  });

  test.each([
    ['a name that lies', Buffer.from('MZ\x90\0'), '建议书.pdf', {}, 415],
    ['a ZIP named as a document', Buffer.from('PK\x03\x04 nothing'), 'x.docx', {}, 415],
    ['a document named as another', pdf, 'x.docx', {}, 415],
    ['a program', Buffer.from('#!/bin/sh'), 'x.sh', {}, 415],
    ['a name that turns its direction', pdf, 'a\u202Efdp.exe.pdf', {}, 400],
    ['a name that nobody sees', pdf, '\u200B.pdf', {}, 400],
    ['a page', Buffer.from('<script>alert(1)</script>'), 'x.html', {}, 415],
    ['bytes as text', Buffer.from([0xff, 0xfe, 0x00]), 'x.txt', {}, 415],
    ['nothing', Buffer.alloc(0), 'x.pdf', {}, 400],
    ['another digest', pdf, 'x.pdf', { sha256: '0'.repeat(64) }, 400],
    ['no digest', pdf, 'x.pdf', { sha256: 'abc' }, 400],
    ['a long name', pdf, `${'长'.repeat(300)}.pdf`, {}, 400],
  ])('%s is refused', async (_, bytes, name, fields, status) => {
    const answer = await upload(bytes, name, fields);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  test.each<[string, string, Buffer]>([
    ['whose boundary has no end', 'x'.repeat(5_000), Buffer.from('--x')],
    [
      'whose name is no UTF-8',
      'x',
      Buffer.concat([
        Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="'),
        Buffer.from([0xd6, 0xd0]),
        Buffer.from('.pdf"\r\ncontent-type: application/pdf\r\n\r\n'),
        pdf,
        Buffer.from('\r\n--x--\r\n'),
      ]),
    ],
  ])('in a form %s is refused', async (_, boundary, body) => {
    const answer = await andu.as(handler)('/api/documents', {
      method: 'POST',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      body,
    });
    expect(answer.status).toBe(400);
  });

  test.each([
    ['with two files', 'file:a.txt file:b.txt', '一次只能上传一个文件'],
    ['with a file by another name', 'scan:a.txt', '缺少文件'],
    ['with a second file by another name', 'file:a.txt x:b.txt', '逐个'],
    ['without a file', `sha256=${'0'.repeat(64)}`, '缺少文件'],
    ['with a field that nobody knows', 'sm3=x file:a.txt', '/sm3'],
    ['with a field after its file', 'file:a.txt sha256=x', '字段须在文件之前'],
    ['with a field twice', `caseId=${uuid} caseId=${uuid} file:a.txt`, '一次'],
    ['for a case that is none', 'caseId=1 file:a.txt', '/caseId'],
    ['for a case that is not there', `caseId=${uuid} file:a.txt`, '没有这个案件'],
  ])('in a form %s is refused whole, in words, and nothing is stored', async (_, parts, words) => {
    const body = new FormData();
    for (const [, key = '', isFile, value = ''] of parts.matchAll(/(\w+)(:)?=?(\S+)/g)) {
      if (isFile === undefined) body.append(key, value);
      else body.append(key, new Blob(['a']), value);
    }
    const before = await storedFiles();
    const answer = await andu.as(handler)('/api/documents', { body });
    expect([400, 404]).toContain(answer.status);
    expect(JSON.stringify(answer.body)).toContain(words);
    expect(await storedFiles()).toEqual(before);
  });

  test('without a form, or by somebody who submits none, is refused', async () => {
    expect((await andu.as(handler)('/api/documents', { body: { file: 'x' } })).status).toBe(415);
    const analyst = await andu.as('analyst')('/api/documents', { body: form(pdf, 'x.pdf') });
    expect(analyst.status).toBe(403);
  });

  test('comes in parts, and goes on after a break', async () => {
    const bytes = Buffer.concat([pdf, Buffer.alloc(100_000, 7)]);
    const mine = andu.as(handler);
    const begun = await mine('/api/documents/uploads', {
      body: { name: '卷宗.pdf', size: bytes.length, sha256: sha256(bytes) },
    });
    const path = `/api/documents/uploads/${(begun.body as { uploadId: string }).uploadId}`;
    const part = (from: number, to: number) =>
      mine(path, {
        method: 'PATCH',
        headers: { 'upload-offset': String(from), 'content-type': 'application/octet-stream' },
        body: bytes.subarray(from, to),
      });
    expect((await part(0, 40_000)).body).toMatchObject({ offset: 40_000 });
    // Where it is, in its own words: no case has anything to do with it.
    expect(await part(0, 40_000)).toMatchObject({
      status: 409,
      body: {
        code: 'upload-offset-differs',
        violations: [{ rule: 'UPLOAD-OFFSET', expected: '40000' }],
      },
    });
    const longer = await mine(path, {
      method: 'PATCH',
      headers: { 'upload-offset': '40000', 'content-type': 'application/octet-stream' },
      body: Buffer.alloc(bytes.length),
    });
    expect(longer.status).toBe(413);
    expect(JSON.stringify(longer.body)).toContain(`登记的文件大小为 ${bytes.length} 字节`);
    expect(JSON.stringify(longer.body)).not.toContain('200 MB');
    const whole = await mine(path, {
      method: 'PATCH',
      headers: { 'upload-offset': '40000', 'content-type': 'application/octet-stream' },
      body: Buffer.alloc(5 * 1024 * 1024),
    });
    expect(whole).toMatchObject({ status: 413, body: { violations: [{ rule: 'BODY-SIZE' }] } });
    expect(JSON.stringify(whole.body)).toContain('一个分段不超过 4 MiB');
    expect((await mine(path)).body).toMatchObject({ offset: 40_000, size: bytes.length });
    // Somebody else, and who comes too late, is told the same: what to do, and not which of the two it is.
    const nowhere = '/api/documents/uploads/0b9f7c1e-1111-4222-8333-444455556666';
    const gone = { status: 404, body: { violations: [{ rule: 'UPLOAD-GONE' }] } };
    expect(await andu.as('court-shanghai-3-handler')(path)).toMatchObject(gone);
    expect(await mine(nowhere)).toMatchObject(gone);
    const last = await part(40_000, bytes.length);
    expect(last.body).toMatchObject({ digests: { sm3: sm3(bytes), sha256: sha256(bytes) } });
    // An answer that was lost can be had again, by the same part or by asking.
    expect((await part(40_000, bytes.length)).body).toEqual(last.body);
    expect((await mine(path)).body).toEqual({
      ...(last.body as object),
      uploadId: path.split('/').at(-1),
      offset: bytes.length,
    });
    expect((await part(40_000, bytes.length - 1)).status).toBe(409);
    expect((await part(0, 40_000)).status).toBe(409);
    expect((await part(bytes.length, bytes.length)).status).toBe(409);
  });

  test('of which eight equal parts come at once takes one of them, and makes one document of the end', async () => {
    const bytes = Buffer.concat([pdf, Buffer.alloc(2_000_000, 32)]);
    const mine = andu.as(handler);
    const begun = await mine('/api/documents/uploads', {
      body: { name: '卷宗.pdf', size: bytes.length, sha256: sha256(bytes) },
    });
    const path = `/api/documents/uploads/${(begun.body as { uploadId: string }).uploadId}`;
    const eight = (from: number, to: number) =>
      Promise.all(
        Array.from({ length: 8 }, () =>
          mine(path, {
            method: 'PATCH',
            headers: { 'upload-offset': String(from), 'content-type': 'application/octet-stream' },
            body: bytes.subarray(from, to),
          }),
        ),
      );
    const first = (await eight(0, 1_000_000)).map(({ status }) => status);
    expect(first.toSorted((a, b) => a - b)).toEqual([200, ...Array<number>(7).fill(409)]);
    expect((await mine(path)).body).toMatchObject({ offset: 1_000_000 });
    const last = await eight(1_000_000, bytes.length);
    const made = last.filter(({ status }) => status === 200);
    expect(made.length).toBeGreaterThan(0);
    expect(last.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
    const ids = new Set(made.map(({ body }) => (body as { documentId: string }).documentId));
    expect(ids.size).toBe(1);
    const read = await mine(`/api/documents/${[...ids][0]}`);
    expect(read.bytes.equals(bytes)).toBe(true);
  });

  test.each([
    ['without a byte', { size: 0 }, 400, '文件为空'],
    ['that is too large', { size: 300 * 1024 * 1024 }, 413, '200 MB'],
    ['whose kind is not taken', { name: 'x.exe' }, 415, '.exe'],
  ])('%s is refused when it is announced, in words', async (_, changes, status, words) => {
    const answer = await andu.as(handler)('/api/documents/uploads', {
      body: { name: 'x.pdf', size: 10, sha256: sha256(pdf), ...changes },
    });
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toContain(words);
  });

  test('whose parts do not give the announced digest is refused', async () => {
    const mine = andu.as(handler);
    const begun = await mine('/api/documents/uploads', {
      body: { name: 'x.pdf', size: pdf.length, sha256: '0'.repeat(64) },
    });
    const { uploadId } = begun.body as { uploadId: string };
    const path = `/api/documents/uploads/${uploadId}`;
    const send = () => mine(path, part(0, pdf));
    const refused = { status: 400, body: { code: 'content-digest-mismatch' } };
    expect(await send()).toMatchObject(refused);
    // Sent again, and asked for, it is refused for the same reason; another one may begin.
    expect(await send()).toMatchObject(refused);
    expect(await mine(path)).toMatchObject(refused);
  });

  test('that is complete says so to a part that it does not end with', async () => {
    const mine = andu.as(handler);
    const begun = await mine('/api/documents/uploads', {
      body: { name: 'x.pdf', size: pdf.length, sha256: sha256(pdf) },
    });
    const path = `/api/documents/uploads/${(begun.body as { uploadId: string }).uploadId}`;
    expect((await mine(path, part(0, pdf))).status).toBe(200);
    const other = Buffer.from(pdf).fill('x', 9);
    const answer = await mine(path, part(0, other));
    expect(answer).toMatchObject({ status: 409, body: { code: 'upload-offset-differs' } });
    expect(JSON.stringify(answer.body)).toContain('已上传完毕');
  });
});

const part = (offset: number, body: Buffer) => ({
  method: 'PATCH',
  headers: { 'upload-offset': String(offset), 'content-type': 'application/octet-stream' },
  body,
});
