import type { ResolvedEvent } from '../wire/events.ts';
import { originalOf } from '../wire/events.ts';

export const strategyNames = [
  'DispatchToSingle',
  'RoundRobin',
  'Pinned',
  'PinnedByCorrelation',
] as const;
export type StrategyName = (typeof strategyNames)[number];
export const isStrategy = (name: string): name is StrategyName =>
  (strategyNames as readonly string[]).includes(name);

/** A consumer as far as choosing one needs it. */
export interface Candidate {
  readonly hasRoom: boolean;
}

/** Says which consumer gets an event; null when it has to wait for the one that it is meant for. */
export type Choose = <C extends Candidate>(
  consumers: readonly C[],
  event: ResolvedEvent,
) => C | null;

/** FNV-1a of 32 bits: the same event goes to the same consumer while these are the same. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

function correlationOf({ event }: ResolvedEvent): string | null {
  try {
    const metadata = JSON.parse(Buffer.from(event!.metadata).toString()) as Record<string, unknown>;
    const found = metadata['$correlationId'];
    return typeof found === 'string' ? found : null;
  } catch {
    return null;
  }
}

/** The consumer that what is pinned together goes to; waits when that one has no room. */
function pinned<C extends Candidate>(consumers: readonly C[], text: string): C | null {
  const found = consumers[hash(text) % consumers.length];
  return found?.hasRoom === true ? found : null;
}

export function strategy(name: StrategyName): Choose {
  let turn = 0;
  switch (name) {
    case 'DispatchToSingle':
      return (consumers) => consumers.find(({ hasRoom }) => hasRoom) ?? null;
    case 'RoundRobin':
      return (consumers) => {
        for (let step = 0; step < consumers.length; step += 1) {
          const candidate = consumers[turn % consumers.length]!;
          turn += 1;
          if (candidate.hasRoom) return candidate;
        }
        return null;
      };
    case 'Pinned':
      return (consumers, event) => pinned(consumers, (event.event ?? originalOf(event)).stream);
    case 'PinnedByCorrelation':
      return (consumers, event) =>
        pinned(consumers, correlationOf(event) ?? (event.event ?? originalOf(event)).stream);
  }
}
