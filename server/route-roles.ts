import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '#domain/kernel/problem.ts';
import { issuerPath } from '#identity/oidc/embedded-issuer.ts';
import { type ProcessRole, roleNames } from './process-roles.ts';

const asking = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What every process answers of itself. */
const ofEveryProcess = new Set(['/healthz', '/readyz', '/metrics']);
/** Where people sign in: at any process that has to know who asks. */
const signingIn = [`${issuerPath}/`, '/api/session'];

/**
 * The roles of which one must be there for this call; none for what every process answers. What
 * changes something is told from what only asks by the method alone, so that a proxy can as well.
 */
export function rolesFor(method: string, path: string): readonly ProcessRole[] {
  if (ofEveryProcess.has(path)) return [];
  if (signingIn.some((each) => path.startsWith(each))) return ['commands', 'read-api'];
  if (!path.startsWith('/api/')) return ['ui'];
  return [asking.has(method) ? 'read-api' : 'commands'];
}

/** Refuses what this process does not do, and says who does. `addressesOf` gives processes with a role. */
export const routeRoles =
  (own: readonly ProcessRole[], addressesOf: (role: ProcessRole) => readonly string[]) =>
  async (fastify: FastifyInstance): Promise<void> => {
    fastify.addHook('onRequest', async ({ method, url }: FastifyRequest) => {
      const wanted = rolesFor(method, url.split('?', 1)[0]!);
      if (wanted.length === 0 || wanted.some((role) => own.includes(role))) return;
      throw elsewhere(wanted[0]!, addressesOf(wanted[0]!));
    });
  };

/** Addresses are named where people call the processes themselves, and not where a proxy is before them. */
function elsewhere(role: ProcessRole, addresses: readonly string[]): Problem {
  const at = addresses.join(', ');
  return new Problem('role-elsewhere', [
    {
      rule: 'ROLE',
      article: null,
      text: {
        zh: `须由承担 ${role}（${roleNames[role].zh}）的进程办理${at === '' ? '' : `：${at}`}`,
        en: `Ask a process with the role ${role}, which ${roleNames[role].en}${at === '' ? '' : `: ${at}`}`,
      },
      expected: role,
    },
  ]);
}
