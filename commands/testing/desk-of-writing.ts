import { randomUUID } from 'node:crypto';
import type { AskedBy } from '#domain/access/asked-by.ts';
import { accessPolicy, type AccessPolicy } from '#domain/access/access-policy.ts';
import type { Principal, Role } from '#domain/access/principal.ts';
import { commandCatalogue } from '#domain/casework/command-catalogue.ts';
import { criminalAuthorities } from '#domain/criminal/catalogue.ts';
import { smallDirectory } from '#domain/directory/testing/small-directory.ts';
import type { SignReceipt } from '#domain/evidence/receipt.ts';
import { PrincipalId } from '#domain/kernel/ids.ts';
import { LegalDate } from '#domain/kernel/legal-date.ts';
import { Problem } from '#domain/kernel/problem.ts';
import type { RecordedEvent } from '#event-store/port.ts';
import { storeInFolder, type StoreInFolder } from '#event-store/testing/store-in-folder.ts';
import type { Clock } from '../ports.ts';

/** What a way of writing is tested on: a store of its own, a fixed day, receipts that nobody signed. */
export interface DeskOfWriting extends StoreInFolder {
  readonly clock: Clock;
  readonly signReceipt: SignReceipt;
  readonly policy: AccessPolicy;
  /** The events of a stream, oldest first. */
  eventsOf(stream: string): Promise<readonly RecordedEvent[]>;
}

export async function deskOfWriting(): Promise<DeskOfWriting> {
  const opened = await storeInFolder();
  return {
    folder: opened.folder,
    get store() {
      return opened.store;
    },
    reopen: opened.reopen,
    dispose: opened.dispose,
    clock: { now: () => '2026-03-02T01:00:00.000Z', today: () => LegalDate('2026-03-02') },
    signReceipt: async (claim) => ({ claim }) as unknown as Awaited<ReturnType<SignReceipt>>,
    policy: accessPolicy({
      ...Object.fromEntries(commandCatalogue.map((each) => [each.name, each])),
      ...criminalAuthorities,
    }),
    async eventsOf(stream) {
      const events: RecordedEvent[] = [];
      for await (const event of opened.store.readStream(stream)) events.push(event);
      return events;
    },
  };
}

/** Somebody of the small directory, or of no agency. */
export function somebody(id: string, role: Role, agency: string | null = null): Principal {
  const of = agency === null ? null : smallDirectory().agency(agency)!;
  const asking = { id: PrincipalId(id), name: `${id}的姓名`, role, agency: of };
  return role === 'businessSystem'
    ? { kind: 'system', ...asking }
    : { kind: 'person', ...asking, staff: { post: '民警', staffNumber: `${id}-1` } };
}

/** A request of somebody under a key, a new one when none is given. */
export const ask = (
  principal: Principal,
  idempotencyKey: string | null = randomUUID(),
): AskedBy => ({
  principal,
  correlationId: 'a-test-of-writing',
  idempotencyKey,
});

/** The code and the rules with which an act was refused; null when it was done. */
export async function refusalOf(act: Promise<unknown>) {
  try {
    await act;
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { code: error.code, rules: error.violations.map(({ rule }) => rule) };
  }
}
