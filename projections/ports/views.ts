import type { AccessLogStore } from './access-log-store.ts';
import type { CockpitStore } from './cockpit-store.ts';
import type { DossierStore } from './dossier-store.ts';
import type { QualityStore } from './quality-store.ts';
import type { SearchStore } from './search-store.ts';
import type { WarningStore } from './warning-store.ts';
import type { WorkListStore } from './work-list-store.ts';

/** The views, as `?after=`, the metrics and `andu rebuild` name them. */
export const viewNames = [
  'dossier',
  'worklist',
  'search',
  'cockpit',
  'quality',
  'access',
  'warnings',
] as const;
export type ViewName = (typeof viewNames)[number];

/**
 * How long each may let events gather while many come in, ms at most; whoever waits for a position with `?after=`
 * is not made to wait longer. A case and the work on it are shown at once; what is found and counted over all
 * cases may be of the second before. The cockpit is written by the thread of those two: a commit of it is what
 * they wait for, so that it may gather less.
 */
export const mostRestMs: Readonly<Record<ViewName, number>> = {
  dossier: 50,
  worklist: 50,
  search: 1_000,
  cockpit: 500,
  quality: 1_000,
  access: 1_000,
  warnings: 500,
};

/** The asking side of every view. */
export interface ViewStores {
  readonly dossiers: DossierStore;
  readonly workLists: WorkListStore;
  readonly search: SearchStore;
  readonly cockpit: CockpitStore;
  readonly quality: QualityStore;
  readonly accessLog: AccessLogStore;
  readonly warnings: WarningStore;
}
