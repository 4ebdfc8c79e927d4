import { setTimeout as wait } from 'node:timers/promises';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { Dependency } from '../server/health.controller.ts';

const lookMs = 100;

export interface ReadyParts {
  /** What the system stands on, as `/readyz` has it. */
  readonly dependencies: () => Promise<readonly Dependency[]>;
  /** So long nothing is said of what is no fault at a start, as views that are still filled; ms. */
  readonly graceMs: number;
  readonly report: (text: string) => void;
  /** Aborted when nobody waits for it any more. */
  readonly signal: AbortSignal;
}

/**
 * Says that the system is ready once `/readyz` says so too. Until then it says what does not work and what to
 * do about it, each time that it is something else. Resolves when it is ready, or when nobody waits any more.
 */
export async function sayWhenReady(parts: ReadyParts): Promise<void> {
  const { dependencies, graceMs, report, signal } = parts;
  let said = '';
  for (let waited = 0; !signal.aborted; waited += lookMs) {
    const red = (await dependencies()).filter(({ ready }) => !ready);
    if (red.length === 0) return report('ready / 就绪');
    const text = red.map(lineOf).join('\n');
    if (waited >= graceMs && text !== said) {
      report(text);
      said = text;
    }
    await wait(lookMs, undefined, { signal }).catch(() => undefined);
  }
}

function lineOf({ name, detail }: Dependency): string {
  const { code, advice } = JSON.parse(detail) as { code: string; advice?: Bilingual | null };
  const line = `not ready / 未就绪: ${name} [${code}]`;
  return advice ? `${line}\n  ${advice.zh}\n  ${advice.en}` : line;
}
