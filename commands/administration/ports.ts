import type { AskDirectory } from '#domain/directory/directory.ts';
import type { Principal } from '#domain/access/principal.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { EventType } from '#migrations/event-versions.ts';
import type { AccountDesk } from '#identity/accounts/account-desk.ts';
import type { Account } from '#identity/accounts/accounts.ts';
import type { SystemRegistry } from '#identity/signatures/system-registry.ts';
import type { InTurn } from '#platform/processes/in-turn.ts';

export interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly help: Bilingual;
  /** Where the value comes from. */
  readonly source: 'environment' | 'default';
}

/** What the administration needs from outside; the composition root fills it. */
export interface AdministrationPorts {
  readonly systems: SystemRegistry;
  readonly listAccounts: () => readonly Account[];
  readonly directory: AskDirectory;
  /** Adds people; null when they sign in at another issuer, which knows them. */
  readonly accountDesk: AccountDesk | null;
  /** True for the id of a person: none of a system may be the same. */
  readonly isPersonsId: (id: string) => boolean;
  readonly parameters: () => readonly Parameter[];
  /** This moment, RFC 3339 in UTC. */
  readonly now: () => string;
  /** Acts on systems, one after the other. */
  readonly inTurn: InTurn;
  /** Keeps an act of administration as an event; resolves when it is synced. */
  readonly record: (
    stream: string,
    type: EventType,
    data: JsonObject,
    request: { readonly correlationId: string; readonly principal: Principal | null },
  ) => Promise<void>;
}

/** Injection token of {@link AdministrationPorts}. */
export const administrationPorts = Symbol('AdministrationPorts');
