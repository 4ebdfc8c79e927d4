import type { AskDirectory } from '#domain/directory/directory.ts';
import { z } from 'zod';
import { deskLimits } from '#commands/desk/desk.controller.ts';
import type { DeskStore } from '#commands/desk/desk-store.ts';
import type { DutyPorts } from '#commands/duty/duty.controller.ts';
import type { NoticePorts } from '#commands/notices/notices.controller.ts';
import type { RecordAct } from '#http/recorded-act.ts';
import { dutyPrefix, takeDuty, type Roster } from '#domain/duty/duty.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { evolveNotice, noticePrefix, type Notice } from '#domain/messages/notice.ts';
import type { EventStore } from '#event-store/port.ts';
import { streamMemory } from '#event-store/stream-memory.ts';
import type { MessagePorts } from '#read-api/messages.controller.ts';

/** The day at the agencies: all of them keep the time of Beijing. */
const todayInChina = (now: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(now));

const readKey = 'messages.read';
const readIds = z.array(z.string());

interface BoardParts {
  readonly store: Pick<EventStore, 'readAll'>;
  readonly desk: DeskStore;
  readonly clock: { readonly now: () => string };
  readonly record: RecordAct;
  readonly views: MessagePorts['views'];
  readonly directory: AskDirectory;
  readonly toConfirm: MessagePorts['toConfirm'];
}

/** What notices, messages and the duty roster are built on. */
export function messageBoard({
  store,
  desk,
  clock,
  record,
  views,
  toConfirm,
  directory,
}: BoardParts): {
  readonly notices: NoticePorts;
  readonly messages: MessagePorts;
  readonly duty: DutyPorts;
} {
  const today = (): string => todayInChina(clock.now());
  const notices = streamMemory(store, noticePrefix, new Map<string, Notice>(), (all, event) => {
    const id = event.stream.slice(noticePrefix.length);
    const notice = evolveNotice(all.get(id), event);
    if (notice !== undefined) all.set(id, notice);
  });
  return {
    notices: { notices, record, today },
    messages: {
      recordLook: record,
      views,
      toConfirm,
      notices,
      today,
      readBy(person) {
        // The owner can write anything under this key: what is no list of ids counts as none.
        const kept = readIds.safeParse(desk.find(person, readKey)?.value);
        return kept.success ? kept.data : [];
      },
      keepRead(person, ids) {
        const item = { key: readKey, value: [...ids], changedAt: clock.now() };
        if (!desk.put(person, item, deskLimits.items)) throw new Problem('too-large');
      },
    },
    duty: {
      record,
      directory,
      roster: streamMemory(store, dutyPrefix, new Map() as Roster, takeDuty),
    },
  };
}
