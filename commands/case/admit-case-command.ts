import { notPermitted } from '#domain/access/require-permission.ts';
import { z } from 'zod';
import type { AccessPolicy } from '#domain/access/access-policy.ts';
import type { AskedBy } from '#domain/access/asked-by.ts';
import type { Principal } from '#domain/access/principal.ts';
import { actingPersonSchema } from '#domain/casework/acting-person.ts';
import { catalogueEntry } from '#domain/casework/command-catalogue.ts';
import type { CommandName } from '#domain/casework/events.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { isUuid, type CaseId } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import { parseWith } from '#domain/kernel/schema-violations.ts';
import { keyOf } from '../submit/sender.ts';
import type { CommandAnswer, CommandRequest } from './command-request.ts';

export const commandEnvelope = z.strictObject({
  caseId: z
    .string()
    .refine(isUuid, { message: 'uuid' })
    .transform((id) => id as CaseId)
    .optional(),
  expectedRevision: z
    .string()
    .regex(/^(0|[1-9]\d{0,15})$/)
    .transform(Number)
    .optional(),
  data: z.record(z.string(), z.unknown()),
  /** By systems only: who took the step that is reported. */
  person: actingPersonSchema.optional(),
});

/** Takes a command to a case, whatever the way in: a request, a file, a message, a timer. */
export interface CaseAdmission {
  /**
   * Holds the command to its schema, its sender to the permission table, and has it decided. `body` is
   * an envelope of any shape. Throws Problem for everything that speaks against it.
   */
  submit(name: string, body: unknown, by: AskedBy): Promise<CommandAnswer>;
}

export const caseAdmission = (
  policy: AccessPolicy,
  execute: (request: CommandRequest) => Promise<CommandAnswer>,
): CaseAdmission => ({
  submit: async (name, body, by) => execute(admitted(policy, name, body, by)),
});

function admitted(
  policy: AccessPolicy,
  name: string,
  given: unknown,
  { principal, correlationId, idempotencyKey }: AskedBy,
): CommandRequest {
  const entry = catalogueEntry(name);
  if (entry === undefined) throw new Problem('not-found');
  checkPermission(policy, entry.name, principal);
  const key = keyOf(idempotencyKey);
  const body = parseWith(commandEnvelope, given);
  if (entry.name !== 'openCase' && body.caseId === undefined) throw caseIdMissing();
  if (entry.name === 'openCase' && body.expectedRevision !== undefined) throw nothingToExpect();
  if (body.person !== undefined && principal.kind === 'person') throw claimsAnother();
  const data = parseWith(entry.schema, body.data);
  return {
    name: entry.name,
    caseId: body.caseId ?? null,
    expectedRevision: body.expectedRevision ?? null,
    data: data as JsonObject,
    person: body.person ?? null,
    idempotencyKey: key,
    correlationId,
    principal,
  };
}

/** Role and kind of agency; whether the agency is a party to the case, the decider sees. */
function checkPermission(policy: AccessPolicy, name: CommandName, principal: Principal): void {
  const permission = policy.permits({
    principal,
    operation: `command:${name}`,
    relation: 'ownCase',
  });
  if (!permission.allowed) {
    throw notPermitted(permission);
  }
}

const caseIdMissing = (): Problem =>
  new Problem('schema-violation', [
    {
      rule: 'SCHEMA-REQUIRED',
      article: null,
      text: { zh: '缺少案件编号 caseId', en: 'caseId is missing' },
      field: '/caseId',
    },
  ]);

/** A case that is being opened has no revision that anybody could have looked at. */
const nothingToExpect = (): Problem =>
  new Problem('schema-violation', [
    {
      rule: 'SCHEMA-UNRECOGNIZED-KEYS',
      article: null,
      text: {
        zh: '立卷时案件尚不存在，不得填写 expectedRevision',
        en: 'A case that is being opened has no revision yet: leave expectedRevision out',
      },
      field: '/expectedRevision',
    },
  ]);

/** Who is signed in acts as himself. */
const claimsAnother = (): Problem =>
  new Problem('forbidden', [
    {
      rule: 'PROC-PERSON',
      article: null,
      text: {
        zh: '已登录的人以本人名义办理，不得代填他人',
        en: 'Who is signed in acts in his own name and may not name another',
      },
      field: '/person',
    },
  ]);
