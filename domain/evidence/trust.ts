import { z } from 'zod';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { MalformedDocument, parseCanonical } from './canonical-document.ts';
import { fromHex, utf8 } from './encoding.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import { noteKeyId, type NoteKey } from './signed-note.ts';

/** A key and the period in which what it signs counts; `until` is null while it is in use. */
const TrustedKeySchema = z.strictObject({
  name: z.string().min(1).max(200),
  keyId: z.string().regex(/^[0-9a-f]{8}$/),
  /** 65 bytes in hex. */
  publicKey: z.string().regex(/^04[0-9a-f]{128}$/),
  from: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
});
export type TrustedKey = z.infer<typeof TrustedKeySchema>;

/** Whom of the embedded ledger a verifier believes; it names no kind, as its evidence does not. */
const EmbeddedTrustSchema = z.strictObject({
  channel: z.string().min(1).max(200),
  endorsers: z.array(TrustedKeySchema).min(1),
  /** Endorsements a transaction needs. */
  threshold: z.number().int().positive(),
});
export type EmbeddedTrust = z.infer<typeof EmbeddedTrustSchema>;

/** A peer of an agency on a Fabric channel, and the period in which what it signs counts. */
const TrustedPeerSchema = z.strictObject({
  /** The agency, as the channel names it. */
  mspId: z.string().min(1).max(200),
  /** SHA-256, hex, of the peer's serialized identity: the name of its agency and its certificate. */
  identity: z.string().regex(/^[0-9a-f]{64}$/),
  /** The certificate's key on P-256, 65 bytes in hex. */
  publicKey: z.string().regex(/^04[0-9a-f]{128}$/),
  from: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
});
export type TrustedPeer = z.infer<typeof TrustedPeerSchema>;

/** Whom of a Fabric channel a verifier believes: pinned peers, for certificates are renewed and channels changed. */
const FabricTrustSchema = z.strictObject({
  kind: z.literal('fabric'),
  channel: z.string().min(1).max(200),
  /** The contract that a transaction must have called. */
  contract: z.string().min(1).max(200),
  peers: z.array(TrustedPeerSchema).min(1),
  /** Agencies, not peers, whose endorsement a transaction needs. */
  threshold: z.number().int().positive(),
});
export type FabricTrust = z.infer<typeof FabricTrustSchema>;

export const LedgerTrustSchema = z.union([EmbeddedTrustSchema, FabricTrustSchema]);
export type LedgerTrust = z.infer<typeof LedgerTrustSchema>;

/**
 * Whom a verifier believes: the log's keys, the chain's endorsers, and how many
 * of them must agree. Comes from a place the verifier trusts; the copy in a
 * bundle only says what its sender wants to be believed.
 */
export const TrustSchema = z.strictObject({
  v: z.literal(1),
  origin: z.string().min(1).max(200),
  logKeys: z.array(TrustedKeySchema).min(1),
  ledger: LedgerTrustSchema,
});
export type Trust = z.infer<typeof TrustSchema>;

export const trustBytes = (trust: Trust): Uint8Array => utf8(canonicalJson(trust));

/** Throws MalformedDocument, also for a key whose id is not that of the key. */
export function parseTrust(crypto: Pick<EvidenceCrypto, 'sha256'>, bytes: Uint8Array): Trust {
  const trust = parseCanonical(TrustSchema, bytes);
  const endorsers = 'kind' in trust.ledger ? [] : trust.ledger.endorsers;
  for (const key of [...trust.logKeys, ...endorsers]) {
    if (noteKeyId(crypto, key.name, fromHex(key.publicKey)) !== key.keyId) {
      throw new MalformedDocument(`key id ${key.keyId} is not that of its key`);
    }
  }
  return trust;
}

/** Every key of a trust file as it is told to a person: of a peer, its agency and the start of its identity. */
export const keysToTell = ({ logKeys, ledger }: Trust): Omit<TrustedKey, 'publicKey'>[] => [
  ...logKeys,
  ...('kind' in ledger
    ? ledger.peers.map(({ mspId, identity, from, until }) => ({
        name: `${ledger.channel}/${mspId}`,
        keyId: identity.slice(0, 8),
        from,
        until,
      }))
    : ledger.endorsers),
];

export const noteKeyOf = ({ name, keyId, publicKey }: TrustedKey): NoteKey => ({
  name,
  keyId,
  publicKey: fromHex(publicKey),
});

/** True when the key counts at that moment (RFC 3339 in UTC). */
export const validAt = (key: Pick<TrustedKey, 'from' | 'until'>, moment: string): boolean =>
  Date.parse(key.from) <= Date.parse(moment) &&
  (key.until === null || Date.parse(moment) < Date.parse(key.until));

/** The keys that count at that moment. */
export const keysAt = (keys: readonly TrustedKey[], moment: string): NoteKey[] =>
  keys.filter((key) => validAt(key, moment)).map(noteKeyOf);

/** The keys that count at some moment after `moment`; all when it is not known. */
export const keysAfter = (keys: readonly TrustedKey[], moment: string | null): NoteKey[] =>
  keys.filter(({ until }) => moment === null || until === null || moment < until).map(noteKeyOf);
