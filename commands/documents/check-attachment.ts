import type { Principal } from '#domain/access/principal.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import { Problem } from '#domain/kernel/problem.ts';
import type { Violation } from '#domain/kernel/violation.ts';
import type { StoredDocument } from './stored-document.ts';

/** What `attachDocument` says of a document and the vault knows better. */
const known = ['mediaType', 'size', 'sm3', 'sha256'] as const;

/**
 * Holds what `attachDocument` says against the stored bytes and the sender. Throws
 * Problem `schema-violation` that names each field which is not so.
 */
export function checkAttachment(
  data: JsonObject,
  document: StoredDocument | null,
  { agency }: Principal,
): void {
  const violations: Violation[] =
    document === null
      ? [
          wrong(
            'documentId',
            '没有这份文件，请先上传',
            'There is no such document; upload it first',
          ),
        ]
      : known
          .filter((field) => data[field] !== document[field])
          .map((field) => wrong(field, '与已存文件不一致', 'Not that of the stored document'));
  if (data['agency'] !== agency?.kind) {
    violations.push(wrong('agency', '不是提交机关', 'Not the agency that sends this'));
  }
  if (violations.length > 0) throw new Problem('schema-violation', violations);
}

const wrong = (field: string, zh: string, en: string): Violation => ({
  rule: 'DOCUMENT-ATTACHED',
  article: null,
  text: { zh, en },
  field: `/${field}`,
});
