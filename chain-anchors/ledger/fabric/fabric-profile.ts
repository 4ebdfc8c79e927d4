import { createHash, createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { toHex, utf8 } from '#domain/evidence/encoding.ts';
import type { FabricTrust, TrustedPeer } from '#domain/evidence/trust.ts';
import { refuseWiderRights } from '#platform/crypto/key-file.ts';
import { p256PublicKey } from '#platform/crypto/p256.ts';
import { identityBytes } from './identity-bytes.ts';

const name = z.string().min(1).max(200);
const file = z.string().min(1);
const milliseconds = z.number().int().min(50).max(600_000);

/** A peer whose signature counts, by its certificate; a renewed one is a further entry. */
const PeerSchema = z.strictObject({
  certificate: file,
  /** From when on it counts; the certificate's own beginning where it is left out. */
  from: z.iso.datetime().optional(),
  /** Until when; null or left out while it is in use. */
  until: z.iso.datetime().nullable().default(null),
});

/** The file that describes a channel of Hyperledger Fabric; paths in it are seen from its own folder. */
const ProfileSchema = z.strictObject({
  channel: name,
  /** Name of the contract on the channel. */
  contract: name,
  /** Our agency, as the channel names it. */
  mspId: name,
  /** Our certificate as a client, and its key on P-256 (PEM). */
  certificate: file,
  privateKey: file,
  /** Peers that are asked, the first one first; another one when it fails again and again. */
  gateways: z
    .array(
      z.strictObject({
        address: z.string().regex(/^[^\s:/]+:\d{1,5}$/, 'is HOST:PORT'),
        /** Certificates of the authorities for its TLS (PEM). */
        tlsRoots: file,
        /** Name in its certificate, where that is not the host: Node takes no IP address for one. */
        serverName: z.string().min(1).optional(),
      }),
    )
    .min(1),
  /** Agencies whose peers must endorse, as the channel's policy has it. */
  endorsements: z.number().int().positive(),
  agencies: z.array(z.strictObject({ mspId: name, peers: z.array(PeerSchema).min(1) })).min(1),
  timeouts: z
    .strictObject({
      evaluateMs: milliseconds.default(5_000),
      endorseMs: milliseconds.default(15_000),
      submitMs: milliseconds.default(5_000),
      /** So long is waited for the block. */
      commitMs: milliseconds.default(10_000),
    })
    .prefault({}),
  /** After so many failures in a row that nobody explains the connection is made anew. */
  rebuildAfter: z.number().int().positive().default(3),
});

/** A peer that takes our calls. */
export interface GatewayPeer {
  readonly address: string;
  readonly tlsRoots: Buffer;
  readonly serverName: string | null;
}

/** A channel as the client needs it: every file of the profile is read. */
export interface FabricProfile {
  readonly channel: string;
  readonly contract: string;
  readonly mspId: string;
  /** PEM. */
  readonly certificate: string;
  readonly privateKey: string;
  readonly gateways: readonly GatewayPeer[];
  readonly trust: FabricTrust;
  readonly timeouts: Readonly<Record<'evaluateMs' | 'endorseMs' | 'submitMs' | 'commitMs', number>>;
  readonly rebuildAfter: number;
  /** What expires, as it stands in the files. */
  readonly certificates: readonly ProfileCertificate[];
}

/** A certificate that the profile names. */
export interface ProfileCertificate {
  /** Field of the profile. */
  readonly field: string;
  /** RFC 3339 in UTC. */
  readonly expires: string;
}

/** The profile cannot be used; the message names its file, the field and what to do. */
export class UnusableFabricProfile extends RangeError {
  override readonly name = 'UnusableFabricProfile';
  constructor(path: string, field: string, remedy: string, options?: ErrorOptions) {
    super(`${path}: ${field === '' ? '' : `${field}: `}${remedy}`, options);
  }
}

/**
 * Reads a profile (YAML, of which JSON is a part) and every file that it names.
 * Throws UnusableFabricProfile, UnsafeKeyFile for a key that others can read.
 */
export function readFabricProfile(path: string): FabricProfile {
  const fault = (field: string, remedy: string, cause?: unknown) =>
    new UnusableFabricProfile(path, field, remedy, { cause });
  const given = parsedProfile(path, fault);
  const certificates: ProfileCertificate[] = [];
  const at = (named: string): string => resolve(dirname(path), named);
  const read = (field: string, named: string): Buffer => {
    try {
      return readFileSync(at(named));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw fault(field, `${at(named)} cannot be read (${code}); name the file there is`, error);
    }
  };
  const certificate = (field: string, named: string): X509Certificate => {
    try {
      const found = new X509Certificate(read(field, named));
      certificates.push({ field, expires: found.validToDate.toISOString() });
      return found;
    } catch (error) {
      if (error instanceof UnusableFabricProfile) throw error;
      throw fault(field, `${at(named)} is no certificate in PEM`, error);
    }
  };
  const own = certificate('certificate', given.certificate);
  const privateKey = read('privateKey', given.privateKey).toString();
  refuseWiderRights(at(given.privateKey));
  if (!isKeyOf(own, privateKey)) {
    throw fault(
      'privateKey',
      'is not the key of the certificate; name the pair that belongs together',
    );
  }
  const gateways = given.gateways.map(({ address, tlsRoots, serverName = null }, index) => {
    const field = `gateways.${index}.tlsRoots`;
    certificate(field, tlsRoots);
    return { address, tlsRoots: read(field, tlsRoots), serverName };
  });
  const peers = given.agencies.flatMap(({ mspId, peers: listed }, index) =>
    listed.map((peer, number): TrustedPeer => {
      const field = `agencies.${index}.peers.${number}.certificate`;
      const found = certificate(field, peer.certificate);
      return trustedPeer(mspId, found, peer, () =>
        fault(
          field,
          `${at(peer.certificate)} holds no key on P-256; name the peer's signing certificate`,
        ),
      );
    }),
  );
  const { channel, contract, mspId, endorsements: threshold, timeouts, rebuildAfter } = given;
  if (threshold > given.agencies.length) {
    throw fault(
      'endorsements',
      `asks for ${threshold} of ${given.agencies.length} agencies; list the others`,
    );
  }
  const trust: FabricTrust = { kind: 'fabric', channel, contract, threshold, peers };
  const ours = { channel, contract, mspId, certificate: own.toString(), privateKey };
  return { ...ours, gateways, trust, timeouts, rebuildAfter, certificates };
}

type Fault = (field: string, remedy: string, cause?: unknown) => UnusableFabricProfile;

function parsedProfile(path: string, fault: Fault): z.infer<typeof ProfileSchema> {
  let json: unknown;
  try {
    json = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof YAMLParseError) {
      throw fault(`line ${error.linePos?.[0].line ?? 1}`, `is no YAML: ${error.code}`, error);
    }
    const { code } = error as NodeJS.ErrnoException;
    throw fault('', `cannot be read (${code}); name the profile of the channel`, error);
  }
  const result = ProfileSchema.safeParse(json);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  throw fault(first!.path.join('.'), `${first!.message}; see docs/fabric.md`, result.error);
}

function isKeyOf(certificate: X509Certificate, privateKey: string): boolean {
  try {
    const key = createPrivateKey(privateKey);
    p256PublicKey(new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' })));
    return certificate.checkPrivateKey(key);
  } catch {
    return false;
  }
}

/** The peer as the evidence names it: by the digest of its identity, and its key. */
function trustedPeer(
  mspId: string,
  certificate: X509Certificate,
  { from, until }: Pick<z.infer<typeof PeerSchema>, 'from' | 'until'>,
  noKey: () => Error,
): TrustedPeer {
  let publicKey: Uint8Array;
  try {
    publicKey = p256PublicKey(
      new Uint8Array(certificate.publicKey.export({ type: 'spki', format: 'der' })),
    );
  } catch {
    throw noKey();
  }
  const identity = identityBytes(mspId, utf8(certificate.toString()));
  return {
    mspId,
    identity: toHex(new Uint8Array(createHash('sha256').update(identity).digest())),
    publicKey: toHex(publicKey),
    from: from ?? certificate.validFromDate.toISOString(),
    until,
  };
}
