import { randomUUID } from 'node:crypto';
import { demonstrationSigningKey } from '#identity/signatures/demonstration-systems.ts';
import { signRequest } from '#identity/signatures/sign-request.ts';
import type { SigningKey } from '#identity/signatures/algorithms.ts';
import type { AddressedCommand } from '#demo/synthetic/addressed-command.ts';
import { syntheticCases } from '#demo/synthetic/synthetic-cases.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';

/** A request as it goes on the wire. */
export interface PreparedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The commands of one case, in the order in which its agencies send them. */
export interface PreparedCase {
  readonly caseId: string;
  readonly requests: readonly PreparedRequest[];
}

export interface LoadPlan {
  readonly url: string;
  /** Where the private keys of the demonstration systems are. */
  readonly dataFolder: string;
  readonly commands: number;
  readonly seed: number;
}

/**
 * Lawful synthetic cases with at least so many commands together, each signed by the
 * system of its agency (RFC 9421, SM2). Signed before the clock starts: what the
 * senders compute is theirs and not the server's.
 */
export function preparedCases({ url, dataFolder, commands, seed }: LoadPlan): PreparedCase[] {
  const keys = new Map<string, SigningKey>();
  const keyOf = (agency: string): SigningKey => {
    const known = keys.get(agency) ?? demonstrationSigningKey(dataFolder, agency);
    if (known === null) throw new RangeError(`no signing key of ${agency} in ${dataFolder}`);
    keys.set(agency, known);
    return known;
  };
  const until = LegalDate(Temporal.Now.plainDateISO('Asia/Shanghai').toString());
  const cases = new Map<string, PreparedRequest[]>();
  let prepared = 0;
  let last = '';
  for (const command of syntheticCases({ cases: commands, seed, until })) {
    if (command.caseId !== last && prepared >= commands) break;
    last = command.caseId;
    if (command.expect === 'refused') continue;
    const requests = cases.get(command.caseId) ?? [];
    cases.set(command.caseId, requests);
    requests.push(signed(url, keyOf(command.agency), command, randomUUID()));
    prepared += 1;
  }
  return [...cases].map(([caseId, requests]) => ({ caseId, requests }));
}

/** A command as its agency's system sends it, under a key of the sender's. */
export function signed(
  url: string,
  key: SigningKey,
  { name, caseId, data, person }: AddressedCommand,
  idempotencyKey: string,
  /** Revision that the case must have; null when any will do. */
  expectedRevision: string | null = null,
): PreparedRequest {
  const path = `/api/commands/${name}`;
  const expected = expectedRevision === null ? {} : { expectedRevision };
  const body = Buffer.from(JSON.stringify({ caseId, data, person, ...expected }));
  const headers = signRequest(
    {
      method: 'POST',
      url: new URL(path, url).href,
      headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
      body,
    },
    key,
  );
  return { path, headers, body };
}
