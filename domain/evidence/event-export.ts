import { z } from 'zod';
import { canonicalJson, type JsonObject } from '../kernel/canonical-json.ts';
import type { Bilingual } from '../kernel/violation.ts';
import { fromBase64, fromHex, toBase64, toHex, utf8 } from './encoding.ts';
import type { EvidenceCrypto, Sm2Sign } from './evidence-crypto.ts';
import type { NoteKey } from './signed-note.ts';
import { keysAt, type TrustedKey } from './trust.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const position = z.string().regex(/^\d{1,16}$/);

/** What is signed: who took what, for what, and where the chain of lines ends. */
export const ExportStatementSchema = z.strictObject({
  v: z.literal(1),
  origin: z.string().min(1).max(200),
  by: z.strictObject({
    id: z.string().max(80),
    role: z.string().max(40),
    agency: z.string().max(80).nullable(),
  }),
  purpose: z.string().min(1).max(500),
  /** The conditions that every event fits; names as the screens have them. */
  filter: z.record(z.string().max(40), z.string().max(200)),
  /** Names and numbers are masked in the events. */
  masked: z.boolean(),
  at: z.iso.datetime(),
  count: z.int().nonnegative(),
  first: position.nullable(),
  last: position.nullable(),
  /** The log that was read, up to this position. */
  upTo: position,
  /** Newest checkpoint of the Merkle log at that moment, a signed note; null before the first. */
  checkpoint: z.string().max(4000).nullable(),
  link: hash,
});
export type ExportStatement = z.infer<typeof ExportStatementSchema>;

const SealSchema = z.strictObject({
  export: ExportStatementSchema,
  keyId: z.string().regex(/^[0-9a-f]{8}$/),
  /** Base64 of the 64 bytes `r ‖ s`. */
  signature: z.string().length(88),
});

/** The link before the first line. */
export const firstLink = '0'.repeat(64);

/**
 * The link of the next line. A signed export holds events in the order of the log, as newline-delimited JSON: each
 * line has an event and its link, 32 bytes in hex: SM3 over the link before it and the line's canonical event. So
 * the first line that was changed, left out, added or moved can be named. The last line is the seal.
 */
export const linkOf = (
  crypto: Pick<EvidenceCrypto, 'sm3'>,
  before: string,
  event: JsonObject,
): string => toHex(crypto.sm3(fromHex(before), utf8(canonicalJson(event))));

const signedBytes = (statement: ExportStatement): Uint8Array =>
  utf8(`andu/export/v1\n${canonicalJson(statement)}\n`);

/** The last line of an export, without its newline. */
export const sealOf = (
  key: Pick<NoteKey, 'keyId'>,
  sign: Sm2Sign,
  statement: ExportStatement,
): string =>
  JSON.stringify({
    export: statement,
    keyId: key.keyId,
    signature: toBase64(sign(signedBytes(statement))),
  });

/** What is wrong with an export; `line` counts from 1 and is null for the whole. */
export interface ExportFault {
  readonly line: number | null;
  readonly text: Bilingual;
}

export interface ExportReport {
  readonly statement: ExportStatement | null;
  readonly faults: readonly ExportFault[];
}

const LineSchema = z.strictObject({
  event: z.looseObject({ position }),
  link: hash,
});

function parsed<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Verifies an export line by line; one line at a time is in memory.
 *
 * @param keys - the log's keys that the verifier trusts
 */
export async function verifyExport(
  crypto: Pick<EvidenceCrypto, 'sm3' | 'sm2Verify'>,
  lines: AsyncIterable<string>,
  keys: readonly TrustedKey[],
): Promise<ExportReport> {
  let number = 0;
  let count = 0;
  let link = firstLink;
  let first: string | null = null;
  let last: string | null = null;
  let seal: z.infer<typeof SealSchema> | null = null;
  const fault = (line: number | null, zh: string, en: string): ExportReport => ({
    statement: seal?.export ?? null,
    faults: [{ line, text: { zh, en } }],
  });
  for await (const text of lines) {
    number += 1;
    if (seal !== null)
      return fault(number, '封条之后还有内容', 'there is something after the seal');
    const line = parsed(LineSchema, text);
    if (line === null) {
      seal = parsed(SealSchema, text);
      if (seal === null) return fault(number, '格式错误', 'the line is malformed');
      continue;
    }
    const { position: at } = line.event;
    if (last !== null && Number(at) <= Number(last))
      return fault(number, '事件次序颠倒或重复', 'the event is out of order or there twice');
    link = linkOf(crypto, link, line.event as unknown as JsonObject);
    if (link !== line.link)
      return fault(
        number,
        '本行被改动，或其前有行被删去、增加或移动',
        'the line was changed, or one before it was left out, added or moved',
      );
    first ??= at;
    last = at;
    count += 1;
  }
  if (seal === null)
    return fault(null, '没有封条：文件不完整', 'there is no seal: the file is not whole');
  const { export: statement, keyId, signature } = seal;
  const key = keysAt(keys, statement.at).find(
    (known) => known.keyId === keyId && known.name === statement.origin,
  );
  if (key === undefined)
    return fault(null, '封条不是由受信任的密钥签名', 'no trusted key signed the seal');
  if (!crypto.sm2Verify(key.publicKey, signedBytes(statement), fromBase64(signature)))
    return fault(null, '封条签名无效', 'the signature of the seal does not hold');
  const told = { count, first, last, link };
  const sealed = {
    count: statement.count,
    first: statement.first,
    last: statement.last,
    link: statement.link,
  };
  if (canonicalJson(told) !== canonicalJson(sealed))
    return fault(
      null,
      `封条记载${statement.count}个事件，文件有${count}个或其内容不同`,
      `the seal is over ${statement.count} events, the file has ${count} or other ones`,
    );
  return { statement, faults: [] };
}
