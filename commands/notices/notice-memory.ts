import { evolveNotice, noticePrefix, noticeStream, type Notice } from '#domain/messages/notice.ts';
import type { EventStore } from '#event-store/port.ts';
import { streamMemory } from '#event-store/stream-memory.ts';
import { upcast } from '#migrations/upcast.ts';

/** Every notice by its id, up to the last append, at every call. */
export const noticeMemory = (
  store: Pick<EventStore, 'readAll'>,
): (() => Promise<ReadonlyMap<string, Notice>>) =>
  streamMemory(store, noticePrefix, new Map<string, Notice>(), (all, event) => {
    const id = event.stream.slice(noticePrefix.length);
    const notice = evolveNotice(all.get(id), upcast(event));
    if (notice !== undefined) all.set(id, notice);
  });

/** A notice as of a revision, null for the last one; undefined when there is none. */
export async function noticeAt(
  store: Pick<EventStore, 'readStream'>,
  id: string,
  revision: number | null,
): Promise<Notice | undefined> {
  let notice: Notice | undefined;
  const limit = revision === null ? {} : { limit: revision + 1 };
  for await (const event of store.readStream(noticeStream(id), limit)) {
    notice = evolveNotice(notice, upcast(event));
  }
  return notice;
}
