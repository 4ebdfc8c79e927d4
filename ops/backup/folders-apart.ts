import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/**
 * Throws RangeError when one of two folders is the other or lies within it, whatever links lead there: a copy
 * would be a part of what it is of, and go with it.
 */
export function refuseNested(source: string, target: string): void {
  const [from, to] = [realPlace(source), realPlace(target)];
  if (!isWithin(from, to) && !isWithin(to, from)) return;
  throw new RangeError(
    `两个文件夹须各自独立，不能互相包含：${source}，${target} / neither folder may lie within the other: ${source}, ${target}`,
  );
}

/** Where a path leads, also of a folder that is still to be made. */
function realPlace(path: string): string {
  const whole = resolve(path);
  return existsSync(whole) || dirname(whole) === whole
    ? realpathSync(whole)
    : join(realPlace(dirname(whole)), basename(whole));
}

function isWithin(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`));
}
