import type { Directory } from '#domain/directory/directory.ts';
import { createHash } from 'node:crypto';
import {
  isRole,
  roleNames,
  type Person,
  type PrincipalAgency,
  type Role,
} from '#domain/access/principal.ts';
import { isSlug, PrincipalId } from '#domain/kernel/ids.ts';
import type { Problem } from '#domain/kernel/problem.ts';
import { refusal } from './refusal.ts';
import type { ClaimMapping } from './settings.ts';

/** How the ids begin that follow from a subject; no system may be called so. */
export const derivedIdPrefix = 'person-';

/** Claims of a token that was verified. */
export type Claims = Readonly<Record<string, unknown>> & { readonly sub?: string };

/**
 * The person that an issuer's claims describe. Throws Problem `forbidden` when
 * they name no role or agency of Andu: somebody known, but with no place here. Without
 * a post the role stands for it, without a staff number the account does.
 */
export function personOf(claims: Claims, mapping: ClaimMapping, directory: Directory): Person {
  const subject = claims.sub ?? '';
  const name = claims[mapping.nameClaim];
  const role = roleOf(claims[mapping.roleClaim], mapping);
  return {
    kind: 'person',
    id: principalIdOf(subject),
    name: typeof name === 'string' && name !== '' ? name : subject,
    role,
    agency: agencyOf(claims[mapping.agencyClaim], mapping, directory),
    staff: {
      post: textOf(claims[mapping.postClaim]) ?? roleNames[role].zh,
      staffNumber: textOf(claims[mapping.numberClaim]) ?? subject,
    },
  };
}

const textOf = (claim: unknown): string | null =>
  typeof claim === 'string' && claim.trim() !== '' ? claim.slice(0, 100) : null;

/** The subject itself when it can be a name here, else a name that follows from it. */
function principalIdOf(subject: string): PrincipalId {
  if (subject === '') throw noPlace('令牌没有主体', 'The token names no subject');
  if (isSlug(subject)) return PrincipalId(subject);
  const digest = createHash('sha256').update(subject).digest('hex');
  return PrincipalId(`${derivedIdPrefix}${digest.slice(0, 32)}`);
}

function roleOf(claim: unknown, { roles }: ClaimMapping): Role {
  const values = (Array.isArray(claim) ? claim : [claim]).filter(
    (each) => typeof each === 'string',
  );
  const found = values
    .map((value: string) => (Object.hasOwn(roles, value) ? roles[value] : value))
    .filter(isRole)
    // A person is never a system, whatever a claim says.
    .filter((role) => role !== 'businessSystem');
  if (new Set(found).size !== 1) {
    throw noPlace('账户应当有且仅有一个角色', 'The account must have exactly one role here');
  }
  return found[0]!;
}

function agencyOf(
  claim: unknown,
  { agencies }: ClaimMapping,
  directory: Directory,
): PrincipalAgency | null {
  if (claim === undefined || claim === null) return null;
  const key = String(claim);
  const agency = directory.agency(Object.hasOwn(agencies, key) ? agencies[key]! : key);
  if (agency === undefined || !directory.isValid(agency))
    throw noPlace('账户所属单位未登记', "The account's agency is unknown");
  const { id, kind, name, district } = agency;
  return { id, kind, name, district };
}

const noPlace = (zh: string, en: string): Problem => refusal('forbidden', 'OIDC-CLAIMS', zh, en);
