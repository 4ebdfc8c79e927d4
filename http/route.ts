import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import type { Bilingual } from '#domain/kernel/violation.ts';
import { operationMetadata, type RouteOperation } from './operation.ts';

/**
 * A route says once, where it is answered, what it asks of the permission table, what it takes and
 * what it answers: the guard, the refusal of unknown fields, the status and the OpenAPI document
 * are made from it.
 */

/** What is said of a route; the schemas are those that check the input. */
export interface RouteDescription {
  readonly tag: 'commands' | 'cases' | 'evidence' | 'documents' | 'people' | 'operation';
  readonly summary: Bilingual;
  readonly query?: z.ZodType;
  /** JSON body. */
  readonly body?: z.ZodType;
  /** Fields of a multipart body beside the part `file`. */
  readonly form?: z.ZodType;
  /** Required request headers, with what they hold. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The JSON that is answered; of a route that answers with something else, `gives` says what. */
  readonly answer?: z.ZodType;
  /** Media type of the answer when it is not JSON. */
  readonly gives?: string;
  /** 200 when not said. */
  readonly status?: number;
  /** True when nobody has to be signed in. */
  readonly open?: boolean;
  /** A route that stands for several: the placeholder that tells them apart, and what each takes. */
  readonly each?: {
    readonly placeholder: string;
    readonly of: readonly (Pick<RouteDescription, 'summary' | 'body'> & { readonly is: string })[];
  };
}

/** Metadata key under which a route has its description. */
export const descriptionMetadata = 'andu:route';

/** The header of everything that is written: the same key with the same body is a repeat. */
export const idempotencyHeader = {
  'Idempotency-Key': 'UUID; the same key with the same body is a repeat',
};

/**
 * Declares a route of a controller.
 * @param operation what the guard asks the permission table for; `public` needs nobody signed in
 * @param description what the document says, and what the route takes; whether it is open follows from the operation
 */
export const Route = (
  operation: RouteOperation,
  description: Omit<RouteDescription, 'open'>,
): MethodDecorator =>
  applyDecorators(
    SetMetadata(operationMetadata, operation),
    SetMetadata(descriptionMetadata, {
      ...description,
      ...(operation === 'public' ? { open: true } : {}),
    } satisfies RouteDescription),
    HttpCode(description.status ?? 200),
  ) as MethodDecorator;
