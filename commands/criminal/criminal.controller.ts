import { Controller, Get, HttpStatus, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { jsonSchemaOf } from '#domain/casework/command-catalogue.ts';
import { criminalCatalogue } from '#domain/criminal/catalogue.ts';
import { askedBy } from '#http/asked-by.ts';
import type { DoorRequest } from '#http/operation.ts';
import { portToken } from '#http/port-token.ts';
import { idempotencyHeader, Route } from '#http/route.ts';
import { commandAnswer } from '../case/command-answers.ts';
import { criminalEnvelope, type CriminalActs } from './criminal-acts.ts';
import { criminalCommandsAnswer } from './criminal-answers.ts';

/** Injection token of the acts on criminal cases. */
export const criminalActsToken = portToken<CriminalActs>('CriminalActs');

/** SUPV-1: criminal procedure from filing to enforcement, by hand and by systems. */
@Controller('/api/criminal-commands')
export class CriminalController {
  constructor(@Inject(criminalActsToken) private readonly acts: CriminalActs) {}

  /** The names, their schemas, who may send them, in which state. */
  @Get()
  @Route('commands.list', {
    tag: 'commands',
    summary: { zh: '刑事案件命令目录', en: 'The commands of criminal procedure' },
    answer: criminalCommandsAnswer,
  })
  list() {
    return criminalCatalogue.map(({ schema, ...entry }) => ({
      ...entry,
      schema: jsonSchemaOf(schema),
    }));
  }

  @Post('/:name')
  @Route('command', {
    tag: 'commands',
    summary: { zh: '办理刑事案件的一项环节', en: 'One command of criminal procedure' },
    body: criminalEnvelope,
    headers: idempotencyHeader,
    status: 201,
    answer: commandAnswer,
    each: {
      placeholder: 'name',
      of: criminalCatalogue.map(({ name, title, schema }) => ({
        is: name,
        summary: title,
        body: criminalEnvelope.extend({ data: schema }),
      })),
    },
  })
  async submit(
    @Param('name') name: string,
    @Req() request: FastifyRequest & DoorRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { caseId, events, repeated } = await this.acts.submit(
      name,
      request.body,
      askedBy(request),
    );
    if (repeated) void reply.header('idempotent-replayed', 'true');
    void reply.status(repeated ? HttpStatus.OK : HttpStatus.CREATED);
    const last = events.at(-1)!;
    return {
      caseId,
      revision: String(last.revision),
      position: String(last.position),
      events: events.map(({ id, type, stream, revision, position }) => ({
        id,
        type,
        stream,
        revision: String(revision),
        position: String(position),
      })),
      receipt: events[0]!.metadata.command!.receipt!,
    };
  }
}
