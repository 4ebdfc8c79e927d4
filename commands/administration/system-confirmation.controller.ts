import { Body, Controller, Inject, Param, Put, Req, SetMetadata } from '@nestjs/common';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken, operationMetadata, type DoorRequest } from '#http/operation.ts';
import type { Principal } from '#domain/access/principal.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import {
  formerKeysEnd,
  type ConfirmationRequest,
  type RegisteredSystem,
} from '#identity/signatures/system-registry.ts';
import { administrationPorts, type AdministrationPorts } from './ports.ts';
import { fingerprintOf } from './public-key.ts';
import { notOpen, otherAgency, samePerson } from './system-refusals.ts';
import { confirmation } from './system-requests.ts';
import { systemView, type SystemView } from './system-view.ts';

const eventOf = { confirmed: 'SystemConfirmed', rejected: 'SystemRejected' } as const;

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
    @Req() request: DoorRequest,
  ): Promise<SystemView> {
    const { request: requestId, decision, reason } = parseWith(confirmation, body);
    return this.ports.inTurn(async () => {
      const system = this.ports.systems.find(id);
      if (system === null) throw new Problem('not-found');
      const open = openFor(request.principal!, system, requestId);
      const moment = this.ports.now();
      const data = {
        system: id,
        request: open.id,
        act: open.act,
        key: keyOf(system, open.key),
        formerUntil:
          open.act === 'newKey' && decision === 'confirmed'
            ? formerKeysEnd(moment, open.overlapDays)
            : null,
        reason,
      };
      await this.ports.record(`system-${id}`, eventOf[decision], data, request);
      this.ports.systems.settle(id, open.id, decision, moment);
      return systemView(this.ports.systems.find(id)!, this.policy, this.ports.directory());
    });
  }
}

/** What this person may decide now. Throws Problem. */
function openFor(
  principal: Principal,
  { agency, open }: RegisteredSystem,
  requestId: string,
): ConfirmationRequest {
  if (principal.agency?.id !== agency) throw otherAgency();
  if (open?.id !== requestId) throw notOpen();
  if (open.by === principal.id) throw samePerson();
  return open;
}

/** The key as it was seen: its id alone does not say which one it is. */
function keyOf({ keys }: RegisteredSystem, id: string | null) {
  const key = keys.find((each) => each.id === id);
  return key === undefined ? null : { id: key.id, fingerprint: fingerprintOf(key.publicKey) };
}
