import { isTakenOut } from './content-of-outcome.ts';
import type { FormObject, FormValue } from './field-schema.ts';
import type { Reckoning } from './reckoned-data.ts';

/** What a JSON pointer (RFC 6901) leads to; null where it leads nowhere. */
export const valueAt = (data: FormObject, pointer: string): FormValue =>
  pointer
    .split('/')
    .slice(1)
    .reduce<FormValue>(
      (value, part) => (value as Record<string, FormValue> | null)?.[part] ?? null,
      data,
    );

/** The data with another value at a pointer. */
export function withValue(data: FormObject, pointer: string, value: FormValue): FormObject {
  const [, first = '', ...rest] = pointer.split('/');
  if (rest.length === 0) return { ...data, [first]: value };
  const inner = (data[first] ?? {}) as FormObject;
  return { ...data, [first]: withValue(inner, `/${rest.join('/')}`, value) };
}

/** Whether two values of a form say the same; the order of a list of choices does not matter. */
export const same = (one: FormValue, other: FormValue): boolean =>
  JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));

/** Whether anything is reckoned: of a list that would begin empty, nothing is. */
export const isReckoned = (reckoned: FormValue): boolean =>
  reckoned !== null && !(Array.isArray(reckoned) && reckoned.length === 0);

/** Whether a value holds what is reckoned: more may be ticked in a list than is there by itself. */
export const holds = (value: FormValue, reckoned: FormValue): boolean =>
  Array.isArray(value) && Array.isArray(reckoned)
    ? (reckoned as readonly FormValue[]).every((each) => value.some((one) => same(one, each)))
    : same(value, reckoned);

const ordered = (value: FormValue): FormValue =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? [...value].sort()
    : value;

interface Change {
  readonly before: FormObject;
  readonly after: FormObject;
}

/**
 * Lets what is reckoned follow a change: a field that held what was reckoned before, and was not changed
 * itself, takes what is reckoned now. What somebody changed stays as they left it,
 * unless it belongs to an outcome that is no longer chosen.
 */
export function follow(
  { before, after }: Change,
  was: Reckoning,
  now: Reckoning = was,
): FormObject {
  const reckonedBefore = was(before);
  let data = after;
  // One by one, since what is reckoned may be what another value is reckoned from.
  for (const pointer of now(after).keys()) {
    const stood = valueAt(before, pointer);
    const isUntouched = same(valueAt(after, pointer), stood);
    const isFollowing = same(stood, reckonedBefore.get(pointer) ?? null);
    if (isUntouched && (isFollowing || isTakenOut(pointer, before, after))) {
      data = withValue(data, pointer, now(data).get(pointer) ?? null);
    }
  }
  return data;
}

/** The data with everything reckoned as it stands: what a form begins with. */
export const filledIn = (data: FormObject, reckon: Reckoning): FormObject =>
  [...reckon(data).keys()].reduce(
    (filled, pointer) => withValue(filled, pointer, reckon(filled).get(pointer) ?? null),
    data,
  );
