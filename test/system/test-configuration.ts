import type { Configuration } from '../../server/configuration.ts';
import { processRoles } from '../../server/process-roles.ts';

/** A quiet server of every role on a free port of this machine, without cases; `given` stands instead. */
export const testConfiguration = (
  dataFolder: string,
  given: Partial<Configuration> = {},
): Configuration => ({
  dataFolder,
  host: '127.0.0.1',
  port: 0,
  portMayMove: false,
  baseUrl: null,
  eventStore: null,
  dossiers: null,
  search: null,
  ledger: null,
  // Warnings come of themselves: only a test that asks for them has the role.
  roles: processRoles.filter((role) => role !== 'supervision'),
  trustProxy: false,
  logLevel: 'silent',
  demo: 'without-cases',
  esdb: null,
  ...given,
});
