import type { Bilingual } from '#domain/kernel/violation.ts';
import { useSession } from '../base/session.ts';

interface OwnAgency extends Bilingual {
  readonly id: string;
}

/** The agency whose cases alone are counted and listed here; null for whoever sees everybody's. */
export function useOwnAgency(): OwnAgency | null {
  const session = useSession();
  const agency = session?.principal?.agency ?? null;
  const listsAll = session?.permissions.some(
    ({ operation, relation }) => operation === 'case.list' && relation === 'otherCase',
  );
  return agency === null || listsAll === true ? null : { id: agency.id, ...agency.name };
}
