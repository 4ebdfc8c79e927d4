import {
  parkedAnswer,
  parkedOfKeyAnswer,
  remainingAnswer,
  viewsAnswer,
} from './operation-answers.ts';
import { Route } from '#http/route.ts';
import { Body, Controller, Get, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '#domain/kernel/problem.ts';
import type { Parked } from '#domain/operation/parked-decider.ts';
import { askedBy } from '#http/asked-by.ts';
import { type DoorRequest } from '#http/operation.ts';
import { parkedUnder, replayBody, skipBody } from './parked-acts.ts';
import { operationPorts, type OperationPorts } from './ports.ts';

/** What is parked under one key of a view. */
interface ParkedKey {
  readonly view: string;
  readonly key: string;
  /** How many events, the waiting ones included. */
  readonly events: number;
  /** The first of them, behind which the others wait. */
  readonly first: Parked;
}

/** Most events of one key that a page shows; their number is told besides. */
const shown = 200;

/**
 * What a view could not take: one event that fails parks its own case in that view, and the rest goes
 * on. Here it is looked at, taken again after the cause is mended, or left out for good with a reason.
 * The content of an event is not shown: the operator sees no case.
 */
@Controller('/api/operation')
export class ParkedEventsController {
  constructor(@Inject(operationPorts) private readonly ports: OperationPorts) {}

  /** How far every view is, and how much each has parked. */
  @Get('/views')
  @Route('views.read', {
    tag: 'operation',
    summary: { zh: '视图状态', en: 'How far every view is, and how much it has parked' },
    answer: viewsAnswer,
  })
  views() {
    return this.ports.views.status().map(({ fault, ...view }) => ({
      ...view,
      // What a view says of its fault can hold words of an event: the server's log has it.
      moves: fault === null,
    }));
  }

  /** Every key of every view that has something parked, the oldest first. */
  @Get('/parked')
  @Route('views.read', {
    tag: 'operation',
    summary: { zh: '停放的事件', en: 'What the views could not take, by view and key' },
    answer: parkedAnswer,
  })
  async list(): Promise<readonly ParkedKey[]> {
    const held = this.ports.views.status().filter(({ parked }) => parked > 0);
    const lists = await Promise.all(
      held.map(async ({ view }) => byKey(view, await this.ports.views.parked(view))),
    );
    return lists
      .flat()
      .toSorted((a, b) => a.first.position - b.first.position || (a.view < b.view ? -1 : 1));
  }

  /** The parked events of one key, by position. */
  @Get('/parked/:view/:key')
  @Route('views.read', {
    tag: 'operation',
    summary: { zh: '一个对象的停放事件', en: 'The parked events of one key' },
    answer: parkedOfKeyAnswer,
  })
  async look(@Param('view') view: string, @Param('key') key: string) {
    const events = await this.of(view, key);
    return { view, key, total: events.length, events: events.slice(0, shown) };
  }

  /** Takes the events of a key again, in order; stops at the first that still fails. */
  @Post('/parked/:view/:key/replay')
  @Route('views.manage', {
    tag: 'operation',
    summary: { zh: '重放停放事件', en: 'Takes them again, as many as were seen' },
    body: replayBody,
    answer: remainingAnswer,
  })
  async replay(
    @Param('view') view: string,
    @Param('key') key: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest & DoorRequest,
  ) {
    return { remaining: await this.ports.acts.replay(view, key, body, askedBy(request)) };
  }

  /** Leaves the event that failed out of the view for good; those behind it are taken again. */
  @Post('/parked/:view/:key/skip')
  @Route('views.manage', {
    tag: 'operation',
    summary: { zh: '跳过停放事件', en: 'Leaves the failed one out for good, with a reason' },
    body: skipBody,
    answer: remainingAnswer,
  })
  async skip(
    @Param('view') view: string,
    @Param('key') key: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest & DoorRequest,
  ) {
    return { remaining: await this.ports.acts.skip(view, key, body, askedBy(request)) };
  }

  private async of(view: string, key: string): Promise<readonly Parked[]> {
    const events = await parkedUnder(this.ports.views, view, key);
    if (events.length === 0) throw new Problem('not-found');
    return events;
  }
}

function byKey(view: string, parked: readonly Parked[]): readonly ParkedKey[] {
  return [...Map.groupBy(parked, ({ key }) => key)].map(([key, events]) => ({
    view,
    key,
    events: events.length,
    first: events[0]!,
  }));
}
