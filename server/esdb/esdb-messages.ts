import type { Actor } from '#domain/access/principal.ts';
import type { EventStoreDescription } from '#event-store/port.ts';
import type { EsdbConfiguration } from './esdb-settings.ts';

/** What the thread of the protocol is started with. */
export interface EsdbThreadSettings extends Omit<EsdbConfiguration, 'tls'> {
  /** Folder of the clients' streams. */
  readonly folder: string;
  readonly events: EventStoreDescription;
  readonly tls: { readonly key: Uint8Array; readonly certificate: Uint8Array } | null;
}

/** What the thread asks of the main one, which alone knows accounts and writes to the log. */
export type EsdbQuestion =
  | {
      readonly kind: 'identify';
      readonly user: string;
      readonly password: string;
      readonly address: string;
      /** The same call has shown that this password was right: it is no guess. */
      readonly proven: boolean;
    }
  /** Whether a name is an account's. */
  | { readonly kind: 'isAccount'; readonly user: string }
  | { readonly kind: 'look'; readonly actor: Actor; readonly look: EsdbLook };

export interface EsdbLook {
  readonly stream: string | null;
  readonly from: number;
  readonly limit: number | null;
}

export type EsdbAnswer =
  | { readonly kind: 'account'; readonly actor: Actor }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'throttled' }
  /** Somebody, but not with a right to the events of all cases. */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'recorded' }
  | { readonly kind: 'isAccount'; readonly isAccount: boolean }
  | { readonly kind: 'failed' };

export type FromThread =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'question'; readonly id: number; readonly question: EsdbQuestion }
  | { readonly kind: 'failure'; readonly error: unknown };
export type ToThread =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: EsdbAnswer }
  | { readonly kind: 'stop' };
