import type { ViewStatus } from './status.ts';
import type { RunningGeneration, View } from './view.ts';

/** The views of an engine by their names. */
export interface KnownViews {
  readonly all: readonly View[];
  /** Throws RangeError where there is none of this name. */
  of(name: string): View;
  /** The same; throws as well where what is stored of it was not taken up yet. */
  openOf(name: string): View;
  /** The generation that readers see; throws as well before there is one. */
  servingOf(name: string): RunningGeneration;
  /** `head`: last known position of the store. */
  status(head: number): readonly ViewStatus[];
}

export function knownViews(all: readonly View[]): KnownViews {
  const byName = new Map(all.map((view) => [view.name, view]));
  const of = (name: string): View => {
    const view = byName.get(name);
    if (!view) throw new RangeError(`there is no view ${name}`);
    return view;
  };
  return {
    all,
    of,
    openOf(name) {
      const view = of(name);
      if (!view.isOpen) throw new Error(`the view ${name} is not open: ${view.fault}`);
      return view;
    },
    servingOf(name) {
      const { serving } = of(name);
      if (serving === null) throw new Error(`the view ${name} is still being filled`);
      return serving;
    },
    status: (head) => all.map((view) => statusOf(view, head)),
  };
}

function statusOf(view: View, head: number): ViewStatus {
  const position = view.serving?.runner.committed ?? 0;
  return {
    view: view.name,
    version: view.version,
    generation: view.serving?.generation.id ?? null,
    position,
    filling: view.filling?.runner.taken ?? null,
    head,
    lag: Math.max(0, head - position),
    parked: (view.serving ?? view.filling)?.runner.parkedEvents ?? 0,
    fault: view.fault,
  };
}
