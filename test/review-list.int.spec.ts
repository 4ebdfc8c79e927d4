import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveAndu, type ServedAndu } from './system/served-andu.ts';

const facts = JSON.parse(
  readFileSync(join(import.meta.dirname, '../docs/examples/facts.json'), 'utf8'),
) as Record<string, unknown>;
const limit = { arrestExecuted: '2026-03-04', receiptReceived: '2026-03-09' };

let andu: ServedAndu;
beforeAll(async () => {
  andu = await serveAndu();
}, 60_000);
afterAll(() => andu.close());

const review = (body: unknown) =>
  andu.signedBy('prison-baimaoling')('/api/review', { method: 'POST', body });

describe('a list for review', () => {
  test('gives each item its own answer in its place, whatever the others are', async () => {
    const items = [facts, { ...facts, sentenceEnd: '2026-02-30' }, limit, null, 7, facts];
    const { status, body } = await review(items);
    expect(status).toBe(200);
    expect(body).toEqual([
      expect.objectContaining({ verdict: 'eligible' }),
      { errors: [expect.objectContaining({ field: 'sentenceEnd' })] },
      expect.objectContaining({ kind: 'arrestReceipt', due: '2026-03-09' }),
      { errors: [expect.anything()] },
      { errors: [expect.anything()] },
      expect.objectContaining({ verdict: 'eligible' }),
    ]);
  });

  test('may be empty', async () => {
    expect(await review([])).toMatchObject({ status: 200, body: [] });
  });

  test('that is too long is refused as a whole, with the number that is taken', async () => {
    const { status, body } = await review(Array.from({ length: 1001 }, () => limit));
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'schema-violation' });
    expect(JSON.stringify(body)).toContain('1000');
  });

  test('stands in the API document, beside the single question and the command', async () => {
    const { body } = await andu.call('/api/openapi.json');
    const document = body as {
      paths: Record<
        string,
        { post: { requestBody: { content: Record<string, { schema: object }> } } }
      >;
    };
    const { schema } = document.paths['/api/review']!.post.requestBody.content['application/json']!;
    const { anyOf } = schema as { anyOf: readonly Record<string, unknown>[] };
    expect(anyOf).toContainEqual(expect.objectContaining({ type: 'array', maxItems: 1000 }));
    expect(anyOf).toContainEqual(
      expect.objectContaining({
        properties: expect.objectContaining({ caseId: expect.anything() }),
      }),
    );
  });
});
