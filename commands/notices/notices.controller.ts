import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Put,
  Req,
  SetMetadata,
} from '@nestjs/common';
import { z } from 'zod';
import { operationMetadata, type DoorRequest } from '#http/operation.ts';
import { longText } from '#domain/casework/fields.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import {
  isFull,
  isShown,
  noticeSchema,
  noticeStream,
  type Notice,
  type NoticeEventType,
} from '#domain/messages/notice.ts';
import { WrongExpectedRevision } from '#event-store/port.ts';
import type { RecordAct } from '#http/recorded-act.ts';

/** What notices need from outside; the composition root fills it. */
export interface NoticePorts {
  /** Every notice by its id, up to the last append. */
  readonly notices: () => Promise<ReadonlyMap<string, Notice>>;
  readonly record: RecordAct;
  /** The day at the agencies, `YYYY-MM-DD`. */
  readonly today: () => string;
}

/** Injection token of {@link NoticePorts}. */
export const noticePorts = Symbol('NoticePorts');

export const withdrawalBody = z.strictObject({ reason: longText('理由', 'Reason') });

/** PORT-2: notices and activities; withdrawn, never deleted. */
@Controller('/api/notices')
export class NoticesController {
  constructor(@Inject(noticePorts) private readonly ports: NoticePorts) {}

  /** Every notice, the newest first, with who has registered. */
  @Get()
  @SetMetadata(operationMetadata, 'notices.manage')
  async list() {
    const notices = [...(await this.ports.notices()).values()];
    return notices.toSorted((a, b) => b.position - a.position).map(noticeJson);
  }

  @Post()
  @SetMetadata(operationMetadata, 'notices.manage')
  async publish(@Body() body: unknown, @Req() request: DoorRequest) {
    const data = parseWith(noticeSchema, body) as unknown as JsonObject;
    const id = randomUUID();
    await this.ports.record(noticeStream(id), 'NoticePublished', data, request, 'noStream');
    return noticeJson(await this.find(id));
  }

  @Post('/:id/withdrawal')
  @HttpCode(200)
  @SetMetadata(operationMetadata, 'notices.manage')
  async withdraw(@Param('id') id: string, @Body() body: unknown, @Req() request: DoorRequest) {
    const { reason } = parseWith(withdrawalBody, body);
    return this.act(id, 'NoticeWithdrawn', request, (notice) => {
      if (notice.withdrawn !== null) throw refused('已撤回', 'It is withdrawn already');
      return { reason };
    });
  }

  /** 报名: the asker takes a place. Again is no second place. */
  @Put('/:id/registration')
  @SetMetadata(operationMetadata, 'messages')
  async register(@Param('id') id: string, @Req() request: DoorRequest) {
    const { id: person, name, agency } = request.principal!;
    return this.act(id, 'ActivityRegistered', request, (notice) => {
      if (!isShown(notice, agency?.kind ?? null, this.ports.today()))
        throw new Problem('not-found');
      if (notice.kind !== 'activity') throw refused('通知不需报名', 'Nothing to register for');
      if (notice.registered.has(person)) return null;
      if (isFull(notice)) throw refused('名额已满', 'No place is left');
      return { person, name };
    });
  }

  /** Gives the place back; nothing happens when there is none. */
  @Delete('/:id/registration')
  @SetMetadata(operationMetadata, 'messages')
  async unregister(@Param('id') id: string, @Req() request: DoorRequest) {
    const person = request.principal!.id;
    return this.act(id, 'ActivityRegistrationWithdrawn', request, (notice) =>
      notice.registered.has(person) ? { person } : null,
    );
  }

  /** Appends what `decide` gives, on the state that it has seen; tries again when another was faster. */
  private async act(
    id: string,
    type: NoticeEventType,
    request: DoorRequest,
    decide: (notice: Notice) => JsonObject | null,
  ) {
    for (let tries = 0; tries < 20; tries += 1) {
      const notice = await this.find(id);
      const data = decide(notice);
      if (data === null) return forPerson(notice, request);
      try {
        await this.ports.record(noticeStream(id), type, data, request, notice.revision);
        return forPerson(await this.find(id), request);
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
    throw new Problem('overloaded', [], { retryAfter: 1 });
  }

  private async find(id: string): Promise<Notice> {
    const notice = (await this.ports.notices()).get(id);
    if (notice === undefined) throw new Problem('not-found');
    return notice;
  }
}

const noticeJson = ({ registered, revision, position, ...notice }: Notice) => ({
  ...notice,
  revision: String(revision),
  position: String(position),
  registered: [...registered].map(([person, name]) => ({ person, name })),
});

/** What somebody who registers is told: nobody else's name. */
const forPerson = (notice: Notice, { principal }: DoorRequest) => ({
  id: notice.id,
  withdrawn: notice.withdrawn,
  taken: notice.registered.size,
  places: notice.places,
  registered: notice.registered.has(principal!.id),
});

const refused = (zh: string, en: string): Problem => {
  const text: Bilingual = { zh, en };
  return new Problem('refused-by-state', [{ rule: 'NOTICE', article: null, text }]);
};
