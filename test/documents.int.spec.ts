import { createHash } from 'node:crypto';
import { publishedCaseSeats } from '#domain/access/organisation.ts';
import { opening } from '#domain/casework/testing/scenario.ts';
import { AgencyId } from '#domain/kernel/ids.ts';
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
    const court = andu.as(`${agencies.court}-handler`);
    expect((await court(`/api/documents/${documentId}?caseId=${caseId}`)).status).toBe(200);
    await court(`/api/documents/${documentId}/verification?caseId=${caseId}`);
    await andu.as(handler)(`/api/documents/${documentId}`);
    const looks = async (asked: string) =>
      (await andu.as('auditor')(`/api/access-log?${asked}`)).body as {
        looks: { what: string; caseId: string | null; actor: { id: string }; detail: object }[];
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
  });

  test('is not read by another agency, nor by nobody', async () => {
    const { documentId } = (await upload(pdf)).body as { documentId: string };
    const path = `/api/documents/${documentId}`;
    expect((await andu.as('court-shanghai-3-handler')(path)).status).toBe(403);
    expect((await andu.call(path)).status).toBe(401);
  });

  test.each([
    ['a name that lies', Buffer.from('MZ\x90\0'), '建议书.pdf', {}, 415],
    ['a program', Buffer.from('#!/bin/sh'), 'x.sh', {}, 415],
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
    expect((await part(0, 40_000)).status).toBe(409);
    expect((await mine(path)).body).toMatchObject({ offset: 40_000, size: bytes.length });
    expect((await andu.as('court-shanghai-3-handler')(path)).status).toBe(404);
    expect((await part(40_000, bytes.length)).body).toMatchObject({
      digests: { sm3: sm3(bytes), sha256: sha256(bytes) },
    });
    expect((await mine(path)).status).toBe(404);
  });

  test('whose parts do not give the announced digest is refused', async () => {
    const mine = andu.as(handler);
    const begun = await mine('/api/documents/uploads', {
      body: { name: 'x.pdf', size: pdf.length, sha256: '0'.repeat(64) },
    });
    const answer = await mine(
      `/api/documents/uploads/${(begun.body as { uploadId: string }).uploadId}`,
      {
        method: 'PATCH',
        headers: { 'upload-offset': '0', 'content-type': 'application/octet-stream' },
        body: pdf,
      },
    );
    expect(answer).toMatchObject({ status: 400, body: { code: 'content-digest-mismatch' } });
  });
});
