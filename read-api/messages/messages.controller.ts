import { messagesAnswer, messagesReadAnswer } from './message-answers.ts';
import { Route } from '#http/route.ts';
import { portToken } from '#http/port-token.ts';
import { Body, Controller, Get, Inject, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { type DoorRequest } from '#http/operation.ts';
import type { Principal } from '#domain/access/principal.ts';
import { principalKey, type PrincipalKey } from '#domain/kernel/ids.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { Notice } from '#domain/messages/notice.ts';
import type { ViewStores } from '#projections/ports/views.ts';
import {
  confirmationsOf,
  happeningsOf,
  messageKinds,
  noticesOf,
  todosOf,
  warningsToDo,
  type Message,
  type MessageKind,
  type WaitingConfirmation,
} from './messages.ts';
import { lookAtList } from '../list-look.ts';
import type { RecordAct } from '#http/recorded-act.ts';
import type { ReadRequest } from '#http/read-again.ts';
import { decimal } from '../query-fields.ts';

/** What the message centre needs from outside; the composition root fills it. */
export interface MessagePorts {
  readonly recordLook: RecordAct;
  readonly views: Pick<ViewStores, 'workLists' | 'dossiers' | 'warnings'>;
  /** The systems and accounts that wait for this person to be confirmed. */
  readonly toConfirm: (principal: Principal) => readonly WaitingConfirmation[];
  readonly notices: () => Promise<ReadonlyMap<string, Notice>>;
  /** Ids of the messages that somebody has read, as they were kept. */
  readonly readBy: (person: PrincipalKey) => readonly string[];
  readonly keepRead: (person: PrincipalKey, ids: readonly string[]) => void;
  /** The day at the agencies, `YYYY-MM-DD`. */
  readonly today: () => string;
}

/** Injection token of {@link MessagePorts}. */
export const messagePorts = portToken<MessagePorts>('MessagePorts');

export const messagesQuery = z.object({
  kind: z.enum(messageKinds).optional(),
  limit: decimal.pipe(z.int().min(0).max(100)).default(30),
  /** The `next` of the page before. */
  cursor: z.string().max(200).optional(),
});
export const readBody = z.strictObject({
  /** `all` that there are, or these. */
  ids: z.union([z.literal('all'), z.array(z.string().max(200)).min(1).max(500)]),
  read: z.boolean(),
});

/** PORT-2: what a person should be told. Derived at every call; only what was read is kept. */
@Controller('/api/messages')
export class MessagesController {
  constructor(@Inject(messagePorts) private readonly ports: MessagePorts) {}

  /** A page of messages of one kind or of all, and how many are unread. */
  @Get()
  @Route('messages', {
    tag: 'people',
    summary: {
      zh: '消息中心',
      en: 'To-dos, what happened in the cases of the agency, and notices; how many are unread',
    },
    query: messagesQuery,
    answer: messagesAnswer,
  })
  async list(@Query() query: unknown, @Req() request: DoorRequest & ReadRequest) {
    const { principal } = request;
    const { kind, limit, cursor } = parseWith(messagesQuery, query);
    const all = await this.messagesOf(principal!);
    const read = new Set(this.ports.readBy(principalKey(principal!)));
    const chosen = all.filter((message) => kind === undefined || message.kind === kind);
    const start = cursor === undefined ? 0 : chosen.findIndex(({ id }) => id === cursor);
    const page = start < 0 ? [] : chosen.slice(start, start + limit);
    // The number of unread ones alone names nobody.
    if (limit > 0) {
      const asked = { kind, limit, cursor };
      await lookAtList(this.ports.recordLook, 'messages', asked, page.length, request);
    }
    return {
      unread: unreadOf(all, read),
      total: chosen.length,
      messages: page.map((message) => ({ ...message, read: read.has(message.id) })),
      next: start < 0 ? null : (chosen[start + limit]?.id ?? null),
    };
  }

  /** Marks messages as read, or as unread again. */
  @Post('/read')
  @Route('messages', {
    tag: 'people',
    summary: { zh: '标记已读或未读', en: 'Marks messages as read or unread' },
    body: readBody,
    answer: messagesReadAnswer,
  })
  async read(@Body() body: unknown, @Req() { principal }: DoorRequest) {
    const { ids, read } = parseWith(readBody, body);
    const all = await this.messagesOf(principal!);
    const meant = ids === 'all' ? null : new Set(ids);
    const before = new Set(this.ports.readBy(principalKey(principal!)));
    // What is no message any more is forgotten: the list never outgrows what there is.
    const after = all
      .map(({ id }) => id)
      .filter((id) => (meant === null || meant.has(id) ? read : before.has(id)));
    this.ports.keepRead(principalKey(principal!), after);
    return { unread: unreadOf(all, new Set(after)) };
  }

  private async messagesOf(principal: Principal): Promise<Message[]> {
    const today = this.ports.today();
    const [warnings, todos, happenings, notices] = await Promise.all([
      warningsToDo(this.ports.views, principal, today),
      todosOf(this.ports.views, principal, today),
      happeningsOf(this.ports.views, principal),
      this.ports.notices(),
    ]);
    const confirmations = confirmationsOf(this.ports.toConfirm(principal));
    const shown = noticesOf(notices, principal, today);
    return [...confirmations, ...warnings, ...todos, ...shown, ...happenings];
  }
}

function unreadOf(
  all: readonly Message[],
  read: ReadonlySet<string>,
): Record<MessageKind | 'total', number> {
  const unread = all.filter(({ id }) => !read.has(id));
  const of = (kind: MessageKind): number => unread.filter((each) => each.kind === kind).length;
  return {
    todo: of('todo'),
    happening: of('happening'),
    notice: of('notice'),
    total: unread.length,
  };
}
