import type { HeldLease } from '#platform/processes/leases.ts';
import type { ViewName } from '../ports/views.ts';
import type { EventStoreDescription } from '#event-store/port.ts';
import type { ViewStatus } from './status.ts';
import type { ViewsDescription } from './views-engine.ts';

/** What can be asked of the engine across threads, with its arguments. */
export type Question =
  | { readonly kind: 'pause' | 'hash' | 'parked' | 'damaged'; readonly view: string }
  | { readonly kind: 'rebuild'; readonly view: string; readonly anew: boolean }
  | { readonly kind: 'replay'; readonly view: string; readonly key: string }
  | {
      readonly kind: 'skip';
      readonly view: string;
      readonly key: string;
      readonly eventId: string;
      readonly reason: string;
    };

/** From the thread that answers requests to the projections' thread. */
export type ToProjections =
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  /** Somebody waits until the view has seen this position. */
  | { readonly kind: 'hurry'; readonly view: string; readonly position: number }
  /** The readers let go of what `letGo` asked for. */
  | { readonly kind: 'released'; readonly id: number }
  | { readonly kind: 'close' };

/** From the projections' thread. */
export type FromProjections =
  | { readonly kind: 'progress'; readonly status: readonly ViewStatus[] }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'refusal'; readonly id: number; readonly message: string }
  | { readonly kind: 'letGo'; readonly id: number }
  | { readonly kind: 'closed' };

export interface WorkerConfiguration {
  readonly events: EventStoreDescription;
  readonly stored: ViewsDescription;
  /** The views that this thread carries. */
  readonly views: readonly ViewName[];
  /** Under what the views are written beside other processes; null when nobody can be there. */
  readonly lease: HeldLease | null;
}
