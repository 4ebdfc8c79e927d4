import { everyCase } from '#domain/law/testing/every-case.ts';
import { plusDays, type Day } from '../independent-law/dates.ts';
import { randomCase, type RawFacts } from '../independent-law/random-cases.ts';
import { type Random, randomOf } from '../independent-law/random.ts';

/** Another value in place of one: near it, or as another case has it. */
function changed(value: unknown, others: readonly unknown[], random: Random): unknown {
  if (random.chance(0.3)) return random.pick(others);
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + random.pick([-1, 1]);
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value))
    return random.pick([
      plusDays(value as Day, random.pick([-1, 1, 30, -366, 366])),
      value.slice(0, 7),
      value.slice(0, 4),
    ]);
  if (Array.isArray(value)) {
    const more = others.filter((each) => Array.isArray(each)).flat();
    if (value.length === 0 || random.chance(0.5)) return [...value, random.pick(more)];
    const at = random.between(0, value.length - 1);
    return random.chance(0.3)
      ? value.toSpliced(at, 1)
      : value.with(at, changed(value[at], more, random));
  }
  if (typeof value === 'object' && value !== null) {
    const [name, old] = random.pick(Object.entries(value));
    return { ...value, [name]: changed(old, [null], random) };
  }
  return random.pick(others);
}

/** Random facts and known facts, with up to three of them changed. */
export function* drawnFacts(seed: number): Generator<RawFacts> {
  const known = everyCase as readonly object[] as readonly RawFacts[];
  const values = new Map<string, unknown[]>();
  for (const facts of [...known, ...Array.from({ length: 2000 }, (_, i) => randomCase(seed, i))])
    for (const [name, value] of Object.entries(facts))
      (values.get(name) ?? values.set(name, [null, true, false]).get(name)!).push(value);
  const names = [...values.keys()];
  yield* known;
  for (let index = 0; ; index++) {
    const random = randomOf(seed + 1, index);
    const facts = { ...(random.chance(0.6) ? random.pick(known) : randomCase(seed, index)) };
    for (let change = random.between(0, 3); change > 0; change--) {
      const name = random.chance(0.6) ? random.pick(Object.keys(facts)) : random.pick(names);
      if (name !== 'measure') facts[name] = changed(facts[name], values.get(name)!, random);
    }
    yield facts;
  }
}
