import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Put,
  Req,
  SetMetadata,
} from '@nestjs/common';
import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken, operationMetadata, type DoorRequest } from '#domain/access/door.ts';
import { explain } from '#domain/access/matrix.ts';
import type { Operation } from '#domain/access/operations.ts';
import { requirePermission } from '#domain/access/require-permission.ts';
import { agencies } from '#domain/access/organisation.ts';
import { longText } from '#domain/casework/fields.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import {
  registrationStates,
  type RegisteredSystem,
} from '../identity/signatures/system-registry.ts';
import { administrationPorts, type AdministrationPorts } from './ports.ts';

export const stateChange = z.strictObject({
  state: z.enum(registrationStates),
  reason: longText('理由', 'Reason'),
});

/** PORT-3: who may do what, and which systems may call. */
@Controller('/api')
export class AdministrationController {
  constructor(
    @Inject(administrationPorts) private readonly ports: AdministrationPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {}

  /** The permission table as a matrix, with the reason in every cell. */
  @Get('/access/matrix')
  @SetMetadata(operationMetadata, 'access.matrix')
  matrix() {
    return explain(this.policy);
  }

  /** Whether the asker may do this in some relation to a case; forbidden, with the reason, if not. */
  @Get('/access/operations/:operation')
  @SetMetadata(operationMetadata, 'session')
  permitted(@Param('operation') operation: string, @Req() { principal }: DoorRequest) {
    requirePermission(this.policy, principal!, operation as Operation);
    return { operation, allowed: true };
  }

  /** The accounts of the embedded issuer; none when people sign in at another one. */
  @Get('/users')
  @SetMetadata(operationMetadata, 'users.read')
  users() {
    return this.ports.listAccounts();
  }

  @Get('/organisations')
  @SetMetadata(operationMetadata, 'session')
  organisations() {
    return agencies;
  }

  @Get('/systems')
  @SetMetadata(operationMetadata, 'systems.read')
  systems(): readonly RegisteredSystem[] {
    return this.ports.systems.list();
  }

  /** Freezes a system, thaws it, or ends its registration for good; recorded with the reason. */
  @Put('/systems/:id/state')
  @HttpCode(200)
  @SetMetadata(operationMetadata, 'systems.manage')
  async setState(@Param('id') id: string, @Body() body: unknown, @Req() request: DoorRequest) {
    const { state, reason } = parseWith(stateChange, body);
    const system = this.ports.systems.find(id);
    if (system === null) throw new Problem('not-found');
    if (system.state === 'disabled' && state !== 'disabled') throw disabledForGood();
    // First the record, then the act: a change that nobody can account for must not be.
    await this.ports.record(
      `system-${id}`,
      'SystemStateChanged',
      { system: id, from: system.state, to: state, reason },
      request,
    );
    this.ports.systems.setState(id, state);
    return this.ports.systems.find(id);
  }

  /** Every setting with its value and what it does; secrets are not among them. */
  @Get('/parameters')
  @SetMetadata(operationMetadata, 'parameters.manage')
  parameters() {
    return this.ports.parameters();
  }
}

const disabledForGood = (): Problem =>
  new Problem('refused-by-state', [
    {
      rule: 'SYSTEM-DISABLED',
      article: null,
      text: {
        zh: '该系统已停用，不能恢复，须重新登记',
        en: 'The registration has ended for good; register anew',
      },
    },
  ]);
