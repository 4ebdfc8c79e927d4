import { Controller, Get, Inject, Query, Req, Res, SetMetadata } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { operationMetadata, type DoorRequest } from '#domain/access/door.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { eventJson } from './cases.controller.ts';
import { masked } from '#domain/access/masking.ts';
import { readPorts, type ReadPorts } from './ports.ts';

export const eventsQuery = z.object({
  from: z
    .string()
    .regex(/^[1-9]\d{0,15}$/)
    .transform(Number)
    .default(1),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number)
    .optional(),
});

/** Events of a JSON page when no limit is asked for, and at most. */
const pageSize = 1000;

@Controller('/api/events')
export class EventsController {
  constructor(@Inject(readPorts) private readonly ports: ReadPorts) {}

  /** All events in order, for auditors; `Accept: application/x-ndjson` streams without an end. */
  @Get()
  @SetMetadata(operationMetadata, 'events.readAll')
  async all(
    @Query() query: unknown,
    @Req() request: FastifyRequest & DoorRequest,
    @Res() reply: FastifyReply,
  ) {
    const { from, limit } = parseWith(eventsQuery, query);
    await this.ports.recordLook(
      'access-events',
      'EventsViewed',
      { from, limit: limit ?? null },
      request,
    );
    if (request.headers.accept?.includes('application/x-ndjson') === true) {
      void reply.type('application/x-ndjson');
      const events = this.ports.store.readAll({ from, ...(limit === undefined ? {} : { limit }) });
      return reply.send(Readable.from(lines(events)));
    }
    const events: unknown[] = [];
    const atMost = Math.min(limit ?? pageSize, pageSize);
    for await (const event of this.ports.store.readAll({ from, limit: atMost })) {
      events.push(masked(eventJson(event)));
    }
    return reply.send({ events, head: String(await this.ports.store.head()) });
  }
}

async function* lines(events: AsyncIterable<RecordedEvent>): AsyncGenerator<string> {
  for await (const event of events) yield `${JSON.stringify(masked(eventJson(event)))}\n`;
}
