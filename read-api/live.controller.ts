import { Controller, Get, Inject, Query, Req, Res, SetMetadata } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken, operationMetadata, type DoorRequest } from '#domain/access/door.ts';
import type { Principal } from '#domain/access/principal.ts';
import type { Parties } from '#domain/casework/case-state.ts';
import { dutyPrefix } from '#domain/duty/duty.ts';
import { noticePrefix } from '#domain/messages/notice.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { partiesOf, relationTo } from './case-reader.ts';
import { readPorts, type ReadPorts } from './ports.ts';
import { decimal } from './query-fields.ts';
import { remembering } from './remembering.ts';

export const liveQuery = z.object({ after: decimal.optional() });

/** Streams that concern no case; a message says only that something is new there. */
const forEverybody = [noticePrefix, dutyPrefix];

/**
 * What happens, as it happens: server-sent events (WHATWG HTML, 9.2), resumable
 * with `Last-Event-ID`. A message names case, type and position and nothing else;
 * what it means is asked for under the permission of its own call.
 */
@Controller('/api/live')
export class LiveController {
  private readonly partiesOf: (stream: string) => Promise<Parties | null>;

  constructor(
    @Inject(readPorts) private readonly ports: ReadPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {
    this.partiesOf = remembering((stream) => partiesOf(ports.store, stream));
  }

  @Get()
  @SetMetadata(operationMetadata, 'live')
  async live(
    @Query() query: unknown,
    @Req() request: FastifyRequest & DoorRequest,
    @Res() reply: FastifyReply,
  ) {
    const { after } = parseWith(liveQuery, query);
    const lastId = request.headers['last-event-id'];
    const from =
      typeof lastId === 'string'
        ? parseWith(decimal, lastId)
        : (after ?? (await this.ports.store.head()));
    const gone = new AbortController();
    request.raw.once('close', () => gone.abort());
    void reply
      .type('text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no');
    await reply.send(Readable.from(this.messages(from, request.principal!, gone.signal)));
  }

  private async *messages(
    after: number,
    principal: Principal,
    signal: AbortSignal,
  ): AsyncGenerator<string> {
    yield `: live after ${after}\n\n`;
    const filter = { streamPrefixes: ['case-', ...forEverybody] };
    for await (const message of this.ports.store.subscribe({ after, filter, signal })) {
      if (message.kind === 'event' && (await this.mayKnow(principal, message.event))) {
        yield sse(message.event);
      }
    }
  }

  private async mayKnow(principal: Principal, event: RecordedEvent): Promise<boolean> {
    if (forEverybody.some((prefix) => event.stream.startsWith(prefix))) return true;
    const parties = await this.partiesOf(event.stream);
    if (parties === null) return false;
    const relation = relationTo(principal, parties);
    return this.policy.permits({ principal, operation: 'live', relation }).allowed;
  }
}

const sse = ({ position, type, stream, revision }: RecordedEvent): string =>
  `id: ${position}\nevent: ${type}\ndata: ${JSON.stringify({
    caseId: stream.startsWith('case-') ? stream.slice('case-'.length) : '',
    type,
    revision: String(revision),
    position: String(position),
  })}\n\n`;
