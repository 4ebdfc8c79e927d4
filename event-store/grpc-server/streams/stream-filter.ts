import { createContext, Script } from 'node:vm';
import type { EventHead, StreamRows } from './stream-rows.ts';

/** Which events of `$all` pass: by the name of their stream or their type. */
export interface EventFilter {
  readonly by: 'stream' | 'type';
  /** One of them suffices; empty with a `regex`. */
  readonly prefixes: readonly string[];
  readonly regex: string | null;
}

/** So long may an expression look at one name, ms of the processor: it comes from outside, and may never end by itself. */
const patienceMs = 50;
const longestExpression = 1_000;

/** The expression took too long, or is none. */
export class BadExpression extends Error {
  override readonly name = 'BadExpression';
}

/** What a head is asked; names are looked at once each, however many events they have. */
export function headFilter(filter: EventFilter, rows: StreamRows): (head: EventHead) => boolean {
  return nameAsked(filter.by, nameFilter(filter), rows);
}

/** The same by the name of the stream, or of the type, alone. */
export function nameAsked(
  by: EventFilter['by'],
  passes: (name: string) => boolean,
  rows: StreamRows,
): (head: EventHead) => boolean {
  const known = new Map<number, boolean>();
  return (head) => {
    const number = by === 'stream' ? head.streamNumber : head.typeNumber;
    const before = known.get(number);
    if (before !== undefined) return before;
    if (known.size > 100_000) known.clear();
    const found = passes(by === 'stream' ? rows.streamName(number) : rows.typeName(number));
    known.set(number, found);
    return found;
  };
}

/** Whether a name passes. Throws BadExpression. */
function nameFilter({ prefixes, regex }: EventFilter): (name: string) => boolean {
  if (regex === null) return (name) => prefixes.some((prefix) => name.startsWith(prefix));
  const tests = expression(regex);
  return tests;
}

function expression(regex: string): (name: string) => boolean {
  if (regex.length > longestExpression) throw new BadExpression('the expression is too long');
  let compiled: RegExp;
  try {
    compiled = new RegExp(regex, 'u');
  } catch {
    try {
      // What other languages let pass, such as an escaped hyphen.
      compiled = new RegExp(regex);
    } catch (error) {
      throw new BadExpression((error as Error).message);
    }
  }
  const asked: { source: string; flags: string; name: string } = {
    source: compiled.source,
    flags: compiled.flags,
    name: '',
  };
  const context = createContext(asked);
  const script = new Script('new RegExp(source, flags).test(name)');
  return (name) => {
    asked.name = name;
    return patiently((timeout) => script.runInContext(context, { timeout }) === true);
  };
}

/**
 * Runs what may never end, and again where it was stopped by the clock before it had its time of the processor: on
 * a busy machine it was not running all the while. Throws BadExpression.
 */
export function patiently(run: (timeoutMs: number) => boolean): boolean {
  for (let timeout = patienceMs; ; timeout *= 2) {
    const before = process.threadCpuUsage();
    try {
      return run(timeout);
    } catch (error) {
      const { user, system } = process.threadCpuUsage(before);
      const isStopped = (error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
      // The clock of the processor is not that of the watch: what is nearly all of it is all.
      if (isStopped && (user + system) / 1_000 < patienceMs * 0.8) continue;
      throw new BadExpression('the expression takes too long');
    }
  }
}
