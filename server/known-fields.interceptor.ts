import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { z } from 'zod';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import type { RouteDescription } from '#http/route.ts';
import { declaredRoutes, documentedPath } from './openapi/routes.ts';

/** What a route takes: only these names in its query, and a body or none. */
interface Taken {
  readonly query: z.ZodType;
  readonly body: boolean;
}

const anything = z.unknown();

const takenBy = ({ query, body, form, headers }: RouteDescription): Taken => {
  const { properties = {} } =
    query === undefined ? {} : z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  return {
    query: z.strictObject(
      Object.fromEntries(Object.keys(properties).map((name) => [name, anything.optional()])),
    ),
    // A part of an upload and a command of the directory are told by their headers.
    body: body !== undefined || form !== undefined || headers !== undefined,
  };
};

const taken = new Map(
  Object.entries(declaredRoutes).map(([route, description]) => [route, takenBy(description)]),
);

/** The name under which the document has the route of a request. */
function described({ method, routeOptions: { url = '' } }: FastifyRequest): string {
  return `${method === 'HEAD' ? 'GET' : method} ${documentedPath(url)}`;
}

const noMembers = z.strictObject({});

/**
 * Refuses what a route would pass over: names in the query that the document does not have, and members of a
 * body where there is none. Whoever mistypes the name of a filter would take the whole list for what was asked. Who is
 * asking was looked at before: nobody learns here which names there are.
 */
@Injectable()
export class KnownFieldsInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const takes = taken.get(described(request));
    if (takes !== undefined && request.url.startsWith('/api/')) refuseUnknown(request, takes);
    return next.handle();
  }
}

function refuseUnknown({ query, body }: FastifyRequest, takes: Taken): void {
  parseWith(takes.query, { ...(query as object) });
  if (!takes.body && body !== undefined && body !== null) parseWith(noMembers, body);
}
