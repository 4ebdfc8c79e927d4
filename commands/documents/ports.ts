import { portToken } from '#http/port-token.ts';
import type { EventStore } from '#event-store/port.ts';
import type { RecordAct } from '#http/recorded-act.ts';
import type { DocumentActs } from './document-acts.ts';
import type { DocumentVault } from './document-vault.ts';

/** What the door of documents needs from outside; the composition root fills it. */
export interface DocumentPorts {
  readonly vault: DocumentVault;
  readonly store: EventStore;
  readonly acts: DocumentActs;
  /** Keeps a look at a document; resolves when it is synced. */
  readonly record: RecordAct;
}

/** Injection token of {@link DocumentPorts}. */
export const documentPorts = portToken<DocumentPorts>('DocumentPorts');
