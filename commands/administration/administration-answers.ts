import { z } from 'zod';
import { relations, type Operation } from '#domain/access/operations.ts';
import { bilingual, organisationKind, role } from '#http/answer-parts.ts';

const operation = z.string().transform((text) => text as Operation);

const permission = z.discriminatedUnion('allowed', [
  z.object({
    allowed: z.literal(true),
    masking: z.enum(['full', 'masked']),
    /** Id of the row of the table that permits. */
    grant: z.string(),
    reason: bilingual,
  }),
  z.object({ allowed: z.literal(false), reason: bilingual }),
]);

/** `GET /api/access/matrix`: the permission table, with the reason in every cell. */
export const matrixAnswer = z.array(
  z.object({
    operation,
    name: bilingual,
    cells: z.array(
      z.object({
        role,
        agency: organisationKind.nullable(),
        relation: z.enum(relations),
        permission,
      }),
    ),
  }),
);
export type MatrixRow = z.output<typeof matrixAnswer>[number];

/** `GET /api/access/operations/{operation}`: said only where it is allowed. */
export const permittedAnswer = z.object({ operation, allowed: z.literal(true) });

/** `GET /api/parameters`: every setting with its value, where it comes from and what it does. */
export const parametersAnswer = z.array(
  z.object({
    name: z.string(),
    value: z.string(),
    help: bilingual,
    source: z.enum(['default', 'environment']),
  }),
);
export type Parameter = z.output<typeof parametersAnswer>[number];
