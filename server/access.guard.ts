import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import {
  accessPolicyToken,
  operationMetadata,
  type DoorRequest,
  type RouteOperation,
} from '#http/operation.ts';
import { requirePermission } from '#domain/access/require-permission.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { serverPorts, type ServerPorts } from './ports.ts';

type Request = FastifyRequest & { -readonly [K in keyof DoorRequest]: DoorRequest[K] };

/**
 * Asks at every route who is there and whether the table lets them in. A route
 * that declares no operation is refused: deny by default.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(serverPorts) private readonly ports: ServerPorts,
    @Inject(accessPolicyToken) private readonly policy: AccessPolicy,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const operation = this.reflector.get<RouteOperation | undefined>(
      operationMetadata,
      context.getHandler(),
    );
    if (operation === undefined) throw new Problem('forbidden');
    const request = context.switchToHttp().getRequest<Request>();
    request.principal = operation === 'public' ? null : await this.ports.identify(request);
    if (operation === 'public') return true;
    if (request.principal === null) throw new Problem('unauthenticated');
    if (operation !== 'session' && operation !== 'command') {
      // Permitted in any relation here; the route judges the case it is about.
      requirePermission(this.policy, request.principal, operation);
    }
    return true;
  }
}
