import { Route } from '#http/route.ts';
import { Controller, Get, Inject, Query, Req, Res, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type DoorRequest } from '#http/operation.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { LiveReader } from './live-feed.ts';
import { readPorts, type ReadPorts } from '../ports.ts';
import { decimal } from '../query-fields.ts';

const lastEventId = z.object({ 'Last-Event-ID': decimal });
export const liveQuery = z.object({ after: decimal.optional() });

/**
 * What happens, as it happens: server-sent events (WHATWG HTML, 9.2), resumable with
 * `Last-Event-ID`. The stream ends with the session, the token or the system it was asked with.
 */
@Controller('/api/live')
export class LiveController implements OnModuleDestroy {
  constructor(@Inject(readPorts) private readonly ports: ReadPorts) {
    ports.standing.onChange(ports.live.recheck);
  }

  @Get()
  @Route('live', {
    tag: 'cases',
    summary: { zh: '实时更新', en: 'Server-sent events, resumable with Last-Event-ID' },
    query: liveQuery,
    gives: 'text/event-stream',
  })
  async live(
    @Query() query: unknown,
    @Req() request: FastifyRequest & DoorRequest,
    @Res() reply: FastifyReply,
  ) {
    const { after } = parseWith(liveQuery, query);
    const lastId = request.headers['last-event-id'];
    const from =
      typeof lastId === 'string'
        ? parseWith(lastEventId, { 'Last-Event-ID': lastId })['Last-Event-ID']
        : after;
    const mayStay = this.ports.standing.of(request);
    void reply
      .type('text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no');
    if (request.method === 'HEAD') return reply.send();
    // Written to the connection itself: one text goes out to all, without a stream for each.
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, reply.getHeaders() as Record<string, string>);
    const reader: LiveReader = {
      principal: request.principal!,
      mayStay,
      write(message) {
        if (!raw.writableEnded) raw.write(message);
        return raw.writableLength;
      },
      end: () => void raw.end(),
    };
    raw.once('close', () => this.ports.live.leave(reader));
    await this.ports.live.join(reader, from ?? null).catch((error: unknown) => {
      // The head is out: the reader comes again, and is told then what it missed.
      this.ports.onFailure(error);
      reader.end();
    });
    return reply;
  }

  onModuleDestroy(): void {
    this.ports.live.close();
  }
}
