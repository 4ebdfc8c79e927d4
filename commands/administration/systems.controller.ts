import type { Directory } from '#domain/directory/directory.ts';
import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  Post,
  Put,
  Req,
  SetMetadata,
} from '@nestjs/common';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import { accessPolicyToken, operationMetadata, type DoorRequest } from '#http/operation.ts';
import { agencyKinds } from '#domain/casework/agencies.ts';
import { type AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type {
  ConfirmationRequest,
  RegisteredSystem,
  RegistrationState,
  RequestedAct,
  SettableState,
  SystemKey,
} from '#identity/signatures/system-registry.ts';
import { administrationPorts, type AdministrationPorts } from './ports.ts';
import { fingerprintOf, takeKey, type TakenKey } from './public-key.ts';
import {
  endedForGood,
  personsId,
  taken,
  unknownAgency,
  waitsForAgency,
} from './system-refusals.ts';
import { registration, rotation, stateChange, type KeyRequest } from './system-requests.ts';
import { isShownTo, systemView, type SystemView } from './system-view.ts';

/** A system with the key that was just added; `privateKey` only where it was made here, and only now. */
interface WithNewKey {
  readonly system: SystemView;
  readonly keyId: string;
  readonly fingerprint: string;
  readonly privateKey: string | null;
}

/**
 * PORT-3: the business systems that may call with their own signature, and their keys. What takes
 * from a system holds at once; what lets it act waits until its agency has confirmed it.
 */
@Controller('/api/systems')
export class SystemsController {
  constructor(
    @Inject(administrationPorts) private readonly ports: AdministrationPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {}

  /** All systems; for somebody of an agency, those of that agency. */
  @Get()
  @SetMetadata(operationMetadata, 'systems.read')
  list(@Req() { principal }: DoorRequest): readonly SystemView[] {
    return this.ports.systems
      .list()
      .filter((system) => isShownTo(system, principal!))
      .map((system) => systemView(system, this.policy, this.ports.directory()));
  }

  /** Registers a system of an agency with its first key; it may call once the agency has confirmed it. */
  @Post()
  @Header('cache-control', 'no-store')
  @SetMetadata(operationMetadata, 'systems.manage')
  async register(@Body() body: unknown, @Req() request: DoorRequest): Promise<WithNewKey> {
    const { id, agency, name, key, reason } = parseWith(registration, body);
    return this.ports.inTurn(async () => {
      if (!handlesCases(agency, this.ports.directory())) throw unknownAgency(agency);
      if (this.ports.isPersonsId(id)) throw personsId(id);
      if (this.ports.systems.find(id) !== null) throw taken('/id', id);
      const pair = this.take(`${id}-1`, key);
      const first = this.keyOf(`${id}-1`, key.algorithm, pair);
      const open = this.asked({ act: 'registration', key: first.id }, reason, request);
      await this.ports.record(
        `system-${id}`,
        'SystemRegistered',
        { system: id, agency, name, key: recorded(first), request: open.id, reason },
        request,
      );
      this.ports.systems.register({
        id: PrincipalId(id),
        agency: agency as AgencyId,
        name,
        state: 'pending',
        keys: [first],
        open,
      });
      return this.answer(id, first, pair);
    });
  }

  /**
   * Adds a key, which counts once the agency has confirmed it; the former ones go on until then,
   * and for the days of overlap after it, so that no call is lost.
   */
  @Post('/:id/keys')
  @Header('cache-control', 'no-store')
  @SetMetadata(operationMetadata, 'systems.manage')
  async rotate(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: DoorRequest,
  ): Promise<WithNewKey> {
    const { key, overlapDays, reason } = parseWith(rotation, body);
    return this.ports.inTurn(async () => {
      const system = this.systemOf(id);
      refuseEnded(system.state);
      if (system.open !== null) throw waitsForAgency();
      const keyId = this.nextKeyId(system);
      const pair = this.take(keyId, key);
      const next = this.keyOf(keyId, key.algorithm, pair);
      const open = this.asked({ act: 'newKey', key: keyId, overlapDays }, reason, request);
      await this.ports.record(
        `system-${id}`,
        'SystemKeyRegistered',
        { system: id, key: recorded(next), overlapDays, request: open.id, reason },
        request,
      );
      this.ports.systems.ask(id, open, next);
      return this.answer(id, next, pair);
    });
  }

  /** Freezes a system, or ends its registration for good; asks its agency to lift a freeze. */
  @Put('/:id/state')
  @HttpCode(200)
  @SetMetadata(operationMetadata, 'systems.manage')
  async setState(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: DoorRequest,
  ): Promise<SystemView> {
    const { state: to, reason } = parseWith(stateChange, body);
    return this.ports.inTurn(async () => {
      const system = this.systemOf(id);
      const change = changeOf(system.state, to);
      if (change === 'thaw') await this.askToThaw(system, null, reason, request);
      if (change === 'set') {
        // First the record, then the act: a change that nobody can account for must not be.
        await this.ports.record(
          `system-${id}`,
          'SystemStateChanged',
          { system: id, from: system.state, to, reason },
          request,
        );
        this.ports.systems.setState(id, to);
      }
      return systemView(this.systemOf(id), this.policy, this.ports.directory());
    });
  }

  /** The same for one key, as when it may be known to others. */
  @Put('/:id/keys/:key/state')
  @HttpCode(200)
  @SetMetadata(operationMetadata, 'systems.manage')
  async setKeyState(
    @Param('id') id: string,
    @Param('key') keyId: string,
    @Body() body: unknown,
    @Req() request: DoorRequest,
  ): Promise<SystemView> {
    const { state: to, reason } = parseWith(stateChange, body);
    return this.ports.inTurn(async () => {
      const system = this.systemOf(id);
      const key = system.keys.find((each) => each.id === keyId);
      if (key === undefined) throw new Problem('not-found');
      // The first key is the registration: that is ended, or decided, as a whole.
      if (system.state === 'pending') throw waitsForAgency();
      const change = changeOf(key.state, to);
      if (change === 'thaw') await this.askToThaw(system, keyId, reason, request);
      if (change === 'set') {
        await this.ports.record(
          `system-${id}`,
          'SystemKeyStateChanged',
          { system: id, key: keyId, from: key.state, to, reason },
          request,
        );
        this.ports.systems.setKeyState(keyId, to);
      }
      return systemView(this.systemOf(id), this.policy, this.ports.directory());
    });
  }

  /** Nobody lifts a freeze alone: it may be there because of the one who would like it lifted. */
  private async askToThaw(
    system: RegisteredSystem,
    key: string | null,
    reason: string,
    request: DoorRequest,
  ): Promise<void> {
    if (system.open !== null) throw waitsForAgency();
    const open = this.asked({ act: 'thaw', key }, reason, request);
    await this.ports.record(
      `system-${system.id}`,
      'SystemThawRequested',
      { system: system.id, key, request: open.id, reason },
      request,
    );
    this.ports.systems.ask(system.id, open, null);
  }

  private asked(
    act: RequestedAct,
    reason: string,
    { principal }: DoorRequest,
  ): ConfirmationRequest {
    return { ...act, id: randomUUID(), by: principal!.id, askedAt: this.ports.now(), reason };
  }

  private systemOf(id: string): RegisteredSystem {
    const system = this.ports.systems.find(id);
    if (system === null) throw new Problem('not-found');
    return system;
  }

  /** Takes a key that no system has yet: of a shared one nobody could say who signed. */
  private take(keyId: string, request: KeyRequest): TakenKey {
    const key = takeKey(keyId, request);
    const all = this.ports.systems.list().flatMap(({ keys }) => keys);
    const others = all.filter(({ state }) => state !== 'rejected');
    if (others.some(({ publicKey }) => publicKey === key.publicKey)) {
      throw taken('/key/publicKey', fingerprintOf(key.publicKey).slice(0, 16));
    }
    return key;
  }

  private nextKeyId({ id, keys }: RegisteredSystem): string {
    const known = new Set(keys.map((key) => key.id));
    let number = keys.length + 1;
    while (known.has(`${id}-${number}`)) number += 1;
    return `${id}-${number}`;
  }

  private keyOf(id: string, algorithm: SystemKey['algorithm'], { publicKey }: TakenKey): SystemKey {
    const notBefore = this.ports.now();
    return { id, algorithm, publicKey, notBefore, notAfter: null, state: 'pending' };
  }

  private answer(id: string, key: SystemKey, { privateKey }: TakenKey): WithNewKey {
    const fingerprint = fingerprintOf(key.publicKey);
    const system = systemView(this.systemOf(id), this.policy, this.ports.directory());
    return { system, keyId: key.id, fingerprint, privateKey };
  }
}

/** What the event keeps of a key: all but its state, which has events of its own. */
const recorded = ({ id, algorithm, publicKey, notBefore }: SystemKey) => ({
  id,
  algorithm,
  publicKey,
  fingerprint: fingerprintOf(publicKey),
  notBefore,
});

function refuseEnded(state: RegistrationState): void {
  if (state === 'disabled' || state === 'rejected') throw endedForGood();
}

/** What going from one state to another takes; Problem where there is no way. */
function changeOf(from: RegistrationState, to: SettableState): 'set' | 'thaw' | 'none' {
  if (from === to) return 'none';
  refuseEnded(from);
  if (to === 'disabled') return 'set';
  if (from === 'pending') throw waitsForAgency();
  return to === 'active' ? 'thaw' : 'set';
}

const handlesCases = (id: string, { agencies }: Directory): boolean =>
  agencies.some(
    (agency) => agency.id === id && (agencyKinds as readonly string[]).includes(agency.kind),
  );
