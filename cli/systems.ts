import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openIdentityDatabase } from '#identity/identity-database.ts';
import { sqliteSystemTables } from '#identity/signatures/sqlite-system-registry.ts';
import type { ConfirmationRequest, SystemKey } from '#domain/systems/registered-system.ts';
import type { ExitCode } from './exit-code.ts';
import { print } from './print.ts';

const described = ({ id, state, notAfter }: SystemKey): string =>
  notAfter === null ? `${id} ${state}` : `${id} ${state} until ${notAfter}`;

const waiting = (open: ConfirmationRequest | null): readonly string[] =>
  open === null ? [] : [`waits for its agency: ${open.act}`];

/** The registered systems with their keys and states; states are changed by the administrator, with a reason. */
export async function run(options: Record<string, unknown>): Promise<ExitCode> {
  const folder = String(options['data']);
  if (!existsSync(join(folder, 'identity.db')))
    throw new RangeError(`没有账号库：${folder} / There is no identity.db in: ${folder}`);
  const database = openIdentityDatabase(folder);
  try {
    const systems = sqliteSystemTables(database).list();
    if (options['json'] === true) print(JSON.stringify(systems, null, 2));
    else
      for (const { id, agency, state, keys, open } of systems)
        print([id, agency, state, keys.map(described).join(', '), ...waiting(open)].join('\t'));
    return 0;
  } finally {
    database.close();
  }
}
