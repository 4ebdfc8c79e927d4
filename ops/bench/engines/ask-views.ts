import { setTimeout as delay } from 'node:timers/promises';
import type { DossierStore } from '#projections/ports/dossier-store.ts';
import { ViewServerUnavailable } from '#projections/ports/view-server-unavailable.ts';
import type { SearchStore } from '#projections/ports/search-store.ts';
import { caseIdOf } from '../rebuild-events.ts';
import type { Asked, EngineFigures, EnginesSizes } from './engine-figures.ts';

/** What people look for: offences, a name, an opinion, a part of a number, all cases. */
const words = ['盗窃', '诈骗', '王伟', '确有悔改', '沪01刑更', '减刑', '抢劫 AND 王', ''];

/** Dossiers by their id, of so many readers, first with pauses. Throws where another one is answered. */
export async function askDossiers(
  dossiers: DossierStore,
  { cases, readers, pauseMs, milliseconds }: EnginesSizes,
): Promise<NonNullable<EngineFigures['dossierById']>> {
  const ask = async (turn: number): Promise<void> => {
    // A prime: each reader is at another place of all cases.
    const id = caseIdOf((turn * 7_919) % cases);
    const { dossiers: found } = await dossiers.list({ ids: [id], offset: 0, limit: 1 });
    if (found[0]?.id !== id) throw new Error(`the dossier of ${id} was not answered`);
  };
  return {
    withPauses: await askedBy(readers, { milliseconds, pauseMs, ask }),
    withoutPause: await askedBy(readers, { milliseconds, pauseMs: 0, ask }),
  };
}

/** Searches with counts beside them, as the screen asks. Throws where none finds anything. */
export async function askSearches(
  search: SearchStore,
  { searchers, milliseconds }: EnginesSizes,
): Promise<Asked> {
  const facets = ['stage', 'measure', 'district', 'outcome', 'offence'] as const;
  let hits = 0;
  const asked = await askedBy(searchers, {
    milliseconds,
    pauseMs: 0,
    async ask(turn) {
      const q = words[turn % words.length]!;
      const { total } = await search.search({ q, sight: 'full', facets, limit: 25 });
      hits += total;
    },
  });
  if (hits === 0 && asked.refused === 0) throw new Error('no search found anything');
  return asked;
}

interface Asking {
  readonly milliseconds: number;
  /** On average; 0 for not at all. */
  readonly pauseMs: number;
  /** Each turn has a number of its own. */
  ask(turn: number): Promise<void>;
}

/** So many askers at once, each with its next question when it has its answer and has paused. */
async function askedBy(askers: number, { milliseconds, pauseMs, ask }: Asking): Promise<Asked> {
  const latencies: number[] = [];
  let turn = 0;
  let refused = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: askers }, async () => {
      if (pauseMs > 0) await delay(Math.random() * 2 * pauseMs);
      while (performance.now() - started < milliseconds) {
        const from = performance.now();
        try {
          await ask(turn++);
          latencies.push(performance.now() - from);
        } catch (error) {
          if (!(error instanceof ViewServerUnavailable)) throw error;
          refused += 1;
        }
        if (pauseMs > 0) await delay(Math.random() * 2 * pauseMs);
      }
    }),
  );
  const perSecond = (latencies.length * 1000) / (performance.now() - started);
  return { latencies, perSecond, refused };
}
