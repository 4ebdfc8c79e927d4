import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Principal } from '#domain/access/principal.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { openCallLimits, sourceOf } from './call-limits.ts';
import type { CallRecord } from './ports.ts';
import { refusedCalls } from './recorded-calls.ts';
import { otherSources, sumLimits } from './refusal-sums.ts';

const handler = {
  kind: 'person',
  id: 'handler',
  agency: null,
  role: 'auditor',
} as never as Principal;
const refused = (source: string, principal: Principal | null = null): CallRecord => ({
  correlationId: 'a',
  principal,
  source,
  method: 'GET',
  route: '/api/cases',
  status: 401,
  code: 'unauthenticated',
});

function recording() {
  const kept: { type: string; data: JsonObject }[] = [];
  const calls = refusedCalls(
    async (_stream, type, data) => void kept.push({ type, data }),
    () => '2026-11-30T00:00:00.000Z',
    (error) => {
      throw error;
    },
  );
  return { kept, calls };
}

describe('refused calls', () => {
  test('of somebody known are events, one each', async () => {
    const { kept, calls } = recording();
    await calls.record(refused('10.0.0.1', handler));
    await calls.record(refused('10.0.0.1', handler));
    expect(kept.map(({ type }) => type)).toEqual(['CallRefused', 'CallRefused']);
    await calls.close();
    expect(kept).toHaveLength(2);
  });

  test('of nobody are one event a source, however many they are', async () => {
    const { kept, calls } = recording();
    for (let count = 0; count < 15_000; count += 1) await calls.record(refused('10.0.0.1'));
    await calls.record({ ...refused('10.0.0.2'), route: '/api/events' });
    expect(kept).toEqual([]);
    await calls.close();
    expect(kept).toMatchObject([
      {
        type: 'CallsRefused',
        data: {
          source: '10.0.0.1',
          total: 15_000,
          kinds: [{ route: '/api/cases', count: 15_000 }],
        },
      },
      { type: 'CallsRefused', data: { source: '10.0.0.2', total: 1 } },
    ]);
  });

  test('of a thousand sources and routes grow no further than the limits', async () => {
    const { kept, calls } = recording();
    for (let count = 0; count < 1_000; count += 1) {
      await calls.record({ ...refused(`10.0.${count >> 8}.${count & 255}`), route: `/${count}` });
      await calls.record({ ...refused('10.9.9.9'), route: `/${count}` });
    }
    await calls.close();
    expect(kept).toHaveLength(sumLimits.sources + 1);
    const of = (source: string) => kept.find(({ data }) => data['source'] === source)!.data;
    expect((of('10.9.9.9')['kinds'] as unknown[]).length).toBe(sumLimits.kinds);
    expect(of('10.9.9.9')['total']).toBe(1_000);
    expect(of(otherSources)['total']).toBe(1_000 - (sumLimits.sources - 1));
  });
});

describe('a source', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    [undefined, 'gone'],
  ])('%s is counted as %s', (address, source) => {
    expect(sourceOf(address)).toBe(source);
  });

  test('may ask so often a minute, then waits, and others need not', () => {
    let now = 0;
    const all = openCallLimits(':memory:', () => now);
    const limits = all.of('test', 60);
    for (let count = 0; count < 60; count += 1) {
      expect(limits.waitSeconds('a')).toBe(0);
      limits.spend('a');
    }
    expect(limits.waitSeconds('a')).toBe(1);
    expect(limits.waitSeconds('b')).toBe(0);
    now += 1_000;
    expect(limits.waitSeconds('a')).toBe(0);
    all.close();
  });

  test('is counted in all processes together', () => {
    const folder = mkdtempSync(join(tmpdir(), 'andu-limits-'));
    const all = [1, 2].map(() => openCallLimits(join(folder, 'limits.db'), () => 0));
    const [here, there] = all.map((each) => each.of('test', 2));
    here!.spend('a');
    there!.spend('a');
    expect([here, there].map((each) => each!.waitSeconds('a'))).toEqual([30, 30]);
    expect(here!.waitSeconds('b')).toBe(0);
    for (const each of all) each.close();
    rmSync(folder, { recursive: true });
  });
});
