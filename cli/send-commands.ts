import { createHash } from 'node:crypto';
import type { ActingPerson } from '#domain/casework/acting-person.ts';
import type { CaseCommand } from '#domain/casework/events.ts';
import type { CriminalCommand } from '#domain/criminal/events.ts';
import type { AgencyId, CaseId } from '#domain/kernel/ids.ts';
import type { ProblemBody } from '#domain/kernel/problem.ts';
import type { SigningKey } from '#identity/signatures/algorithms.ts';
import { signRequest } from '#identity/signatures/sign-request.ts';
import { signingKeyIn } from './signing-key-in.ts';

/** A command on its way: who sends it, to which case, under which key. */
export interface Outgoing {
  readonly agency: AgencyId;
  readonly caseId: CaseId;
  readonly command: CaseCommand | CriminalCommand;
  /** Of a criminal case; of commutation or parole when not said. */
  readonly procedure?: 'criminal';
  /** Who took the step; null when nobody is named. */
  readonly person: ActingPerson | null;
  readonly idempotencyKey: string;
}

export type Sent =
  | { readonly kind: 'accepted'; readonly repeated: boolean; readonly position: number }
  | { readonly kind: 'refused'; readonly problem: ProblemBody };

/** A key that follows from names, so that sending again is a repeat and never a second act. */
export function namedKey(...names: readonly string[]): string {
  const hex = createHash('sha256').update(names.join('\n')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const keys = new Map<string, SigningKey>();

/** The key of an agency's system, read once. Throws RangeError when there is none. */
function keyOf(dataFolder: string, agency: AgencyId): SigningKey {
  const name = `${dataFolder}\n${agency}`;
  const key = keys.get(name) ?? signingKeyIn(dataFolder, agency);
  keys.set(name, key);
  return key;
}

/** Answers after which the same request is sent again. */
const passing = new Set([429, 503]);

/**
 * Sends one command, signed by its agency's system; waits and repeats while the
 * server is overloaded. Throws what `fetch` throws when it is not reachable.
 */
export async function sendCommand(
  url: string,
  dataFolder: string,
  { agency, caseId, command, procedure, person, idempotencyKey }: Outgoing,
): Promise<Sent> {
  const route = procedure === 'criminal' ? '/api/criminal-commands' : '/api/commands';
  const address = new URL(`${route}/${command.kind}`, url).href;
  const body = Buffer.from(
    JSON.stringify({ caseId, data: command.data, ...(person === null ? {} : { person }) }),
  );
  const key = keyOf(dataFolder, agency);
  for (let attempt = 1; ; attempt += 1) {
    const headers = signRequest(
      {
        method: 'POST',
        url: address,
        headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
        body,
      },
      key,
    );
    const response = await fetch(address, { method: 'POST', headers, body });
    if (passing.has(response.status) && attempt < 20) {
      await new Promise((resolve) => setTimeout(resolve, 100 * attempt));
      continue;
    }
    const answer: unknown = await response.json();
    return response.ok
      ? {
          kind: 'accepted',
          repeated: response.status === 200,
          position: Number((answer as { position: string }).position),
        }
      : { kind: 'refused', problem: answer as ProblemBody };
  }
}
