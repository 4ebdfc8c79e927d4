import { newKeyAnswer, systemAnswer, systemsAnswer } from './system-answers.ts';
import { registration, rotation, stateChange } from './system-requests.ts';
import { Route } from '#http/route.ts';
import { Body, Controller, Get, Header, Inject, Param, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import type { RegisteredSystem } from '#domain/systems/registered-system.ts';
import { askedBy } from '#http/asked-by.ts';
import { accessPolicyToken, type DoorRequest } from '#http/operation.ts';
import { administrationPorts, type AdministrationPorts } from './ports.ts';
import type { WithNewKey } from './system-acts.ts';
import { isShownTo, systemView, type SystemView } from './system-view.ts';

/** A system as it is shown, with the key that was just added. */
type ShownWithNewKey = Omit<WithNewKey, 'system'> & { readonly system: SystemView };
type Request = FastifyRequest & DoorRequest;

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
  @Route('systems.read', {
    tag: 'people',
    summary: { zh: '业务系统', en: 'Registered systems' },
    answer: systemsAnswer,
  })
  list(@Req() { principal }: DoorRequest): readonly SystemView[] {
    return this.ports.systems
      .list()
      .filter((system) => isShownTo(system, principal!))
      .map((system) => this.shown(system));
  }

  /** Registers a system of an agency with its first key; it may call once the agency has confirmed it. */
  @Post()
  @Header('cache-control', 'no-store')
  @Route('systems.manage', {
    tag: 'people',
    summary: {
      zh: '登记业务系统，待所属单位确认后可调用；由服务器生成密钥时，私钥仅返回一次',
      en: 'Registers a system, which may call once its agency confirms it; a private key that is made here is told once',
    },
    body: registration,
    status: 201,
    answer: newKeyAnswer,
  })
  async register(@Body() body: unknown, @Req() request: Request): Promise<ShownWithNewKey> {
    return this.withKey(await this.ports.systemActs.register(body, askedBy(request)));
  }

  /**
   * Adds a key, which counts once the agency has confirmed it; the former ones go on until then,
   * and for the days of overlap after it, so that no call is lost.
   */
  @Post('/:id/keys')
  @Header('cache-control', 'no-store')
  @Route('systems.manage', {
    tag: 'people',
    summary: {
      zh: '轮换密钥：新密钥待所属单位确认，原密钥在确认前及重叠期内仍有效',
      en: 'Adds a key, which counts once the agency confirms it; the former ones count until then and for the overlap',
    },
    body: rotation,
    status: 201,
    answer: newKeyAnswer,
  })
  async rotate(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
  ): Promise<ShownWithNewKey> {
    return this.withKey(await this.ports.systemActs.addKey(id, body, askedBy(request)));
  }

  /** Freezes a system, or ends its registration for good; asks its agency to lift a freeze. */
  @Put('/:id/state')
  @Route('systems.manage', {
    tag: 'people',
    summary: {
      zh: '冻结或停用系统，或申请恢复',
      en: 'Freezes or disables a system, or asks to thaw it',
    },
    body: stateChange,
    answer: systemAnswer,
  })
  async setState(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
  ): Promise<SystemView> {
    return this.shown(await this.ports.systemActs.setState(id, body, askedBy(request)));
  }

  /** The same for one key, as when it may be known to others. */
  @Put('/:id/keys/:key/state')
  @Route('systems.manage', {
    tag: 'people',
    summary: {
      zh: '冻结或停用密钥，或申请恢复',
      en: 'Freezes or disables a key, or asks to thaw it',
    },
    body: stateChange,
    answer: systemAnswer,
  })
  async setKeyState(
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() body: unknown,
    @Req() request: Request,
  ): Promise<SystemView> {
    return this.shown(await this.ports.systemActs.setKeyState(id, key, body, askedBy(request)));
  }

  private shown(system: RegisteredSystem): SystemView {
    return systemView(system, this.policy, this.ports.directory());
  }

  private withKey({ system, ...key }: WithNewKey): ShownWithNewKey {
    return { system: this.shown(system), ...key };
  }
}
