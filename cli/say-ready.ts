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
    const text = linesOf(red).join('\n');
    if (waited >= graceMs && text !== said) {
      report(text);
      said = text;
    }
    await wait(lookMs, undefined, { signal }).catch(() => undefined);
  }
}

interface Detail {
  readonly code: string;
  readonly advice?: Bilingual | null;
}
const detailOf = ({ detail }: Dependency): Detail => JSON.parse(detail) as Detail;

/** A view that is filled for the first time, or anew, is on its way and no fault. */
const isFilled = (dependency: Dependency): boolean =>
  ['filling', 'not-started'].includes(detailOf(dependency).code);

function linesOf(red: readonly Dependency[]): readonly string[] {
  const filled = red.filter(isFilled).map(({ name }) => name.replace(/^view-/, ''));
  const faults = red.filter((each) => !isFilled(each)).map(lineOf);
  return filled.length === 0
    ? faults
    : [
        `正在由事件生成视图，可以先登录 / views are being made from the events, sign in meanwhile: ${filled.join(', ')}`,
        ...faults,
      ];
}

function lineOf(dependency: Dependency): string {
  const { name } = dependency;
  const { code, advice } = detailOf(dependency);
  const line = `not ready / 未就绪: ${name} [${code}]`;
  return advice ? `${line}\n  ${advice.zh}\n  ${advice.en}` : line;
}
