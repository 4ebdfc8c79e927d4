import type { Generation } from '../ports/sink.ts';

/** A catalogue that a server keeps of the generations of a view, whatever else stands in it. */
interface Generations {
  readonly generations: readonly Generation[];
}

const withState = <Catalogue extends Generations>(
  before: Catalogue,
  stateOf: (generation: Generation) => Generation['state'],
): Catalogue => ({
  ...before,
  generations: before.generations.map((each) => ({ ...each, state: stateOf(each) })),
});

/** The catalogue once this generation serves; what served before it is retired. */
export const served = <Catalogue extends Generations>(before: Catalogue, id: number): Catalogue =>
  withState(before, (each) =>
    each.id === id ? 'serving' : each.state === 'serving' ? 'retired' : each.state,
  );

/** The catalogue once nobody shall begin to read this generation. */
export const retired = <Catalogue extends Generations>(before: Catalogue, id: number): Catalogue =>
  withState(before, (each) => (each.id === id ? 'retired' : each.state));

/** The catalogue without this generation. */
export const without = <Catalogue extends Generations>(
  before: Catalogue,
  id: number,
): Catalogue => ({
  ...before,
  generations: before.generations.filter((each) => each.id !== id),
});
