import { signingAdvice } from '#chain-anchors/ledger/signing-advice.ts';
import type { Dependency } from '../server/health.controller.ts';
import { sayWhenReady } from './say-ready.ts';

const view = (ready: boolean, code: string): Dependency => ({
  name: 'view-search',
  ready,
  detail: JSON.stringify({ code }),
});
const signing = { kind: 'eventsMissing', position: 12 } as const;
const log: Dependency = {
  name: 'transparency-log',
  ready: false,
  detail: JSON.stringify({ code: signing.kind, advice: signingAdvice(signing) }),
};

/** What is said while the system is in one state after the other; the last one stays. */
async function said(states: Dependency[][], graceMs: number, until = 0): Promise<string[]> {
  const lines: string[] = [];
  const stop = new AbortController();
  let looks = 0;
  await sayWhenReady({
    dependencies: async () => {
      looks += 1;
      if (looks === until) stop.abort();
      return states[Math.min(looks, states.length) - 1]!;
    },
    graceMs,
    report: (text) => lines.push(text),
    signal: stop.signal,
  });
  return lines;
}

describe('a start', () => {
  test('that works says that it is ready, also when the views had to be filled first', async () => {
    expect(await said([[view(true, 'ready')]], 0)).toEqual(['ready / 就绪']);
    const filled = [[view(false, 'filling')], [view(true, 'ready')]];
    expect(await said(filled, 10_000)).toEqual(['ready / 就绪']);
  });

  test('on an older events.sqlite says once what is wrong and what to do, and never that it is ready', async () => {
    const [line, ...others] = await said([[view(true, 'ready'), log]], 0, 4);
    expect(others).toEqual([]);
    expect(line).toContain('not ready / 未就绪: transparency-log [eventsMissing]');
    expect(line).toContain('放回了事件存储的旧副本');
    expect(line).toContain('an older copy of the event store was put back');
  });

  test('that takes long to fill views says that they are on their way, apart from what is a fault', async () => {
    const away: Dependency = { name: 'event-store', ready: false, detail: '{"code":"io"}' };
    const [lines, ...others] = await said(
      [[view(false, 'filling'), away], [view(true, 'ready')]],
      0,
    );
    expect(others).toEqual(['ready / 就绪']);
    expect(lines).toMatch(
      /^正在由事件生成视图.*: search\nnot ready \/ 未就绪: event-store \[io\]$/,
    );
  });

  test('that mends itself says so', async () => {
    const lines = await said([[view(false, 'stopped')], [view(true, 'ready')]], 0);
    expect(lines).toEqual(['not ready / 未就绪: view-search [stopped]', 'ready / 就绪']);
  });
});
