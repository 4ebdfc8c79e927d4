import { randomUUID } from 'node:crypto';
import type { StreamLog } from '../streams/stream-log.ts';
import { metastreamOf, withTruncation } from '../streams/stream-rules.ts';
import { originalOf, type ResolvedEvent } from '../wire/events.ts';
import type { GroupName } from './group-settings.ts';

/** How the names of the streams begin that hold what was parked: of no interest to a group over all. */
export const parkedPrefix = '$persistentsubscription-';

export const parkedStreamOf = ({ stream, group }: GroupName): string =>
  `${parkedPrefix}${stream}::${group}-parked`;

/** What a group could not handle: links in a stream of its own, until they are replayed. */
export interface Parked {
  readonly stream: string;
  count(): number;
  /** Puts an event aside; resolves when that is synced. */
  add(event: ResolvedEvent, reason: string): Promise<void>;
  /** Revision of the first one; null when there is none. */
  first(): number | null;
  /** Forgets those before a revision. */
  truncate(before: number): Promise<void>;
  remove(): Promise<void>;
}

const bytes = (text: string): Uint8Array => Buffer.from(text);

export function parkedOf(log: StreamLog, name: GroupName): Parked {
  const stream = parkedStreamOf(name);
  const lastOf = (): number => log.read.find(stream, () => true)?.last ?? -1;
  const first = (): number | null => {
    const { truncateBefore } = log.rulesFor(stream);
    return truncateBefore <= lastOf() ? truncateBefore : null;
  };
  return {
    stream,
    first,
    count() {
      const from = first();
      return from === null ? 0 : lastOf() - from + 1;
    },
    async add(event, reason) {
      const { revision, stream: of } = originalOf(event);
      const link = {
        id: randomUUID(),
        type: '$>',
        json: false,
        data: bytes(`${revision}@${of}`),
        metadata: bytes(JSON.stringify({ added: new Date().toISOString(), reason })),
      };
      await log.append(stream, [link], 'any');
    },
    async truncate(before) {
      const meta = metastreamOf(stream);
      const [newest] = log.read.ofStream(meta, 'backwards', Number.MAX_SAFE_INTEGER, 1).events;
      const data = withTruncation(newest?.data ?? null, before);
      const event = { id: randomUUID(), type: '$metadata', json: true, data, metadata: bytes('') };
      await log.append(meta, [event], 'any');
    },
    async remove() {
      if (lastOf() >= 0) await log.remove(stream, 'any');
    },
  };
}
