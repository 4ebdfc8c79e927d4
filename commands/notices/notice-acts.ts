import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import type { AskedBy } from '#domain/access/asked-by.ts';
import type { ReadOperation } from '#domain/access/operations.ts';
import { requirePermission } from '#domain/access/require-permission.ts';
import { longText } from '#domain/casework/fields.ts';
import { principalKey } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { noticeDecider, type NoticeCommand } from '#domain/messages/notice-decider.ts';
import { noticeSchema, noticeStream, type Notice } from '#domain/messages/notice.ts';
import type { EventStore } from '#event-store/port.ts';
import { nameUuid } from '../submit/event-ids.ts';
import { senderOf, type Sender } from '../submit/sender.ts';
import { writeDecided, type WritingParts } from '../submit/write-decided.ts';
import { noticeAt } from './notice-memory.ts';

export const withdrawalBody = z.strictObject({ reason: longText('理由', 'Reason') });

/**
 * What is done to notices and activities, whatever the way in; each gives the notice as the act left
 * it. Bodies are of any shape; throws Problem.
 */
export interface NoticeActs {
  publish(body: unknown, by: AskedBy): Promise<Notice>;
  withdraw(id: string, body: unknown, by: AskedBy): Promise<Notice>;
  /** 报名: the asker takes a place. Again is no second place. */
  takePlace(id: string, by: AskedBy): Promise<Notice>;
  /** Gives the place back; nothing happens when there is none. */
  givePlaceBack(id: string, by: AskedBy): Promise<Notice>;
}

export interface NoticeActsParts extends WritingParts {
  readonly store: WritingParts['store'] & Pick<EventStore, 'readStream'>;
  readonly policy: AccessPolicy;
  /** Every notice by its id, up to the last append. */
  readonly notices: () => Promise<ReadonlyMap<string, Notice>>;
}

export function noticeActs(parts: NoticeActsParts): NoticeActs {
  const { store, policy, notices, clock } = parts;

  const act = async (
    id: string,
    command: NoticeCommand,
    { principal }: AskedBy,
    sender: Sender,
  ): Promise<Notice> => {
    const { events } = await writeDecided(parts, {
      sender,
      name: command.kind,
      content: 'data' in command ? { ...command.data, notice: id } : { notice: id },
      stream: noticeStream(id),
      load: async () => {
        const notice = (await notices()).get(id);
        return { state: notice, revision: notice?.revision ?? -1 };
      },
      decide: (notice) =>
        noticeDecider.decide(command, notice, { by: principal, today: clock.today() }),
    });
    const last = events.at(-1);
    const notice = await noticeAt(store, id, last?.revision ?? null);
    if (notice === undefined) throw new Problem('not-found');
    return notice;
  };
  const allow = ({ principal }: AskedBy, operation: ReadOperation): void =>
    requirePermission(policy, principal, operation);

  return {
    async publish(body, by) {
      allow(by, 'notices.manage');
      const data = parseWith(noticeSchema, body);
      const sender = senderOf(by);
      // The same for every attempt: who repeats it publishes nothing twice.
      const id = nameUuid('notice', principalKey(sender.actor), sender.idempotencyKey);
      return act(id, { kind: 'publishNotice', data }, by, sender);
    },
    async withdraw(id, body, by) {
      allow(by, 'notices.manage');
      const data = parseWith(withdrawalBody, body);
      return act(id, { kind: 'withdrawNotice', data }, by, senderOf(by));
    },
    async takePlace(id, by) {
      allow(by, 'messages');
      return act(id, { kind: 'takePlace' }, by, senderOf(by));
    },
    async givePlaceBack(id, by) {
      allow(by, 'messages');
      return act(id, { kind: 'givePlaceBack' }, by, senderOf(by));
    },
  };
}
