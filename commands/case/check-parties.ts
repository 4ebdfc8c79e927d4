import { findAgency } from '#domain/access/organisation.ts';
import { agencyKinds, agencyNames } from '#domain/casework/agencies.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { Problem } from '#domain/kernel/problem.ts';
import type { Violation } from '#domain/kernel/violation.ts';

/**
 * Holds the agencies that `openCase` names against the directory: each must be in it, and of the kind
 * that its place asks for. Throws Problem `schema-violation` that names each place which is not so.
 */
export function checkParties(data: JsonObject): void {
  const named = data['agencies'] as JsonObject;
  const violations = agencyKinds.flatMap((kind): readonly Violation[] => {
    const id = String(named[kind]);
    const found = findAgency(id);
    if (found?.kind === kind) return [];
    const { zh, en } = agencyNames[kind];
    const text =
      found === undefined
        ? { zh: `机构目录中没有“${id}”`, en: `The directory has no agency “${id}”` }
        : {
            zh: `“${found.name.zh}”不是${zh}`,
            en: `“${found.name.en}” is not of this kind: ${en}`,
          };
    return [{ rule: 'PROC-PARTY', article: null, text, field: `/agencies/${kind}` }];
  });
  if (violations.length > 0) throw new Problem('schema-violation', violations);
}
