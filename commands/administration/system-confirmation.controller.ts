import { confirmation } from './system-requests.ts';
import { systemAnswer } from './system-answers.ts';
import { Route } from '#http/route.ts';
import { Body, Controller, Inject, Param, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { askedBy } from '#http/asked-by.ts';
import { accessPolicyToken, type DoorRequest } from '#http/operation.ts';
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
  @Route('systems.confirm', {
    tag: 'people',
    summary: {
      zh: '由所属单位决定人确认或拒绝登记、新密钥或恢复',
      en: 'A decider of its agency confirms or rejects a registration, a new key or a thaw',
    },
    body: confirmation,
    answer: systemAnswer,
  })
  async decide(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest & DoorRequest,
  ): Promise<SystemView> {
    const system = await this.ports.systemActs.settle(id, body, askedBy(request));
    return systemView(system, this.policy, this.ports.directory());
  }
}
