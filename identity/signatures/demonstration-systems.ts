import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrincipalAgency } from '#domain/access/principal.ts';
import { PrincipalId } from '#domain/kernel/ids.ts';
import type { RegisteredSystem } from '#domain/systems/registered-system.ts';
import { secretFile } from '#platform/secret-file.ts';
import { generatePrivateKey, publicKeyPem, signingKey, type SigningKey } from './algorithms.ts';
import type { SystemRegistry } from './system-registry.ts';

/** The business system of a demonstration agency. */
export const demonstrationSystemId = (agencyId: string): PrincipalId =>
  PrincipalId(`system-${agencyId}`);

const keyIdOf = (agencyId: string): string => `${demonstrationSystemId(agencyId)}-1`;
const algorithm = 'sm2-sm3';
const pathOf = (dataFolder: string, agencyId: string): string =>
  join(dataFolder, 'keys', 'systems', `${demonstrationSystemId(agencyId)}.pem`);

/**
 * A system with an SM2 key for every one of these agencies that has none yet; the private keys are
 * made at the first start, one file each.
 */
export function missingDemonstrationSystems(
  registry: Pick<SystemRegistry, 'find'>,
  agencies: readonly PrincipalAgency[],
  dataFolder: string,
  notBefore: string,
): readonly RegisteredSystem[] {
  const missing = agencies.filter(({ id }) => registry.find(demonstrationSystemId(id)) === null);
  return missing.map(({ id: agency, name }) => {
    const pem = secretFile(pathOf(dataFolder, agency), () => generatePrivateKey(algorithm));
    const key = signingKey(keyIdOf(agency), algorithm, pem);
    const publicKey = publicKeyPem(key);
    return {
      id: demonstrationSystemId(agency),
      agency,
      name: { zh: `${name.zh}业务系统`, en: `Business system of ${name.en}` },
      state: 'active',
      keys: [{ id: key.id, algorithm, publicKey, notBefore, notAfter: null, state: 'active' }],
      open: null,
    };
  });
}

/** A key of a demonstration's system whose private half lies in the data folder. */
export interface DemonstrationKey {
  readonly system: string;
  readonly publicKey: string;
  /** Path of the private half. */
  readonly file: string;
}

/** The keys that an earlier start with a demonstration made. */
export function demonstrationKeysIn(dataFolder: string): readonly DemonstrationKey[] {
  const folder = join(dataFolder, 'keys', 'systems');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pem'))
    .map((name) => {
      const file = join(folder, name);
      const system = name.replace(/\.pem$/, '');
      const key = signingKey(`${system}-1`, algorithm, readFileSync(file, 'utf8'));
      return { system, publicKey: publicKeyPem(key), file };
    });
}

/** The key with which the system of a demonstration agency signs, or null when there is none. */
export function demonstrationSigningKey(dataFolder: string, agencyId: string): SigningKey | null {
  const path = pathOf(dataFolder, agencyId);
  if (!existsSync(path)) return null;
  return signingKey(keyIdOf(agencyId), algorithm, readFileSync(path, 'utf8'));
}
