import { eventsAnswer } from './event-answers.ts';
import { Route } from '#http/route.ts';
import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { type DoorRequest } from '#http/operation.ts';
import { firstLink, linkOf, type ExportStatement } from '#domain/evidence/event-export.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { eventJson } from './event-json.ts';
import {
  conditionsOf,
  eventsExport,
  eventsLike,
  eventsQuery,
  streamsOfCase,
  type EventsFilter,
} from './events-query.ts';
import { eventMasking, openHiddenWords } from './hidden-words.ts';
import { readPorts, type ReadPorts } from '../ports.ts';

/** Events of a JSON page when no limit is asked for, and at most. */
const pageSize = 1000;
/** Events that are looked through for a page; what lies further is on the next one. */
const mostLookedAt = 20_000;

/** All events in the order of the log, for auditors; names and numbers masked. */
@Controller('/api/events')
export class EventsController {
  private readonly wordsOfCase: ReturnType<typeof openHiddenWords>;

  constructor(@Inject(readPorts) private readonly ports: ReadPorts) {
    this.wordsOfCase = openHiddenWords(ports.store);
  }

  /**
   * A page of them with their proof states and the position where the next one begins; `Accept: application/x-ndjson`
   * streams without an end.
   */
  @Get()
  @Route('events.readAll', {
    tag: 'evidence',
    summary: { zh: '全部事件', en: 'All events in order; NDJSON streams' },
    query: eventsQuery,
    answer: eventsAnswer,
  })
  async all(
    @Query() query: unknown,
    @Req() request: FastifyRequest & DoorRequest,
    @Res() reply: FastifyReply,
  ) {
    const { from, limit, ...filter } = parseWith(eventsQuery, query);
    const conditions = conditionsOf(filter);
    await this.ports.recordLook(
      'access-events',
      'EventsViewed',
      { ...ofCase(filter), from, limit: limit ?? null, ...conditions },
      request,
    );
    const fits = eventsLike(filter);
    if (request.headers.accept?.includes('application/x-ndjson') === true) {
      void reply.type('application/x-ndjson');
      return reply.send(Readable.from(this.lines({ from, limit: limit ?? Infinity, fits })));
    }
    const head = await this.ports.store.head();
    const atMost = Math.min(limit ?? pageSize, pageSize);
    const found: RecordedEvent[] = [];
    let next: number | null = null;
    let lookedAt = 0;
    for await (const event of this.candidates(from, filter)) {
      if (found.length === atMost || lookedAt === mostLookedAt) {
        next = event.position;
        break;
      }
      lookedAt += 1;
      if (fits(event)) found.push(event);
    }
    const proofs = await this.ports.proofStateOf(found);
    const shown = this.shownEvents();
    const events = await Promise.all(
      found.map(async (event, index) => ({
        ...(await shown(event)),
        proof: proofs[index] ?? null,
      })),
    );
    return reply.send({ events, head: String(head), next: next === null ? null : String(next) });
  }

  /** Every event that fits, in a file that is sealed: see `domain/evidence/event-export.ts`. */
  @Post('/export')
  @Route('events.export', {
    tag: 'evidence',
    summary: { zh: '导出签名事件', en: 'Signed export in the order of the log, NDJSON' },
    body: eventsExport,
    gives: 'application/x-ndjson',
  })
  async export(
    @Body() body: unknown,
    @Req() request: FastifyRequest & DoorRequest,
    @Res() reply: FastifyReply,
  ) {
    const { purpose, filter } = parseWith(eventsExport, body);
    const conditions = conditionsOf(filter);
    const { sealing, store } = this.ports;
    const upTo = await store.head();
    await this.ports.recordLook(
      'access-events',
      'EventsExported',
      { ...ofCase(filter), purpose, conditions },
      request,
    );
    const { id, role, agency } = request.principal!;
    const statement = {
      v: 1 as const,
      origin: sealing.origin,
      by: { id, role, agency: agency?.id ?? null },
      purpose,
      filter: conditions,
      masked: true,
      at: new Date().toISOString(),
      upTo: String(upTo),
      checkpoint: sealing.checkpoint(),
    };
    void reply
      .status(200)
      .type('application/x-ndjson')
      .header('content-disposition', `attachment; filename="events-${upTo}.ndjson"`);
    return reply.send(Readable.from(this.sealed(statement, upTo, eventsLike(filter))));
  }

  /** Shows the events of one answer, masked. */
  private shownEvents() {
    const dataOf = eventMasking(this.wordsOfCase);
    return async (event: RecordedEvent) => ({ ...eventJson(event), data: await dataOf(event) });
  }

  /** What may fit, by position: of one case only its own streams are read. */
  private async *candidates(from: number, filter: EventsFilter): AsyncGenerator<RecordedEvent> {
    const { store } = this.ports;
    if (filter.case === undefined) {
      yield* store.readAll({ after: from - 1 });
      return;
    }
    const events: RecordedEvent[] = [];
    for (const stream of streamsOfCase(filter.case)) {
      for await (const event of store.readStream(stream)) {
        if (event.position >= from) events.push(event);
      }
    }
    yield* events.sort((one, other) => one.position - other.position);
  }

  private async *lines({ from, limit, fits }: { from: number; limit: number; fits: Fits }) {
    let left = limit;
    const shown = this.shownEvents();
    for await (const event of this.ports.store.readAll({ after: from - 1 })) {
      if (!fits(event)) continue;
      yield `${JSON.stringify(await shown(event))}\n`;
      left -= 1;
      if (left === 0) return;
    }
  }

  private async *sealed(
    statement: Omit<ExportStatement, 'count' | 'first' | 'last' | 'link'>,
    upTo: number,
    fits: Fits,
  ): AsyncGenerator<string> {
    const { sealing, store } = this.ports;
    const shown = this.shownEvents();
    let link = firstLink;
    let count = 0;
    let first: string | null = null;
    let last: string | null = null;
    if (upTo > 0) {
      for await (const recorded of store.readAll({ limit: upTo })) {
        if (recorded.position > upTo) break;
        if (!fits(recorded)) continue;
        const event = await shown(recorded);
        link = linkOf(sealing, link, event);
        last = String(recorded.position);
        first ??= last;
        count += 1;
        yield `${JSON.stringify({ event, link })}\n`;
      }
    }
    yield `${sealing.seal({ ...statement, count, first, last, link })}\n`;
  }
}

/** Who asks for the events of one case looks at that case. */
const ofCase = (filter: EventsFilter) => (filter.case === undefined ? {} : { caseId: filter.case });

type Fits = (event: RecordedEvent) => boolean;
