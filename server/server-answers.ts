import { z } from 'zod';
import { processRoles, soleRoles } from './process-roles.ts';

/** `GET /healthz`. */
export const aliveAnswer = z.object({ alive: z.literal(true) });

/** `GET /readyz`: what this process is, and whether all that it does works. */
export const readyAnswer = z.object({
  ready: z.boolean(),
  roles: z.array(z.object({ role: z.enum(processRoles), state: z.enum(['active', 'standby']) })),
  /** Roles that no process has, and that what this one does depends on. */
  waitsFor: z.array(z.enum(soleRoles)),
  /** `detail` is JSON, with codes and numbers. */
  dependencies: z.array(z.object({ name: z.string(), ready: z.boolean(), detail: z.string() })),
});

/** `GET /api/openapi.json` (OpenAPI 3.1). */
export const openApiAnswer = z.looseObject({ openapi: z.literal('3.1.0') });
