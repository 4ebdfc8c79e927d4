import { portToken } from '#http/port-token.ts';
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
import type { FastifyRequest } from 'fastify';
import type { Notice } from '#domain/messages/notice.ts';
import { askedBy } from '#http/asked-by.ts';
import { operationMetadata, type DoorRequest } from '#http/operation.ts';
import type { NoticeActs } from './notice-acts.ts';

/** What notices need from outside; the composition root fills it. */
export interface NoticePorts {
  /** Every notice by its id, up to the last append. */
  readonly notices: () => Promise<ReadonlyMap<string, Notice>>;
  readonly acts: NoticeActs;
}

/** Injection token of {@link NoticePorts}. */
export const noticePorts = portToken<NoticePorts>('NoticePorts');

type Request = FastifyRequest & DoorRequest;

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
  async publish(@Body() body: unknown, @Req() request: Request) {
    return noticeJson(await this.ports.acts.publish(body, askedBy(request)));
  }

  @Post('/:id/withdrawal')
  @HttpCode(200)
  @SetMetadata(operationMetadata, 'notices.manage')
  async withdraw(@Param('id') id: string, @Body() body: unknown, @Req() request: Request) {
    return forPerson(await this.ports.acts.withdraw(id, body, askedBy(request)), request);
  }

  /** 报名: the asker takes a place. Again is no second place. */
  @Put('/:id/registration')
  @SetMetadata(operationMetadata, 'messages')
  async register(@Param('id') id: string, @Req() request: Request) {
    return forPerson(await this.ports.acts.takePlace(id, askedBy(request)), request);
  }

  /** Gives the place back; nothing happens when there is none. */
  @Delete('/:id/registration')
  @SetMetadata(operationMetadata, 'messages')
  async unregister(@Param('id') id: string, @Req() request: Request) {
    return forPerson(await this.ports.acts.givePlaceBack(id, askedBy(request)), request);
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
