import type { DirectoryNames } from '#domain/directory/directory-names.ts';
import type { AssertMayWrite } from './ports/sink.ts';
import type { ViewName, ViewStores } from './ports/views.ts';
import type { ViewDefinition } from './engine/view.ts';
import type { FoundView, ViewsEngine } from './engine/views-engine.ts';

/** What the asking side of a view is called among the others. */
const storeNames = {
  dossier: 'dossiers',
  worklist: 'workLists',
  search: 'search',
  cockpit: 'cockpit',
  quality: 'quality',
  access: 'accessLog',
  warnings: 'warnings',
} as const satisfies Record<ViewName, keyof ViewStores>;

export type StoreOf<View extends ViewName> = ViewStores[(typeof storeNames)[View]];

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
  /** Makes what the threads that write share; called once by whoever carries the views, before they begin. */
  prepare(): void;
  /** `names`: of the directory, for what is found by them. */
  writing(names: DirectoryNames, assertMayWrite: AssertMayWrite): ViewDefinition;
  asking(names: DirectoryNames): ServedStore<Store>;
  /** How far it is, for whoever does not carry it; never throws for a server that is away. */
  beside(): { look(): Promise<FoundView>; close(): Promise<void> };
}

/** The views that servers keep, each by its name. */
export type ServedViews = { readonly [View in ViewName]?: ServedView<StoreOf<View>> };

/** The views in files, but for those that a server keeps. */
export function withServedViews(files: ViewsEngine, served: ServedViews): ViewsEngine {
  const all = Object.entries(served) as [ViewName, ServedView<object>][];
  const isOfFiles = ({ view }: { readonly view: string }): boolean => !(view in served);
  return {
    versions: files.versions,
    servers: new Map([
      ...files.servers,
      ...all.map(([view, { server }]): [ViewName, string] => [view, server]),
    ]),
    prepare() {
      files.prepare();
      for (const [, view] of all) view.prepare();
    },
    writing: (names, views, assertMayWrite) => [
      ...all
        .filter(([name]) => views.includes(name))
        .map(([, view]) => view.writing(names, assertMayWrite)),
      ...files.writing(
        names,
        views.filter((view) => !(view in served)),
        assertMayWrite,
      ),
    ],
    asking(names, onDamage) {
      const stores = files.asking(names, onDamage);
      const asked = all.map(([view, each]) => ({ view, ...each.asking(names) }));
      return {
        ...stores,
        ...Object.fromEntries(asked.map(({ view, store }) => [storeNames[view], store])),
        follow(status) {
          stores.follow(status.filter(isOfFiles));
          for (const { view, follow } of asked) {
            const one = status.find((each) => each.view === view);
            if (one !== undefined) follow(one.generation);
          }
        },
        async followStored() {
          await stores.followStored();
          for (const { followStored } of asked) await followStored();
        },
        async close() {
          await stores.close();
          for (const { close } of asked) await close();
        },
      };
    },
    beside() {
      const stored = files.beside();
      const looked = all.map(([, view]) => view.beside());
      return {
        look: async () => [
          ...(await stored.look()).filter(isOfFiles),
          ...(await Promise.all(looked.map((each) => each.look()))),
        ],
        async close() {
          await stored.close();
          for (const { close } of looked) await close();
        },
      };
    },
  };
}
