import type { RebuildReport } from './status.ts';
import { closed } from './turns.ts';
import type { RunningGeneration, View } from './view.ts';
import { hashView } from './view-hash.ts';

/** Those who asked for a rebuild and wait for what comes of it. */
export interface Rebuilds {
  add(view: View, waiting: Waiting): void;
  /** Tells everybody who waits for this view what was filled, in so many seconds. */
  finished(view: View, filled: RunningGeneration, seconds: number): void;
  refuseAll(): void;
}

export interface Waiting {
  resolve(report: Promise<RebuildReport>): void;
  reject(error: Error): void;
}

export function openRebuilds(): Rebuilds {
  const asked = new Map<View, Waiting[]>();
  return {
    add: (view, waiting) => void asked.set(view, [...(asked.get(view) ?? []), waiting]),
    finished(view, filled, seconds) {
      const waiting = asked.get(view) ?? [];
      asked.delete(view);
      if (waiting.length === 0) return;
      const report = reportOf(view, filled, seconds);
      for (const { resolve } of waiting) resolve(report);
    },
    refuseAll() {
      for (const { reject } of [...asked.values()].flat()) reject(closed());
    },
  };
}

async function reportOf(
  { name }: View,
  { generation, runner, from }: RunningGeneration,
  seconds: number,
): Promise<RebuildReport> {
  const position = runner.committed;
  const events = position - from;
  const eventsPerSecond = Math.round(events / Math.max(seconds, 0.001));
  const hash = await hashView(runner.sink);
  return {
    view: name,
    generation: generation.id,
    events,
    seconds,
    eventsPerSecond,
    ...hash,
    position,
  };
}
