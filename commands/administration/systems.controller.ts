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
import type { FastifyRequest } from 'fastify';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import type { RegisteredSystem } from '#domain/systems/registered-system.ts';
import { askedBy } from '#http/asked-by.ts';
import { accessPolicyToken, operationMetadata, type DoorRequest } from '#http/operation.ts';
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
  @SetMetadata(operationMetadata, 'systems.read')
  list(@Req() { principal }: DoorRequest): readonly SystemView[] {
    return this.ports.systems
      .list()
      .filter((system) => isShownTo(system, principal!))
      .map((system) => this.shown(system));
  }

  /** Registers a system of an agency with its first key; it may call once the agency has confirmed it. */
  @Post()
  @Header('cache-control', 'no-store')
  @SetMetadata(operationMetadata, 'systems.manage')
  async register(@Body() body: unknown, @Req() request: Request): Promise<ShownWithNewKey> {
    return this.withKey(await this.ports.systemActs.register(body, askedBy(request)));
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
    @Req() request: Request,
  ): Promise<ShownWithNewKey> {
    return this.withKey(await this.ports.systemActs.addKey(id, body, askedBy(request)));
  }

  /** Freezes a system, or ends its registration for good; asks its agency to lift a freeze. */
  @Put('/:id/state')
  @HttpCode(200)
  @SetMetadata(operationMetadata, 'systems.manage')
  async setState(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
  ): Promise<SystemView> {
    return this.shown(await this.ports.systemActs.setState(id, body, askedBy(request)));
  }

  /** The same for one key, as when it may be known to others. */
  @Put('/:id/keys/:key/state')
  @HttpCode(200)
  @SetMetadata(operationMetadata, 'systems.manage')
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
