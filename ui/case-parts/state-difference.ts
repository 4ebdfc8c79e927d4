/** One value that is not what it was; undefined for what was not there. */
export interface Difference {
  readonly path: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What follows from everything else, and would only repeat it. */
const left = new Set(['steps', 'lastOn', 'reversible']);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every value of `after` that `before` does not have, down to the leaves; lists are compared whole. */
export function differences(before: unknown, after: unknown, path = ''): readonly Difference[] {
  if (isObject(after) && (isObject(before) || before === null || before === undefined)) {
    return Object.entries(after).flatMap(([name, value]) =>
      path === '' && left.has(name)
        ? []
        : differences(
            isObject(before) ? before[name] : undefined,
            value,
            path === '' ? name : `${path}/${name}`,
          ),
    );
  }
  if (JSON.stringify(before) === JSON.stringify(after) || after === undefined) return [];
  if ((before === null || before === undefined) && after === null) return [];
  return [{ path, from: before ?? undefined, to: after }];
}
