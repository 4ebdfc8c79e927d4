import {
  Controller,
  Get,
  HttpStatus,
  Inject,
  Param,
  Post,
  Req,
  Res,
  SetMetadata,
} from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { commandCatalogue, jsonSchemaOf } from '#domain/casework/command-catalogue.ts';
import { askedBy } from '#http/asked-by.ts';
import { accessPolicyToken, operationMetadata, type DoorRequest } from '#http/operation.ts';
import { caseAdmission, type CaseAdmission } from './admit-case-command.ts';
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
  @SetMetadata(operationMetadata, 'commands.list')
  list() {
    return commandCatalogue.map(({ schema, ...entry }) => ({
      ...entry,
      schema: jsonSchemaOf(schema),
    }));
  }

  @Post('/:name')
  @SetMetadata(operationMetadata, 'command')
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
