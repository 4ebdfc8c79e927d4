import { z } from 'zod';
import { isUsual } from '#domain/access/matrix.ts';
import { organisationKindNames, roleNames, roles, type Role } from '#domain/access/principal.ts';
import type { OrganisationKind } from '#domain/access/principal.ts';
import { longText, personName, text } from '#domain/casework/fields.ts';
import { isSlug } from '#domain/kernel/ids.ts';
import { Problem } from '#domain/kernel/problem.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import { passwordFaults, shortestPassword } from './password-rule.ts';
import { longestPassword } from '#platform/crypto/password.ts';

/** What a person can be; systems have no account. */
export const personRoles = roles.filter((role) => role !== 'businessSystem');

const account = z
  .string()
  .refine(isSlug, { message: 'slug' })
  .meta({ zh: '账号', en: 'Account', personal: 'actor' });
/** Two halves, one after the other, where two people issued it. */
const code = z.string().min(1).max(64).meta({ zh: '一次性代码', en: 'One-time code' });
const password = z
  .string()
  .min(shortestPassword)
  .max(longestPassword)
  .meta({ zh: '密码', en: 'Password' });
const name = personName(60, '姓名', 'Name');
const post = text(60, { zh: '职务', en: 'Post', personal: 'freeText' });
const staffNumber = text(64, { zh: '工号', en: 'Staff number', personal: 'number' });

/** A person who gets an account; the agency is null for who belongs to none of the procedure. */
export const newAccount = z.strictObject({
  id: account,
  name,
  post,
  staffNumber,
  role: z.enum(personRoles).meta({ zh: '角色', en: 'Role' }),
  agency: z.string().max(63).nullable().meta({ zh: '单位', en: 'Agency', personal: 'none' }),
});
export const newCode = z.strictObject({ reason: longText('理由', 'Reason') });
/** The second person's answer to the open request that was looked at. */
export const accountConfirmation = z.strictObject({
  request: z.uuid().meta({ personal: 'none' }),
  decision: z.enum(['confirmed', 'rejected']),
  reason: longText('理由', 'Reason'),
});
export const activation = z.strictObject({ account, code, password });
export const firstAdministratorRequest = z.strictObject({
  account,
  code,
  password,
  name,
  post,
  staffNumber,
});

/** Throws Problem `schema-violation` for a password that is too plain, or says the account. */
export function checkPasswordOf(id: string, secret: string): void {
  const faults = passwordFaults(id, secret);
  if (faults.length > 0) throw new Problem('schema-violation', faults);
}

/** Throws Problem `schema-violation` for a role that nobody has in such an agency, or in none. */
export function checkRole(role: Role, kind: OrganisationKind | null): void {
  if (isUsual({ role, agency: kind })) return;
  const [zh, en] =
    kind === null
      ? ['不属于任何单位的人', 'somebody without an agency']
      : [organisationKindNames[kind].zh, organisationKindNames[kind].en];
  throw wrong(
    '/role',
    'ACCOUNT-ROLE',
    `角色“${roleNames[role].zh}”不适用于${zh}`,
    `The role "${roleNames[role].en}" is not one of: ${en}`,
  );
}

export const unknownAgency = (id: string): Problem =>
  wrong('/agency', 'ACCOUNT-AGENCY', `没有这个单位：${id}`, `There is no such agency: ${id}`);

const wrong = (field: string, rule: string, zh: string, en: string): Problem =>
  new Problem('schema-violation', [violation(field, rule, zh, en)]);

const violation = (field: string, rule: string, zh: string, en: string): Violation => ({
  rule,
  article: null,
  field,
  text: { zh, en },
});
