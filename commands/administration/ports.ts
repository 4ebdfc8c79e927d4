import { portToken } from '#http/port-token.ts';
import type { AskDirectory } from '#domain/directory/directory.ts';
import type { Bilingual } from '#domain/kernel/violation.ts';
import type { AccountDesk } from '#identity/accounts/account-desk.ts';
import type { Account } from '#identity/accounts/accounts.ts';
import type { SystemRegistry } from '#identity/signatures/system-registry.ts';
import type { SystemActs } from './system-acts.ts';

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
  readonly systemActs: SystemActs;
  readonly listAccounts: () => readonly Account[];
  readonly directory: AskDirectory;
  /** Adds people; null when they sign in at another issuer, which knows them. */
  readonly accountDesk: AccountDesk | null;
  readonly parameters: () => readonly Parameter[];
}

/** Injection token of {@link AdministrationPorts}. */
export const administrationPorts = portToken<AdministrationPorts>('AdministrationPorts');
