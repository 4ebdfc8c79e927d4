import { generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto';
import { isIPv4 } from 'node:net';

/** A key and the certificate that it has signed for itself, in PEM. */
export interface SelfSigned {
  readonly key: string;
  readonly certificate: string;
}

const dayMs = 24 * 3_600_000;

/** One value of DER (X.690): its tag, and its content or contents. */
function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length]), size, content]);
}
const sequence = (...contents: readonly Uint8Array[]): Buffer => der(0x30, ...contents);
const octets = (content: Uint8Array): Buffer => der(0x04, content);
const object = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const utcTime = (at: Date): Buffer =>
  // YYMMDDhhmmssZ (RFC 5280, 4.1.2.5.1): good until 2049.
  der(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`));

const ecdsaWithSha256 = sequence(object('2a8648ce3d040302'));
const commonName = '550403';
const alternativeNames = '551d11';

const named = (text: string): Buffer =>
  sequence(der(0x31, sequence(object(commonName), der(0x0c, Buffer.from(text)))));

/** A name of the server as it stands in the certificate: an IPv4 address, or a name of DNS. */
const alternative = (host: string): Buffer =>
  isIPv4(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host));

/**
 * Makes a key (P-256) and a certificate of its own (X.509 v3, RFC 5280), which clients trust by being given it: for
 * a machine that no authority has certified. It certifies no others, for then some clients would not take it
 * for a server's. `hosts` are the names and IPv4 addresses that it is reached by.
 */
export function selfSigned(
  name: string,
  hosts: readonly string[],
  days: number,
  now: Date = new Date(),
): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const serial = randomBytes(16);
  // Positive, and not shorter than it is (RFC 5280, 4.1.2.2).
  serial[0] = (serial[0]! & 0x3f) | 0x40;
  const extensions = sequence(
    sequence(object(alternativeNames), octets(sequence(...hosts.map(alternative)))),
  );
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ecdsaWithSha256,
    named(name),
    sequence(
      utcTime(new Date(now.getTime() - dayMs)),
      utcTime(new Date(now.getTime() + days * dayMs)),
    ),
    named(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = sign('sha256', content, privateKey);
  const whole = sequence(
    content,
    ecdsaWithSha256,
    der(0x03, Buffer.concat([Buffer.from([0]), signature])),
  );
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    certificate: new X509Certificate(whole).toString(),
  };
}
