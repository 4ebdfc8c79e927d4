import { Route } from '#http/route.ts';
import { portToken } from '#http/port-token.ts';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type DoorRequest } from '#http/operation.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { EventId, isUuid } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { EventType } from '#migrations/event-versions.ts';
import type { AnchoringHandle } from './anchoring.ts';

/** What the evidence door needs; the composition root fills it. */
export interface EvidencePorts {
  readonly anchoring: AnchoringHandle;
  /**
   * Whether the asker sees the whole of an event, or some of it masked: a bundle proves the whole of it
   * or nothing. Null when there is no such event. Throws Problem.
   */
  readonly lookUp: (id: EventId, request: DoorRequest) => Promise<'whole' | 'masked' | null>;
  /** Keeps the handing out of a bundle as an event. */
  readonly recordLook: (
    stream: string,
    type: EventType,
    data: JsonObject,
    request: DoorRequest,
  ) => Promise<void>;
}

/** Injection token of {@link EvidencePorts}. */
export const evidencePorts = portToken<EvidencePorts>('EvidencePorts');

export const evidenceQuery = z.strictObject({ format: z.enum(['zip', 'json']).default('zip') });

@Controller('/api')
export class EvidenceController {
  constructor(@Inject(evidencePorts) private readonly ports: EvidencePorts) {}

  /** The evidence bundle of one event: a zip that verifies itself, or its parts as JSON. */
  @Get('/proofs/events/:id')
  @Route('proof.read', {
    tag: 'evidence',
    summary: { zh: '证据包', en: 'The evidence bundle of one event' },
    query: evidenceQuery,
    gives: 'application/zip',
  })
  async bundle(
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: DoorRequest,
    @Res() reply: FastifyReply,
  ) {
    const { format } = parseWith(evidenceQuery, query);
    if (!isUuid(id)) throw new Problem('not-found');
    const found = await this.ports.lookUp(EventId(id), request);
    if (found === null) throw new Problem('not-found');
    if (found === 'masked') throw onlyInFull();
    const answer = await this.ports.anchoring.bundleFor(EventId(id));
    if (answer.kind === 'notFound') throw new Problem('not-found');
    if (answer.kind === 'differs') throw differs();
    if (answer.kind === 'notYet') throw notYet(answer.state.kind);
    await this.ports.recordLook('access-proofs', 'EvidenceIssued', { eventId: id }, request);
    if (format === 'json') {
      const decoder = new TextDecoder();
      return reply.send(
        Object.fromEntries([...answer.files].map(([name, bytes]) => [name, decoder.decode(bytes)])),
      );
    }
    void reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="evidence-${id}.zip"`);
    return reply.send(Buffer.from(answer.zip));
  }

  /** The log as static files (C2SP tlog-tiles): `checkpoint`, `tile/…`. Nothing in it is personal. */
  @Get('/log/:origin/*')
  @Route('public', {
    tag: 'evidence',
    summary: { zh: '透明日志文件', en: 'The log as static files (C2SP tlog-tiles)' },
    gives: 'application/octet-stream',
  })
  file(
    @Param('origin') origin: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    const path = (request.params as { '*': string })['*'];
    const bytes =
      origin === this.ports.anchoring.origin ? this.ports.anchoring.readTile(path) : null;
    if (bytes === null) throw new Problem('not-found');
    const text = path === 'checkpoint';
    void reply
      .type(text ? 'text/plain; charset=utf-8' : 'application/octet-stream')
      .header('cache-control', text ? 'no-cache' : 'max-age=31536000, immutable');
    return reply.send(Buffer.from(bytes));
  }
}

const onlyInFull = (): Problem =>
  new Problem('forbidden', [
    {
      rule: 'ACCESS',
      article: null,
      text: {
        zh: '该事件含姓名或证件号码；证据包只能完整提供，请由办案机关出具',
        en: 'The event holds names or numbers; a bundle has it in full, so ask an agency of the case for it',
      },
    },
  ]);

const differs = (): Problem =>
  new Problem('proof-differs', [
    {
      rule: 'LOG-CONTENT',
      article: null,
      text: {
        zh: '存储的事件不是日志所记载的内容；请由运维人员运行 andu fsck 查明位置，并从备份恢复',
        en: 'The stored event is not what the log commits to; the operator runs andu fsck to see where, and restores from a backup',
      },
    },
  ]);

const notYet = (state: string): Problem =>
  new Problem(
    'proof-not-ready',
    [
      {
        rule: 'LOG-DELAY',
        article: null,
        text: {
          zh: `该事件的证明尚未完成（${state}），请稍后再取`,
          en: `The proof of this event is not complete yet (${state}); ask again later`,
        },
        actual: state,
      },
    ],
    { retryAfter: 10 },
  );
