import type { ViewBackend } from '../ports/sink.ts';
import { ViewServerUnavailable } from '../ports/view-server-unavailable.ts';
import { threadsOf } from '../carry-views.ts';
import { type Account, accountProjector } from '../testing/account-view.ts';
import { memoryBackend, memoryEngine } from '../testing/memory-backend.ts';
import { memoryLog } from '../testing/memory-log.ts';
import { openEngine } from './engine.ts';
import { trackProgress } from './progress.ts';
import type { ViewDefinition } from './view.ts';

/** A backend whose server can be away: then every question ends as an adapter's does. */
function leavable(backend: ViewBackend<Account>, isAway: () => boolean): ViewBackend<Account> {
  const asked = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, name) {
        const value = Reflect.get(of, name, of) as unknown;
        if (typeof value !== 'function' || name === 'close' || name === 'entries') return value;
        return async (...given: unknown[]) => {
          if (isAway()) throw new ViewServerUnavailable('MongoDB', 'away', 'for a test');
          const answer: unknown = await (value as (...all: unknown[]) => unknown).apply(of, given);
          return name === 'open' ? asked(answer as object) : answer;
        };
      },
    });
  return asked(backend);
}

const view = (name: string, backend: ViewBackend<Account>): ViewDefinition =>
  ({ projector: { ...accountProjector(), view: name }, backend }) as unknown as ViewDefinition;

describe('a view whose server is away', () => {
  test('at the start holds up no other, and is filled when the server is there', async () => {
    const log = memoryLog();
    log.append('account-1', 'Opened', { owner: '张三' });
    let isAway = true;
    const progress = trackProgress(['served', 'stored']);
    const engine = await openEngine({
      events: log,
      views: [
        view(
          'served',
          leavable(memoryBackend(memoryEngine()), () => isAway),
        ),
        view('stored', memoryBackend(memoryEngine())),
      ],
      onProgress: progress.update,
    });
    void engine.run();
    expect(await progress.waitFor('stored', 1, 30_000)).toBe(true);
    expect(engine.status()[0]).toMatchObject({
      generation: null,
      fault: expect.stringContaining('MongoDB'),
    });
    await expect(engine.rebuild('served')).rejects.toThrow('not open');
    isAway = false;
    expect(await progress.waitFor('served', 1, 30_000)).toBe(true);
    expect(engine.status()[0]).toMatchObject({ fault: null, position: 1 });
    await engine.close();
  });

  test('that goes away for a while is not filled anew: it goes on from where it was', async () => {
    const kept = memoryEngine();
    const log = memoryLog();
    log.append('account-1', 'Opened', { owner: '张三' });
    let isAway = false;
    const progress = trackProgress(['served']);
    const open = async () => {
      const backend = leavable(memoryBackend(kept), () => isAway);
      const engine = await openEngine({
        events: log,
        views: [view('served', backend)],
        onProgress: progress.update,
      });
      void engine.run();
      return engine;
    };
    const first = await open();
    expect(await progress.waitFor('served', 1, 30_000)).toBe(true);
    isAway = true;
    log.append('account-1', 'Moved', { by: 5 });
    await first.close();
    const second = await open();
    isAway = false;
    expect(await progress.waitFor('served', 2, 30_000)).toBe(true);
    await second.close();
    expect(kept.generations).toEqual([{ id: 1, version: 1, state: 'serving' }]);
  });

  test('shares a thread with those of its server alone; without one the views share two', () => {
    const files = { kind: 'embedded', folder: '/views' } as const;
    expect(threadsOf(files)).toEqual([
      ['dossier', 'worklist', 'cockpit', 'warnings'],
      ['search', 'quality', 'access'],
    ]);
    const mongo = { kind: 'mongodb', address: 'mongodb://host' } as const;
    expect(threadsOf({ ...files, servers: { dossier: mongo } })).toEqual([
      ['dossier'],
      ['worklist', 'cockpit', 'warnings'],
      ['search', 'quality', 'access'],
    ]);
    const servers = { dossier: mongo, worklist: mongo, quality: mongo };
    expect(threadsOf({ ...files, servers })).toEqual([
      ['dossier', 'worklist'],
      ['cockpit', 'warnings'],
      ['search', 'access'],
      ['quality'],
    ]);
  });
});
