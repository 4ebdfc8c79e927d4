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
import { z } from 'zod';
import { operationMetadata, type DoorRequest } from '#domain/access/door.ts';
import { agencies } from '#domain/access/organisation.ts';
import { agencyKinds } from '#domain/casework/agencies.ts';
import { longText, text } from '#domain/casework/fields.ts';
import { isSlug, type AgencyId, PrincipalId } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { signatureAlgorithms } from '../identity/signatures/algorithms.ts';
import {
  registrationStates,
  type RegisteredSystem,
  type SystemKey,
} from '../identity/signatures/system-registry.ts';
import { administrationPorts, type AdministrationPorts } from './ports.ts';
import { fingerprintOf, takeKey, type TakenKey } from './public-key.ts';

const reason = longText('理由', 'Reason');
export const stateChange = z.strictObject({ state: z.enum(registrationStates), reason });

const keyRequest = z.strictObject({
  algorithm: z.enum(signatureAlgorithms),
  /** SPKI PEM; null to have a pair made, whose private half is told once. */
  publicKey: z.string().max(4000).nullable().default(null),
});
export const registration = z.strictObject({
  id: z.string().refine(isSlug, { message: 'slug' }),
  agency: z.string().max(63),
  name: z.strictObject({
    zh: text(100, { zh: '名称', en: 'Name' }),
    en: text(100, { zh: '英文名称', en: 'Name in English' }),
  }),
  key: keyRequest,
  reason,
});
export const rotation = z.strictObject({
  key: keyRequest,
  /** Days in which the former keys go on counting; 0 ends them at once. */
  overlapDays: z.int().min(0).max(90).default(7),
  reason,
});

/** A system with the key that was just added; `privateKey` only where it was made here, and only now. */
interface WithNewKey {
  readonly system: RegisteredSystem;
  readonly keyId: string;
  readonly fingerprint: string;
  readonly privateKey: string | null;
}

const dayMs = 86_400_000;

/** PORT-3: the business systems that may call with their own signature, and their keys. */
@Controller('/api/systems')
export class SystemsController {
  constructor(@Inject(administrationPorts) private readonly ports: AdministrationPorts) {}

  @Get()
  @SetMetadata(operationMetadata, 'systems.read')
  list(): readonly RegisteredSystem[] {
    return this.ports.systems.list();
  }

  /** Registers a system of an agency with its first key. */
  @Post()
  @Header('cache-control', 'no-store')
  @SetMetadata(operationMetadata, 'systems.manage')
  async register(@Body() body: unknown, @Req() request: DoorRequest): Promise<WithNewKey> {
    const { id, agency, name, key, reason: why } = parseWith(registration, body);
    if (!handlesCases(agency)) throw unknownAgency(agency);
    if (this.ports.isPersonsId(id)) throw personsId(id);
    if (this.ports.systems.find(id) !== null) throw taken('/id', id);
    const pair = this.take(`${id}-1`, key);
    const first = this.keyOf(`${id}-1`, key.algorithm, pair);
    await this.ports.record(
      `system-${id}`,
      'SystemRegistered',
      { system: id, agency, name, key: recorded(first), reason: why },
      request,
    );
    this.ports.systems.register({
      id: PrincipalId(id),
      agency: agency as AgencyId,
      name,
      state: 'active',
      keys: [first],
    });
    return this.answer(id, first, pair);
  }

  /** Adds a key; the former ones count on for the days of overlap, so that no call is lost. */
  @Post('/:id/keys')
  @Header('cache-control', 'no-store')
  @SetMetadata(operationMetadata, 'systems.manage')
  async rotate(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: DoorRequest,
  ): Promise<WithNewKey> {
    const { key, overlapDays, reason: why } = parseWith(rotation, body);
    const system = this.systemOf(id);
    if (system.state === 'disabled') throw disabledForGood();
    const keyId = this.nextKeyId(system);
    const pair = this.take(keyId, key);
    const next = this.keyOf(keyId, key.algorithm, pair);
    const formerUntil = new Date(Date.parse(next.notBefore) + overlapDays * dayMs).toISOString();
    await this.ports.record(
      `system-${id}`,
      'SystemKeyRotated',
      { system: id, key: recorded(next), formerUntil, reason: why },
      request,
    );
    this.ports.systems.rotateKey(id, next, formerUntil);
    return this.answer(id, next, pair);
  }

  /** Freezes a system, thaws it, or ends its registration for good; recorded with the reason. */
  @Put('/:id/state')
  @HttpCode(200)
  @SetMetadata(operationMetadata, 'systems.manage')
  async setState(@Param('id') id: string, @Body() body: unknown, @Req() request: DoorRequest) {
    const { state, reason: why } = parseWith(stateChange, body);
    const system = this.systemOf(id);
    if (system.state === 'disabled' && state !== 'disabled') throw disabledForGood();
    // First the record, then the act: a change that nobody can account for must not be.
    await this.ports.record(
      `system-${id}`,
      'SystemStateChanged',
      { system: id, from: system.state, to: state, reason: why },
      request,
    );
    this.ports.systems.setState(id, state);
    return this.ports.systems.find(id);
  }

  /** Freezes one key, thaws it, or ends it for good, as when it may be known to others. */
  @Put('/:id/keys/:key/state')
  @HttpCode(200)
  @SetMetadata(operationMetadata, 'systems.manage')
  async setKeyState(
    @Param('id') id: string,
    @Param('key') keyId: string,
    @Body() body: unknown,
    @Req() request: DoorRequest,
  ) {
    const { state, reason: why } = parseWith(stateChange, body);
    const key = this.systemOf(id).keys.find((each) => each.id === keyId);
    if (key === undefined) throw new Problem('not-found');
    if (key.state === 'disabled' && state !== 'disabled') throw disabledForGood();
    await this.ports.record(
      `system-${id}`,
      'SystemKeyStateChanged',
      { system: id, key: keyId, from: key.state, to: state, reason: why },
      request,
    );
    this.ports.systems.setKeyState(keyId, state);
    return this.ports.systems.find(id);
  }

  private systemOf(id: string): RegisteredSystem {
    const system = this.ports.systems.find(id);
    if (system === null) throw new Problem('not-found');
    return system;
  }

  /** Takes a key that no system has yet: of a shared one nobody could say who signed. */
  private take(keyId: string, request: z.output<typeof keyRequest>): TakenKey {
    const key = takeKey(keyId, request);
    const all = this.ports.systems.list().flatMap(({ keys }) => keys);
    if (all.some(({ publicKey }) => publicKey === key.publicKey)) {
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
    return { id, algorithm, publicKey, notBefore, notAfter: null, state: 'active' };
  }

  private answer(id: string, key: SystemKey, { privateKey }: TakenKey): WithNewKey {
    const fingerprint = fingerprintOf(key.publicKey);
    return { system: this.systemOf(id), keyId: key.id, fingerprint, privateKey };
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

const handlesCases = (id: string): boolean =>
  agencies.some(
    (agency) => agency.id === id && (agencyKinds as readonly string[]).includes(agency.kind),
  );

const unknownAgency = (id: string): Problem =>
  new Problem('schema-violation', [
    {
      rule: 'SYSTEM-AGENCY',
      article: null,
      field: '/agency',
      text: { zh: `没有这个办案机关：${id}`, en: `There is no such agency of casework: ${id}` },
    },
  ]);

const taken = (field: string, what: string): Problem =>
  new Problem('already-exists', [
    {
      rule: 'SYSTEM-TAKEN',
      article: null,
      field,
      text: { zh: `已经登记：${what}`, en: `Registered already: ${what}` },
    },
  ]);

const personsId = (id: string): Problem =>
  new Problem('already-exists', [
    {
      rule: 'SYSTEM-ID-PERSON',
      article: null,
      field: '/id',
      text: {
        zh: `${id} 是用户账号，业务系统须另取标识`,
        en: `${id} is a person's account; a system needs another id`,
      },
    },
  ]);

const disabledForGood = (): Problem =>
  new Problem('refused-by-state', [
    {
      rule: 'SYSTEM-DISABLED',
      article: null,
      text: {
        zh: '登记已停用，不能恢复，须重新登记',
        en: 'The registration has ended for good; register anew',
      },
    },
  ]);
