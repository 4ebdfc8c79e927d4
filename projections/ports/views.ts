import type { AccessLogStore } from './access-log-store.ts';
import type { CockpitStore } from './cockpit-store.ts';
import type { DossierStore } from './dossier-store.ts';
import type { QualityStore } from './quality-store.ts';
import type { SearchStore } from './search-store.ts';
import type { WorkListStore } from './work-list-store.ts';

/** The views, as `?after=`, the metrics and `andu rebuild` name them. */
export const viewNames = ['dossier', 'worklist', 'search', 'cockpit', 'quality', 'access'] as const;
export type ViewName = (typeof viewNames)[number];

/** The asking side of every view. */
export interface ViewStores {
  readonly dossiers: DossierStore;
  readonly workLists: WorkListStore;
  readonly search: SearchStore;
  readonly cockpit: CockpitStore;
  readonly quality: QualityStore;
  readonly accessLog: AccessLogStore;
}
