import type { FieldProps } from './field-props.tsx';
import { same } from './follow.ts';

/** What a field shows, whatever it calls when somebody changes it. */
type Shown = Omit<FieldProps, 'onChange'>;

/**
 * Whether a field shows the same with the one as with the other properties: of what is said, reckoned and
 * left out it shows what is at its own pointer or within. All else must be the very same.
 */
export function looksTheSame<Props extends Shown>(one: Props, other: Props): boolean {
  const { pointer } = one;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof Props>;
  for (const name of ['faults', 'reckoned', 'without'] as const) names.delete(name);
  if ([...names].some((name) => !Object.is(one[name], other[name]))) return false;
  return (
    alike(within(one.faults, pointer), within(other.faults, pointer), Object.is) &&
    alike(within(one.reckoned, pointer), within(other.reckoned, pointer), same) &&
    alike(
      within(one.without?.entries(), pointer),
      within(other.without?.entries(), pointer),
      Object.is,
    )
  );
}

/** The entries at a pointer or within it; a part of a fact is also told with a full stop. */
const within = <Value>(
  entries: Iterable<readonly [string, Value]> | undefined,
  pointer: string,
): ReadonlyMap<string, Value> =>
  new Map(
    [...(entries ?? [])].filter(
      ([at]) => at.startsWith(pointer) && ['', '/', '.'].includes(at.charAt(pointer.length)),
    ),
  );

const alike = <Value>(
  one: ReadonlyMap<string, Value>,
  other: ReadonlyMap<string, Value>,
  isSame: (one: Value, other: Value) => boolean,
): boolean =>
  one.size === other.size &&
  [...one].every(([at, value]) => other.has(at) && isSame(value, other.get(at)!));
