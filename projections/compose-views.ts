import type { AssertMayWrite } from './ports/sink.ts';
import type { DossierStore } from './ports/dossier-store.ts';
import type { ViewName } from './ports/views.ts';
import type { ViewDefinition } from './engine/view.ts';
import type { FoundView, ViewsEngine } from './engine/views-engine.ts';

/** The asking side of one view that a server keeps. */
export interface ServedStore<Store> {
  readonly store: Store;
  /** Changes to another generation; null when none serves. */
  follow(generation: number | null): void;
  /** The same by what the server says serves. */
  followStored(): Promise<void>;
  close(): Promise<void>;
}

/** One view kept by a server: what a folder beside `embedded/` gives. */
export interface ServedView<Store> {
  /** The server's name, for an operator. */
  readonly server: string;
  writing(assertMayWrite: AssertMayWrite): ViewDefinition;
  asking(): ServedStore<Store>;
  /** How far it is, for whoever does not carry it; never throws for a server that is away. */
  beside(): { look(): Promise<FoundView>; close(): Promise<void> };
}

/** The views in files, but for the dossiers, which a server keeps. */
export function withServedDossiers(
  files: ViewsEngine,
  dossiers: ServedView<DossierStore>,
): ViewsEngine {
  const isOfFiles = ({ view }: { readonly view: string }): boolean => view !== 'dossier';
  return {
    versions: files.versions,
    servers: new Map<ViewName, string>([...files.servers, ['dossier', dossiers.server]]),
    writing: (names, views, assertMayWrite) => [
      ...(views.includes('dossier') ? [dossiers.writing(assertMayWrite)] : []),
      ...files.writing(
        names,
        views.filter((view) => view !== 'dossier'),
        assertMayWrite,
      ),
    ],
    asking(names, onDamage) {
      const stores = files.asking(names, onDamage);
      const served = dossiers.asking();
      return {
        ...stores,
        dossiers: served.store,
        follow(status) {
          stores.follow(status.filter(isOfFiles));
          const one = status.find(({ view }) => view === 'dossier');
          if (one !== undefined) served.follow(one.generation);
        },
        async followStored() {
          await stores.followStored();
          await served.followStored();
        },
        async close() {
          await stores.close();
          await served.close();
        },
      };
    },
    beside() {
      const stored = files.beside();
      const served = dossiers.beside();
      return {
        look: async () => [...(await stored.look()).filter(isOfFiles), await served.look()],
        async close() {
          await stored.close();
          await served.close();
        },
      };
    },
  };
}
