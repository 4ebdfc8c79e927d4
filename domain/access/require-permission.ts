import { Problem } from '#domain/kernel/problem.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { AccessPolicy } from './access-policy.ts';
import { relations, type Operation } from './operations.ts';
import type { Principal } from './principal.ts';

/**
 * Passes whoever may do this in any relation to a case; whether it may be done with the
 * case at hand is asked where the case is known. Throws Problem `forbidden` with the reason.
 */
export function requirePermission(
  policy: AccessPolicy,
  principal: Principal,
  operation: Operation,
): void {
  const answers = relations.map((relation) => policy.permits({ principal, operation, relation }));
  if (answers.some(({ allowed }) => allowed)) return;
  // What stands against it when no case is meant says most about who may.
  throw notPermitted(answers[relations.indexOf('noCase')]!);
}

/** The table does not permit it; its reason says who may. */
export const notPermitted = ({ reason }: { readonly reason: Bilingual }): Problem =>
  new Problem('forbidden', [{ rule: 'ACCESS', article: null, text: reason }]);
