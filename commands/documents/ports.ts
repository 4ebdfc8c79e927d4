import type { Principal } from '#domain/access/principal.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { EventStore } from '#event-store/port.ts';
import type { DocumentActs } from './document-acts.ts';
import type { DocumentVault } from './document-vault.ts';

/** What the door of documents needs from outside; the composition root fills it. */
export interface DocumentPorts {
  readonly vault: DocumentVault;
  readonly store: EventStore;
  readonly acts: DocumentActs;
  /** Keeps a look at a document; resolves when it is synced. */
  readonly record: (
    stream: string,
    type: string,
    data: JsonObject,
    request: { readonly correlationId: string; readonly principal: Principal | null },
  ) => Promise<void>;
}

/** Injection token of {@link DocumentPorts}. */
export const documentPorts = Symbol('DocumentPorts');
