import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrincipalAgency } from '#domain/access/principal.ts';
import { PrincipalId } from '#domain/kernel/ids.ts';
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
 * Registers a system with an SM2 key for every one of these agencies that
 * has none yet; the private keys are made at the first start, one file each.
 */
export function registerDemonstrationSystems(
  registry: SystemRegistry,
  agencies: readonly PrincipalAgency[],
  dataFolder: string,
  notBefore: string,
): void {
  const known = new Set<string>(registry.list().map(({ id }) => id));
  for (const { id: agency, name } of agencies) {
    const id = demonstrationSystemId(agency);
    if (known.has(id)) continue;
    const pem = secretFile(pathOf(dataFolder, agency), () => generatePrivateKey(algorithm));
    const key = signingKey(keyIdOf(agency), algorithm, pem);
    registry.register({
      id,
      agency,
      name: { zh: `${name.zh}业务系统`, en: `Business system of ${name.en}` },
      state: 'active',
      keys: [
        {
          id: key.id,
          algorithm,
          publicKey: publicKeyPem(key),
          notBefore,
          notAfter: null,
          state: 'active',
        },
      ],
      open: null,
    });
  }
}

/** The key with which the system of a demonstration agency signs, or null when there is none. */
export function demonstrationSigningKey(dataFolder: string, agencyId: string): SigningKey | null {
  const path = pathOf(dataFolder, agencyId);
  if (!existsSync(path)) return null;
  return signingKey(keyIdOf(agencyId), algorithm, readFileSync(path, 'utf8'));
}
