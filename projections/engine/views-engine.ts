import type { DirectoryNames } from '#domain/directory/directory-names.ts';
import type { AssertMayWrite } from '../ports/sink.ts';
import type { ViewName, ViewStores } from '../ports/views.ts';
import type { ViewStatus } from './status.ts';
import type { ViewDefinition } from './view.ts';

/** Where the views of an installation are kept: plain data, so that a thread can be told and opens the same. */
export type ViewsDescription = {
  readonly kind: 'embedded';
  /** Folder of the views' files, made when missing; all of it can be deleted and is filled again. */
  readonly folder: string;
};

/** How far a view is that another process carries. */
export interface FoundView {
  readonly view: string;
  /** The generation that serves; null when none does, or it cannot be read. */
  readonly generation: number | null;
  readonly position: number;
  readonly parked: number;
}

/** The views of another process, looked at from beside. */
export interface ViewsBeside {
  look(): readonly FoundView[];
  close(): void;
}

/** The asking side of every view, which follows what serves. */
export interface ServedStores extends ViewStores {
  /** Takes note of which generations serve; afterwards nothing of another is held open. */
  follow(status: readonly ViewStatus[]): void;
  /** The same from what is stored, for a process beside the running system. */
  followStored(): void;
  close(): void;
}

/** What an engine of documents does for the views. Another one is a folder beside `embedded/`. */
export interface ViewsEngine {
  /** Versions of the projectors in this program. */
  readonly versions: ReadonlyMap<string, number>;
  /** The writing side of these views. `names`: of the directory, for what is found by them. */
  writing(
    names: DirectoryNames,
    views: readonly ViewName[],
    assertMayWrite: AssertMayWrite,
  ): readonly ViewDefinition[];
  /** The asking side; `onDamage` is told of a view that turns out to be damaged. */
  asking(names: DirectoryNames, onDamage: (view: ViewName) => void): ServedStores;
  /** What another process has written, for whoever does not carry the views. */
  beside(): ViewsBeside;
}
