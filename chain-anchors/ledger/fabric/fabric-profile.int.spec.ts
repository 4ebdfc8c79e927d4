import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { selfSigned } from '#platform/crypto/self-signed.ts';
import { profileInFolder } from '../../testing/fabric-network/profile-in-folder.ts';
import { agencies } from '../../testing/fabric-network/stand-in-network.ts';
import { newFolder, removeFolder } from '../../testing/log-in-folder.ts';
import { readFabricProfile } from './fabric-profile.ts';

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => removeFolder(folder));

const pairOf = (name: string) => selfSigned(name, ['localhost'], 30);
const members = {
  channel: 'legal-affairs',
  contract: 'andu',
  clients: new Map(agencies.map((id) => [id, pairOf(id)])),
  peerOf: (id: string) => ({ pair: pairOf(`peer0.${id}`) }),
};
const written = (other: Readonly<Record<string, unknown>> = {}): string =>
  profileInFolder(
    folder,
    members,
    'prison',
    [{ address: 'localhost:7051', tlsRoots: pairOf('tls').certificate }],
    other,
  );

test('a profile is read with every file that it names, and says what expires', () => {
  const profile = readFabricProfile(written());
  expect(profile).toMatchObject({
    channel: 'legal-affairs',
    mspId: 'prison',
    rebuildAfter: 3,
    trust: { kind: 'fabric', threshold: 3 },
  });
  expect(profile.trust.peers.map(({ mspId }) => mspId)).toEqual(agencies);
  expect(profile.certificates.map(({ field }) => field)).toEqual([
    'certificate',
    'gateways.0.tlsRoots',
    ...agencies.map((_, index) => `agencies.${index}.peers.0.certificate`),
  ]);
});

test('it is YAML as well', () => {
  const path = written();
  const { timeouts: _, ...profile } = JSON.parse(readFileSync(path, 'utf8')) as Record<
    string,
    unknown
  >;
  writeFileSync(
    path,
    `# 存证链\n${Object.entries(profile)
      .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
      .join('\n')}\n`,
  );
  expect(readFabricProfile(path).timeouts.commitMs).toBe(10_000);
});

test.each([
  ['a field too many', { colour: 'red' }, /profile\.yaml: : Unrecognized key|colour/],
  [
    'an address without a port',
    { gateways: [{ address: 'localhost', tlsRoots: 'x' }] },
    /gateways\.0\.address: is HOST:PORT; see docs\/fabric\.md/,
  ],
  [
    'more endorsements than agencies',
    { endorsements: 5 },
    /endorsements: asks for 5 of 4 agencies/,
  ],
  [
    'a file that is not there',
    { certificate: 'gone.crt' },
    /certificate: .*gone\.crt cannot be read \(ENOENT\)/,
  ],
  [
    'a certificate that is none',
    { certificate: 'profile.yaml' },
    /certificate: .* is no certificate in PEM/,
  ],
  [
    'the key of another certificate',
    { certificate: 'court.crt' },
    /privateKey: is not the key of the certificate/,
  ],
])('%s is refused by file, field and remedy', (_, other, message) => {
  expect(() => readFabricProfile(written(other))).toThrow(message);
  expect(() => readFabricProfile(written(other))).toThrow(folder);
});

test('what is no YAML is refused by its line, and a profile that is not there', () => {
  const path = written();
  writeFileSync(path, 'channel: [\n');
  expect(() => readFabricProfile(path)).toThrow(/profile\.yaml: line \d+: is no YAML/);
  expect(() => readFabricProfile(join(folder, 'none.yaml'))).toThrow(
    /none\.yaml: cannot be read \(ENOENT\)/,
  );
});

test('a key that others can read is refused', () => {
  const path = written();
  chmodSync(join(dirname(path), 'client.key'), 0o644);
  expect(() => readFabricProfile(path)).toThrow(expect.objectContaining({ name: 'UnsafeKeyFile' }));
});
