import { noticeAnswer, noticesAnswer, registrationAnswer } from './notice-answers.ts';
import { noticeSchema } from '#domain/messages/notice.ts';
import { withdrawalBody } from './notice-acts.ts';
import { Route } from '#http/route.ts';
import { portToken } from '#http/port-token.ts';
import { Body, Controller, Delete, Get, Inject, Param, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Notice } from '#domain/messages/notice.ts';
import { askedBy } from '#http/asked-by.ts';
import { type DoorRequest } from '#http/operation.ts';
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
  @Route('notices.manage', {
    tag: 'people',
    summary: { zh: '全部通知', en: 'Every notice, with who has registered' },
    answer: noticesAnswer,
  })
  async list() {
    const notices = [...(await this.ports.notices()).values()];
    return notices.toSorted((a, b) => b.position - a.position).map(noticeJson);
  }

  @Post()
  @Route('notices.manage', {
    tag: 'people',
    summary: { zh: '发布通知或活动', en: 'Publishes a notice or an activity' },
    body: noticeSchema,
    status: 201,
    answer: noticeAnswer,
  })
  async publish(@Body() body: unknown, @Req() request: Request) {
    return noticeJson(await this.ports.acts.publish(body, askedBy(request)));
  }

  @Post('/:id/withdrawal')
  @Route('notices.manage', {
    tag: 'people',
    summary: { zh: '撤回通知', en: 'Withdraws a notice' },
    body: withdrawalBody,
    answer: registrationAnswer,
  })
  async withdraw(@Param('id') id: string, @Body() body: unknown, @Req() request: Request) {
    return forPerson(await this.ports.acts.withdraw(id, body, askedBy(request)), request);
  }

  /** 报名: the asker takes a place. Again is no second place. */
  @Put('/:id/registration')
  @Route('messages', {
    tag: 'people',
    summary: { zh: '报名', en: 'Registers for an activity' },
    answer: registrationAnswer,
  })
  async register(@Param('id') id: string, @Req() request: Request) {
    return forPerson(await this.ports.acts.takePlace(id, askedBy(request)), request);
  }

  /** Gives the place back; nothing happens when there is none. */
  @Delete('/:id/registration')
  @Route('messages', {
    tag: 'people',
    summary: { zh: '取消报名', en: 'Withdraws the registration' },
    answer: registrationAnswer,
  })
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
