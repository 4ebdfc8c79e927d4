import { z } from 'zod';
import { deskLimits } from '#commands/desk/desk.controller.ts';
import type { DeskStore } from '#commands/desk/desk-store.ts';
import { dutyActs } from '#commands/duty/duty-acts.ts';
import { dutyMemory } from '#commands/duty/duty-memory.ts';
import type { DutyPorts } from '#commands/duty/duty.controller.ts';
import { noticeActs } from '#commands/notices/notice-acts.ts';
import { noticeMemory } from '#commands/notices/notice-memory.ts';
import type { NoticePorts } from '#commands/notices/notices.controller.ts';
import type { WritingParts } from '#commands/submit/write-decided.ts';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import type { AskDirectory } from '#domain/directory/directory.ts';
import { Problem } from '#domain/kernel/problem.ts';
import type { EventIndex, EventStore } from '#event-store/port.ts';
import type { RecordAct } from '#http/recorded-act.ts';
import type { MessagePorts } from '#read-api/messages/messages.controller.ts';

const readKey = 'messages.read';
const readIds = z.array(z.string());

interface BoardParts extends WritingParts {
  readonly store: EventStore & EventIndex;
  readonly policy: AccessPolicy;
  readonly desk: DeskStore;
  readonly record: RecordAct;
  readonly views: MessagePorts['views'];
  readonly directory: AskDirectory;
  readonly toConfirm: MessagePorts['toConfirm'];
}

/** What notices, messages and the duty roster are built on. */
export interface MessageBoard {
  readonly notices: NoticePorts;
  readonly messages: MessagePorts;
  readonly duty: DutyPorts;
}

export function messageBoard(parts: BoardParts): MessageBoard {
  const { store, desk, clock, record, views, toConfirm, directory } = parts;
  const notices = noticeMemory(store);
  const roster = dutyMemory(store);
  return {
    notices: { notices, acts: noticeActs({ ...parts, notices }) },
    messages: {
      recordLook: record,
      views,
      toConfirm,
      notices,
      today: clock.today,
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
    duty: { roster, directory, acts: dutyActs({ ...parts, roster }) },
  };
}
