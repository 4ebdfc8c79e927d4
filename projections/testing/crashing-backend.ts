import type { ViewBackend } from '../ports/sink.ts';
import type { Account } from './account-view.ts';

/** The process has ended in the middle. */
export class Crashed extends Error {
  override readonly name = 'Crashed';
}

export interface CrashingBackend {
  readonly backend: ViewBackend<Account>;
  /** Resolves when it has crashed; from then on it does nothing more. */
  readonly crashed: Promise<void>;
}

/**
 * The backend of a process that ends at the `after`-th thing it does to what is stored: before that, or behind it
 * and before it knows.
 */
export function crashingBackend(inner: ViewBackend<Account>, after: number): CrashingBackend {
  const { promise: crashed, resolve } = Promise.withResolvers<void>();
  let left = after;
  const end = (): never => {
    resolve();
    throw new Crashed();
  };
  const dying = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, name) {
        const value = Reflect.get(of, name, of) as unknown;
        if (typeof value !== 'function' || name === 'close' || name === 'entries') return value;
        return async (...given: unknown[]) => {
          if (left <= 0) end();
          left -= 1;
          if (left === 0 && after % 2 === 0) end();
          const answer: unknown = await (value as (...all: unknown[]) => unknown).apply(of, given);
          if (left <= 0) end();
          return name === 'open' ? dying(answer as object) : answer;
        };
      },
    });
  return { backend: dying(inner), crashed };
}
