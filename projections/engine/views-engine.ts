import type { DirectoryNames } from '#domain/directory/directory-names.ts';
import type { AssertMayWrite } from '../ports/sink.ts';
import type { ViewName, ViewStores } from '../ports/views.ts';
import type { ViewStatus } from './status.ts';
import type { ViewDefinition } from './view.ts';

/** A MongoDB that keeps views. */
export interface MongoServer {
  readonly kind: 'mongodb';
  /** Connection string, with its password. */
  readonly address: string;
}

/** An Elasticsearch that keeps the search. */
export interface ElasticServer {
  readonly kind: 'elasticsearch';
  /** With its password. */
  readonly address: string;
}

/** The views that servers keep instead of files. */
export interface ViewServers {
  readonly dossier?: MongoServer;
  readonly search?: ElasticServer;
  readonly worklist?: MongoServer;
  readonly quality?: MongoServer;
}

/** Where the views of an installation are kept: plain data, so that a thread can be told and opens the same. */
export interface ViewsDescription {
  readonly kind: 'embedded';
  /** Folder of the views' files, made when missing; all of it can be deleted and is filled again. */
  readonly folder: string;
  /** Views that a server keeps instead of a file. */
  readonly servers?: ViewServers;
}

/** How far a view is that another process carries. */
export interface FoundView {
  readonly view: string;
  /** The generation that serves; null when none does, or it cannot be read. */
  readonly generation: number | null;
  readonly position: number;
  readonly parked: number;
  /** Why it could not be looked at, and the rest is as it was seen last; left out where it was looked at. */
  readonly fault?: string;
}

/** The views of another process, looked at from beside. */
export interface ViewsBeside {
  look(): Promise<readonly FoundView[]>;
  close(): Promise<void>;
}

/** The asking side of every view, which follows what serves. */
export interface ServedStores extends ViewStores {
  /** Takes note of which generations serve; afterwards nothing of another is held open. */
  follow(status: readonly ViewStatus[]): void;
  /** The same from what is stored, for a process beside the running system. */
  followStored(): Promise<void>;
  close(): Promise<void>;
}

/** What an engine of documents does for the views. Another one is a folder beside `embedded/`. */
export interface ViewsEngine {
  /** Versions of the projectors in this program. */
  readonly versions: ReadonlyMap<string, number>;
  /** The server that keeps a view, by its name; none for a view in files. */
  readonly servers: ReadonlyMap<ViewName, string>;
  /** Called once by whoever carries the views, before any thread writes them. */
  prepare(): void;
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
