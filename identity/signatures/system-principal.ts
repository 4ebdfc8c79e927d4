import type { Directory } from '#domain/directory/directory.ts';
import type { Principal } from '#domain/access/principal.ts';
import { refusal } from '../refusal.ts';
import type { RegisteredSystem } from '#domain/systems/registered-system.ts';

/** The principal that a registered system is. Throws Problem when its agency is not known. */
export function systemPrincipal(
  { id, agency: agencyId, name }: RegisteredSystem,
  directory: Directory,
): Principal {
  const agency = directory.agency(agencyId);
  if (agency === undefined || !directory.isValid(agency)) {
    throw refusal(
      'forbidden',
      'SYSTEM-AGENCY',
      `系统所属单位不存在：${agencyId}`,
      `The system's agency does not exist: ${agencyId}`,
    );
  }
  const { kind, district } = agency;
  return {
    kind: 'system',
    id,
    name: name.zh,
    role: 'businessSystem',
    agency: { id: agencyId, kind, name: agency.name, district },
  };
}
