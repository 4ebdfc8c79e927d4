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
import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken, operationMetadata, type DoorRequest } from '#http/operation.ts';
import { actingPersonSchema } from '#domain/casework/acting-person.ts';
import type { CommandName } from '#domain/casework/events.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { isUuid, type CaseId } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import {
  catalogueEntry,
  commandCatalogue,
  jsonSchemaOf,
} from '#domain/casework/command-catalogue.ts';
import { SubmitCaseCommand } from './submit-case-command.ts';

export const commandEnvelope = z.strictObject({
  caseId: z
    .string()
    .refine(isUuid, { message: 'uuid' })
    .transform((id) => id as CaseId)
    .optional(),
  expectedRevision: z
    .string()
    .regex(/^(0|[1-9]\d{0,15})$/)
    .transform(Number)
    .optional(),
  data: z.record(z.string(), z.unknown()),
  /** By systems only: who took the step that is reported. */
  person: actingPersonSchema.optional(),
});

@Controller('/api/commands')
export class CommandsController {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {}

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
    const entry = catalogueEntry(name);
    if (entry === undefined) throw new Problem('not-found');
    this.checkPermission(entry.name, request);
    const key = idempotencyKey(request);
    const body = parseWith(commandEnvelope, request.body);
    if (entry.name !== 'openCase' && body.caseId === undefined) throw caseIdMissing();
    if (body.person !== undefined && request.principal!.kind === 'person') throw claimsAnother();
    const data = parseWith(entry.schema, body.data);
    const { repeated, ...answer } = await this.bus.execute(
      new SubmitCaseCommand({
        name: entry.name,
        caseId: body.caseId ?? null,
        expectedRevision: body.expectedRevision ?? null,
        data: data as JsonObject,
        person: body.person ?? null,
        idempotencyKey: key,
        correlationId: request.correlationId,
        principal: request.principal!,
      }),
    );
    if (repeated) void reply.header('idempotent-replayed', 'true');
    void reply.status(repeated ? HttpStatus.OK : HttpStatus.CREATED);
    return answer;
  }

  /** Role and kind of agency; whether the agency is a party to the case, the decider sees. */
  private checkPermission(name: CommandName, request: DoorRequest): void {
    const permission = this.policy.permits({
      principal: request.principal!,
      operation: `command:${name}`,
      relation: 'ownCase',
    });
    if (!permission.allowed) {
      throw new Problem('forbidden', [{ rule: 'ACCESS', article: null, text: permission.reason }]);
    }
  }
}

function idempotencyKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !isUuid(key.toLowerCase())) {
    throw new Problem('idempotency-key-missing');
  }
  return key.toLowerCase();
}

const caseIdMissing = (): Problem =>
  new Problem('schema-violation', [
    {
      rule: 'SCHEMA-REQUIRED',
      article: null,
      text: { zh: '缺少案件编号 caseId', en: 'caseId is missing' },
      field: '/caseId',
    },
  ]);

/** Who is signed in acts as himself. */
const claimsAnother = (): Problem =>
  new Problem('forbidden', [
    {
      rule: 'PROC-PERSON',
      article: null,
      text: {
        zh: '已登录的人以本人名义办理，不得代填他人',
        en: 'Who is signed in acts in his own name and may not name another',
      },
      field: '/person',
    },
  ]);
