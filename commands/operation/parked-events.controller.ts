import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Req,
  SetMetadata,
} from '@nestjs/common';
import { z } from 'zod';
import { operationMetadata, type DoorRequest } from '#http/operation.ts';
import { longText } from '#domain/casework/fields.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { EventType } from '#migrations/event-versions.ts';
import { operationPorts, type OperationPorts, type Parked } from './ports.ts';

/** How many the asker has seen: what is parked meanwhile is not taken along unseen. */
export const replayBody = z.strictObject({
  events: z.int().min(1).meta({ zh: '停放事件数', en: 'Number of parked events seen' }),
});
export const skipBody = z.strictObject({
  eventId: z.string().min(1).max(64).meta({ zh: '事件编号', en: 'Id of the event' }),
  reason: longText('理由', 'Reason'),
});

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
  @SetMetadata(operationMetadata, 'views.read')
  views() {
    return this.ports.views.status().map(({ fault, ...view }) => ({
      ...view,
      // What a view says of its fault can hold words of an event: the server's log has it.
      moves: fault === null,
    }));
  }

  /** Every key of every view that has something parked, the oldest first. */
  @Get('/parked')
  @SetMetadata(operationMetadata, 'views.read')
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
  @SetMetadata(operationMetadata, 'views.read')
  async look(@Param('view') view: string, @Param('key') key: string) {
    const events = await this.of(view, key);
    return { view, key, total: events.length, events: events.slice(0, shown) };
  }

  /** Takes the events of a key again, in order; stops at the first that still fails. */
  @Post('/parked/:view/:key/replay')
  @HttpCode(200)
  @SetMetadata(operationMetadata, 'views.manage')
  async replay(
    @Param('view') view: string,
    @Param('key') key: string,
    @Body() body: unknown,
    @Req() request: DoorRequest,
  ) {
    const { events: seen } = parseWith(replayBody, body);
    const events = await this.of(view, key);
    if (events.length !== seen) throw movedOn(seen, events.length);
    await this.record('ParkedEventsReplayed', { view, key, events: seen }, request);
    return { remaining: await this.ports.views.replay(view, key) };
  }

  /** Leaves the event that failed out of the view for good; those behind it are taken again. */
  @Post('/parked/:view/:key/skip')
  @HttpCode(200)
  @SetMetadata(operationMetadata, 'views.manage')
  async skip(
    @Param('view') view: string,
    @Param('key') key: string,
    @Body() body: unknown,
    @Req() request: DoorRequest,
  ) {
    const { eventId, reason } = parseWith(skipBody, body);
    const event = (await this.of(view, key)).find((each) => each.eventId === eventId);
    if (event === undefined) throw new Problem('not-found');
    if (event.error === null) throw onlyWaits(event.position);
    const { position, type } = event;
    await this.record(
      'ParkedEventSkipped',
      { view, key, eventId, position, type, reason },
      request,
    );
    return { remaining: await this.ports.views.skip(view, key, eventId, reason) };
  }

  private async of(view: string, key: string): Promise<readonly Parked[]> {
    if (!this.ports.views.status().some((each) => each.view === view))
      throw new Problem('not-found');
    const events = (await this.ports.views.parked(view)).filter((each) => each.key === key);
    if (events.length === 0) throw new Problem('not-found');
    return events;
  }

  private record(
    type: EventType,
    data: { readonly view: string; [more: string]: string | number },
    request: DoorRequest,
  ) {
    return this.ports.record(`view-${data.view}`, type, data, request);
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

const movedOn = (seen: number, now: number): Problem =>
  new Problem('revision-conflict', [
    {
      rule: 'PARKED-COUNT',
      article: null,
      field: '/events',
      text: {
        zh: `停放的事件已从 ${seen} 件变为 ${now} 件，请重新查看后再重放`,
        en: `${now} events are parked by now, not ${seen}: look again, then replay`,
      },
      expected: String(now),
      actual: String(seen),
    },
  ]);

const onlyWaits = (position: number): Problem =>
  new Problem('refused-by-state', [
    {
      rule: 'PARKED-WAITS',
      article: null,
      field: '/eventId',
      text: {
        zh: `第 ${position} 号事件本身没有出错，只是排在出错的事件之后；只能跳过出错的事件`,
        en: `Event ${position} did not fail, it waits behind one that did; only that one can be skipped`,
      },
    },
  ]);
