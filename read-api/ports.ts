import { portToken } from '#http/port-token.ts';
import type { AskDirectory } from '#domain/directory/directory.ts';
import type { FastifyRequest } from 'fastify';
import type { Role } from '#domain/access/principal.ts';
import type { ExportStatement } from '#domain/evidence/event-export.ts';
import type { EvidenceCrypto } from '#domain/evidence/evidence-crypto.ts';
import type { JsonObject } from '#domain/kernel/canonical-json.ts';
import type { LegalDate } from '#domain/kernel/legal-date.ts';
import type { EventStore, RecordedEvent } from '#event-store/port.ts';
import type { RecordAct } from '#http/recorded-act.ts';
import type { LiveFeed } from './live/live-feed.ts';
import type { ViewStores } from '#projections/ports/views.ts';

/** Resolves when a view has seen a position; false when the time was up. */
export type WaitForView = (view: string, position: number, timeoutMs: number) => Promise<boolean>;

/** Where an event, as it is stored, stands on its way into the log and onto the chain; plain JSON. */
export type ProofStateOf = (events: readonly RecordedEvent[]) => Promise<readonly JsonObject[]>;

/** What a signed export needs of the log: its name, newest checkpoint, digest and signature. */
export interface Sealing extends Pick<EvidenceCrypto, 'sm3'> {
  readonly origin: string;
  /** The newest checkpoint, a signed note; null before the first. */
  checkpoint(): string | null;
  /** The last line of the export. */
  seal(statement: ExportStatement): string;
}

/** Somebody who may sign in, as far as counting and naming need it. */
export interface StaffMember {
  /** The account. */
  readonly id: string;
  readonly name: string;
  /** Null for who has none. */
  readonly post: string | null;
  readonly role: Role;
  /** Id of the agency; null for none. */
  readonly agency: string | null;
}

/** Whether what somebody was let in with still holds, for answers that last longer than a moment. */
export interface Standing {
  of(request: FastifyRequest): () => boolean;
  /** Told when something of the kind ended. */
  onChange(listener: () => void): void;
}

/** What reading needs from outside; the composition root fills it. */
export interface ReadPorts {
  readonly store: EventStore;
  readonly views: ViewStores;
  /** Keeps a look as an event; resolves when it is synced, before the answer goes out. */
  readonly recordLook: RecordAct;
  readonly waitForView: WaitForView;
  readonly proofStateOf: ProofStateOf;
  readonly sealing: Sealing;
  readonly standing: Standing;
  readonly live: LiveFeed;
  /** Told of what failed behind an answer that was begun already. */
  readonly onFailure: (error: unknown) => void;
  readonly directory: AskDirectory;
  /** Everybody who may sign in here; none when people sign in at another issuer. */
  readonly staff: () => readonly StaffMember[];
  /** The day in China's time zone: what is overdue was due before it. */
  today(): LegalDate;
}

/** Injection token of {@link ReadPorts}. */
export const readPorts = portToken<ReadPorts>('ReadPorts');
