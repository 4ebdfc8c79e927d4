import type { Actor } from '#domain/access/principal.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { recordedSignIns } from './recorded-sign-ins.ts';
import { sumLimits } from './refusal-sums.ts';

const handler = {
  kind: 'person',
  id: 'handler',
  agency: { id: 'court-shanghai-3' },
  role: 'caseHandler',
} as Actor;
const call = { correlationId: 'a', address: '2001:db8:1:2:3:4:5:6' };

function recording(failing = false) {
  const kept: { stream: string; type: string; data: JsonObject; by: string | null }[] = [];
  const failures: unknown[] = [];
  const signIns = recordedSignIns(
    async (stream, type, data, { principal }) => {
      if (failing) throw new Error('the store is full');
      kept.push({ stream, type, data, by: principal?.id ?? null });
    },
    () => '2026-11-30T00:00:00.000Z',
    (error) => void failures.push(error),
  );
  return { kept, failures, signIns };
}

describe('sign-ins', () => {
  test('and sign-outs are an event each, with the address as coarse as it is counted', async () => {
    const { kept, signIns } = recording();
    await signIns.signedIn(handler, 'password', 'screens', call);
    await signIns.ended(handler, 'signedOut', call);
    await signIns.ended(handler, 'idle', null);
    await signIns.close();
    const stream = 'sign-ins-2026-11-30';
    expect(kept).toEqual([
      {
        stream,
        type: 'SignedIn',
        data: { way: 'password', client: 'screens', source: '2001:db8:1:2::/64' },
        by: 'handler',
      },
      {
        stream,
        type: 'SignedOut',
        data: { how: 'signedOut', source: '2001:db8:1:2::/64' },
        by: 'handler',
      },
      { stream, type: 'SessionExpired', data: { how: 'idle', source: null }, by: 'handler' },
    ]);
  });

  test('that fail are one event a source, however many they are', async () => {
    const { kept, signIns } = recording();
    const failed = { way: 'password', account: null, address: '10.0.0.1' } as const;
    for (let count = 0; count < 15_000; count += 1) {
      signIns.failed({ ...failed, reason: 'unknownName' });
    }
    signIns.failed({ ...failed, reason: 'wrongPassword', account: 'handler' });
    signIns.failed({ ...failed, reason: 'unknownName', address: '10.0.0.2' });
    expect(kept).toEqual([]);
    await signIns.close();
    expect(kept).toMatchObject([
      {
        type: 'SignInsFailed',
        by: null,
        data: {
          source: '10.0.0.1',
          total: 15_001,
          kinds: [
            { way: 'password', reason: 'unknownName', account: null, count: 15_000 },
            { way: 'password', reason: 'wrongPassword', account: 'handler', count: 1 },
          ],
        },
      },
      { type: 'SignInsFailed', data: { source: '10.0.0.2', total: 1 } },
    ]);
  });

  test('that fail from a thousand sources for a thousand accounts grow no further than the limits', async () => {
    const { kept, signIns } = recording();
    const failed = { way: 'password', reason: 'wrongPassword' } as const;
    for (let count = 0; count < 1_000; count += 1) {
      const account = `account-${count}`;
      signIns.failed({ ...failed, account, address: `10.0.${count >> 8}.${count & 255}` });
      signIns.failed({ ...failed, account, address: '10.9.9.9' });
    }
    await signIns.close();
    expect(kept).toHaveLength(sumLimits.sources + 1);
    for (const { data } of kept) {
      expect((data['kinds'] as unknown[]).length).toBeLessThanOrEqual(sumLimits.kinds);
    }
  });

  test('that cannot be kept are refused, and sign-outs are not', async () => {
    const { failures, signIns } = recording(true);
    await expect(signIns.signedIn(handler, 'password', 'screens', call)).rejects.toThrow('full');
    await signIns.ended(handler, 'signedOut', call);
    expect(failures).toHaveLength(1);
    await signIns.close();
  });
});
