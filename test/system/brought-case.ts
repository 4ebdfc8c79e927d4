import { personFor, anotherOpening } from '#domain/casework/testing/scenario.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import { senderOf } from '#domain/casework/sender.ts';
import { CaseId } from '#domain/kernel/ids.ts';
import { sendCommand } from '../../cli/send-commands.ts';
import { agenciesOf } from './agencies-of.ts';
import { parties } from './case-desks.ts';
import type { RunningAndu } from './running-andu.ts';

type Opening = Parameters<typeof anotherOpening>[0];

/**
 * A case that the agencies' systems opened and carried by `commands` (without the opening), for a test
 * whose clicks begin later; gives its id. Throws when a command is refused.
 */
export async function broughtCase(
  { url, dataFolder }: RunningAndu,
  opening: Opening = {},
  commands: readonly CaseCommand[] = [],
): Promise<string> {
  const caseId = CaseId(crypto.randomUUID());
  const agencies = agenciesOf(parties);
  const data = anotherOpening({ ...opening, agencies });
  for (const command of [{ kind: 'openCase', data } as CaseCommand, ...commands]) {
    const { kind } = command;
    const sent = await sendCommand(url, dataFolder, {
      agency: parties[senderOf(kind)].id,
      caseId,
      command,
      person: personFor(kind),
      idempotencyKey: crypto.randomUUID(),
    });
    if (sent.kind === 'refused') throw new Error(`${kind}: ${JSON.stringify(sent.problem)}`);
  }
  return caseId;
}
