import type { Logger } from 'pino';
import { accessPolicyToken } from '#http/operation.ts';
import { casePolicy } from '#identity/identity.ts';
import type { AppParts } from './create-app.ts';
import { provide } from '#http/port-token.ts';
import { HealthController, healthPorts } from './health.controller.ts';
import { problemAnswer } from './problem-answer.ts';
import { serverPorts, type ServerPorts } from './ports.ts';
import { routeRoles } from './route-roles.ts';
import { serveScreens } from './screens.ts';
import { systemHealth, type WatchedParts } from './system-health.ts';

/** Of a process that neither takes commands nor answers questions: how it is, and the screens if it has them. */
export function bareDoors(
  parts: Omit<WatchedParts, 'live' | 'identity'> & { readonly log: Logger },
): AppParts {
  const { own, log } = parts;
  const nobody: ServerPorts = { identify: async () => null };
  return {
    controllers: [HealthController],
    providers: [
      provide(healthPorts, systemHealth({ ...parts, live: null, identity: null })),
      { provide: serverPorts, useValue: nobody },
      { provide: accessPolicyToken, useValue: casePolicy() },
    ],
    // Nobody is known here and nothing is decided: what is refused is of no interest to anybody.
    answerProblem: problemAnswer(log, async () => undefined, parts.faults),
    plugins: [routeRoles(own.roles, own.addressesOf), serveScreens],
  };
}
