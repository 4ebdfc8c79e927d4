import type { ViewName } from '#projections/ports/views.ts';

/** What keeps the views that are measured. FerretDB speaks MongoDB's protocol and is none. */
export type EngineKind = 'embedded' | 'ferretdb' | 'mongodb' | 'elasticsearch';

/** Times in milliseconds, and how many were answered a second. */
export interface Asked {
  readonly latencies: readonly number[];
  readonly perSecond: number;
  /** Questions that were answered with the server's not being there, as people are told when it is too slow. */
  readonly refused: number;
}

/** How long views took to show what was appended, ms, by view. */
export type Waits = Readonly<Partial<Record<ViewName, readonly number[]>>>;

/** What was found of one engine; nothing is told of the views that stay in files beside it. */
export interface EngineFigures {
  readonly kind: EngineKind;
  /** With its version. */
  readonly name: string;
  readonly cases: number;
  readonly filling: {
    readonly events: number;
    /** Events a second that one thread reads and parses just before. */
    readonly floor: number;
    /** From the start of all views to the moment at which each of these serves all events; `all`: the last of all six. */
    readonly seconds: Readonly<Partial<Record<ViewName, number>>> & { readonly all: number };
    /** Processor for an event, µs, of this process; of the engine where it is one that was started for this. */
    readonly ours: number;
    readonly its: number | null;
  };
  /** While commits come, nobody waits for any. */
  readonly byItself: Waits;
  /** One commit at a time, waited for as `?after=` does. */
  readonly waitedFor: Waits;
  readonly dossierById?: { readonly withoutPause: Asked; readonly withPauses: Asked };
  readonly searches?: Asked;
}

export interface EnginesSizes {
  readonly cases: number;
  /** Appended for each of the two ways of waiting. */
  readonly commits: number;
  /** Between two commits for which nobody waits. */
  readonly everyMs: number;
  readonly readers: number;
  /** A reader that pauses does so for this long on average. */
  readonly pauseMs: number;
  readonly searchers: number;
  /** Length of each round of questions. */
  readonly milliseconds: number;
}
