import type { Projector } from '../ports/projector.ts';
import type { Generation, ViewBackend } from '../ports/sink.ts';
import { ViewServerUnavailable } from '../ports/view-server-unavailable.ts';
import { Rest, type RestLimits } from './rest.ts';
import type { Stretch } from './stretch.ts';
import { ViewRunner } from './view-runner.ts';

/** A projector and where its documents are kept. */
export interface ViewDefinition<Doc extends object = object> {
  readonly projector: Projector<Doc>;
  readonly backend: ViewBackend<Doc>;
  /** Between two commits while it follows; without it none. */
  readonly rest?: RestLimits;
}

/** A generation that is being carried forward. */
export interface RunningGeneration {
  readonly generation: Generation;
  readonly runner: ViewRunner<object>;
  /** Moment of the start, for the rate. */
  readonly since: number;
  /** Position at which this process took it up. */
  readonly from: number;
}

/** One view at work: the generation that readers see, and the one that is filled beside it. */
export class View {
  readonly name: string;
  readonly version: number;
  readonly backend: ViewBackend<object>;
  serving: RunningGeneration | null = null;
  filling: RunningGeneration | null = null;
  /** What is being taken into the generation that is filled; null between two. */
  stretch: Stretch | null = null;
  /** What went wrong at the last attempt to carry it forward; null when it went well. */
  fault: string | null = null;
  /** What is being filled rests. */
  isPaused = false;
  /** Not before this moment (ms) is it tried again. */
  retryAt = 0;
  /** Between two commits of what serves. */
  readonly rest: Rest;
  readonly #projector: Projector<object>;
  #skipped: Set<string> | null = null;

  /** Not open yet: {@link open} takes up what is stored. */
  constructor(definition: ViewDefinition) {
    this.#projector = definition.projector;
    this.name = definition.projector.view;
    this.version = definition.projector.version;
    this.backend = definition.backend;
    this.rest = new Rest(definition.rest ?? { mostMs: 0, times: 0 });
  }

  /** Whether it can be filled stream by stream. */
  get isOfOneStream(): boolean {
    return this.#projector.ofOneStream ?? false;
  }

  /** Whether what is stored was taken up; where its server is away it is not, and is tried again. */
  get isOpen(): boolean {
    return this.#skipped !== null;
  }

  /**
   * Takes up what was left: serves what served, goes on filling what was being filled
   * for this version, and removes the rest. A view whose version changed, or that has
   * nothing yet, begins a new generation; so does one that is damaged, or that has seen
   * more events than the store has: it is a view of another store. Throws what the
   * backend throws; then nothing is taken up, and it can be called again.
   */
  async open(cachedDocuments: number, head: number): Promise<void> {
    this.#skipped = new Set((await this.backend.skipped()).map(({ eventId }) => eventId));
    try {
      await this.#takeUpAll(cachedDocuments, head);
    } catch (error) {
      this.#skipped = null;
      for (const each of [this.serving, this.filling]) await each?.runner.sink.close();
      this.serving = this.filling = null;
      throw error;
    }
  }

  async #takeUpAll(cachedDocuments: number, head: number): Promise<void> {
    const { backend, version: wanted } = this;
    for (const generation of await backend.generations()) {
      const { state, version, id } = generation;
      if (state === 'serving') {
        this.serving = await this.#takeUp(generation, cachedDocuments, head);
        if (this.serving === null) await backend.retire(id);
      } else {
        const goesOn = state === 'filling' && version === wanted;
        if (goesOn) this.filling ??= await this.#takeUp(generation, cachedDocuments, head);
        if (this.filling?.generation.id !== id) await backend.drop(id);
      }
    }
    const current = this.filling ?? this.serving;
    if (current === null || current.generation.version !== wanted) {
      await this.beginFilling(cachedDocuments);
    }
  }

  /** Starts an empty generation beside the serving one; the one being filled, if any, is given up. */
  async beginFilling(cachedDocuments: number): Promise<void> {
    const given = this.filling;
    this.filling = null;
    this.isPaused = false;
    if (given !== null) {
      await given.runner.sink.close();
      await this.backend.drop(given.generation.id);
    }
    this.filling = await this.#run(await this.backend.create(this.version), cachedDocuments);
  }

  /** Nothing serves and nothing is filled: its server went away between the end of one and the begin of the next. */
  get isIdle(): boolean {
    return this.serving === null && this.filling === null;
  }

  /** The serving generation is damaged: nothing serves until another is filled from the events. */
  async giveUpServing(cachedDocuments: number): Promise<void> {
    const given = this.serving;
    if (given === null) return;
    this.serving = null;
    await given.runner.sink.close();
    await this.backend.retire(given.generation.id);
    if (this.filling === null) await this.beginFilling(cachedDocuments);
  }

  /** The filled generation serves from now on; gives the one that served before. */
  async switchOver(): Promise<RunningGeneration | null> {
    const filled = this.filling;
    if (filled === null) throw new Error(`nothing is being filled for ${this.name}`);
    await this.backend.serve(filled.generation.id);
    const before = this.serving;
    this.serving = { ...filled, generation: { ...filled.generation, state: 'serving' } };
    this.filling = null;
    return before;
  }

  /** Takes an event out of this view for good, in every generation. */
  async skip(eventId: string, reason: string): Promise<void> {
    await this.backend.skip({ eventId, reason });
    this.#skipped!.add(eventId);
  }

  async close(): Promise<void> {
    await this.serving?.runner.sink.close();
    await this.filling?.runner.sink.close();
    await this.backend.close();
  }

  /** Null for a generation that cannot be opened any more: a view is refilled, not repaired. */
  async #takeUp(
    generation: Generation,
    cachedDocuments: number,
    head: number,
  ): Promise<RunningGeneration | null> {
    const running = await this.#run(generation, cachedDocuments).catch((error: unknown) => {
      // A server that is away has what it had, and is asked again.
      if (error instanceof ViewServerUnavailable) throw error;
      return null;
    });
    if (running === null || running.from <= head) return running;
    await running.runner.sink.close();
    return null;
  }

  async #run(generation: Generation, cachedDocuments: number): Promise<RunningGeneration> {
    const sink = await this.backend.open(generation.id);
    const runner = await ViewRunner.open(this.#projector, sink, {
      cachedDocuments,
      skipped: this.#skipped!,
    });
    return { generation, runner, since: performance.now(), from: runner.taken };
  }
}
