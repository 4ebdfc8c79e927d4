import { Body, Controller, Inject, Param, Put, Req, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { askedBy } from '#http/asked-by.ts';
import { accessPolicyToken, operationMetadata, type DoorRequest } from '#http/operation.ts';
import { administrationPorts, type AdministrationPorts } from './ports.ts';
import { systemView, type SystemView } from './system-view.ts';

/** The second person: nothing acts for an agency that the agency has not confirmed. */
@Controller('/api/systems')
export class SystemConfirmationController {
  constructor(
    @Inject(administrationPorts) private readonly ports: AdministrationPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {}

  /**
   * Confirms or rejects what is open of a system of the own agency: its registration, a new key,
   * or that a freeze is lifted.
   */
  @Put('/:id/confirmation')
  @SetMetadata(operationMetadata, 'systems.confirm')
  async decide(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest & DoorRequest,
  ): Promise<SystemView> {
    const system = await this.ports.systemActs.settle(id, body, askedBy(request));
    return systemView(system, this.policy, this.ports.directory());
  }
}
