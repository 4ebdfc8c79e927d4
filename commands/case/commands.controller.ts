import { commandAnswer, commandsAnswer } from './command-answers.ts';
import { idempotencyHeader, Route } from '#http/route.ts';
import { Controller, Get, HttpStatus, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { commandCatalogue, jsonSchemaOf } from '#domain/casework/command-catalogue.ts';
import { askedBy } from '#http/asked-by.ts';
import { accessPolicyToken, type DoorRequest } from '#http/operation.ts';
import { caseAdmission, commandEnvelope, type CaseAdmission } from './admit-case-command.ts';
import { SubmitCaseCommand } from './submit-case-command.ts';

@Controller('/api/commands')
export class CommandsController {
  private readonly admission: CaseAdmission;

  constructor(
    @Inject(CommandBus) bus: CommandBus,
    @Inject(accessPolicyToken) policy: AccessPolicy,
  ) {
    this.admission = caseAdmission(policy, (request) =>
      bus.execute(new SubmitCaseCommand(request)),
    );
  }

  /** The names, their schemas, who may send them, in which state. */
  @Get()
  @Route('commands.list', {
    tag: 'commands',
    summary: {
      zh: '命令目录',
      en: 'The commands, their schemas, who may send them, in which state',
    },
    answer: commandsAnswer,
  })
  list() {
    return commandCatalogue.map(({ schema, ...entry }) => ({
      ...entry,
      schema: jsonSchemaOf(schema),
    }));
  }

  @Post('/:name')
  @Route('command', {
    tag: 'commands',
    summary: { zh: '执行一项命令', en: 'One command of casework' },
    body: commandEnvelope,
    headers: idempotencyHeader,
    status: 201,
    answer: commandAnswer,
    each: {
      placeholder: 'name',
      of: commandCatalogue.map(({ name, title, schema }) => ({
        is: name,
        summary: title,
        body: commandEnvelope.extend({ data: schema }),
      })),
    },
  })
  async submit(
    @Param('name') name: string,
    @Req() request: FastifyRequest & DoorRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { body } = request;
    const { repeated, ...answer } = await this.admission.submit(name, body, askedBy(request));
    if (repeated) void reply.header('idempotent-replayed', 'true');
    void reply.status(repeated ? HttpStatus.OK : HttpStatus.CREATED);
    return answer;
  }
}
