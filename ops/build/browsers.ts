// The browsers that the screens run in, from the one list in package.json (`browserslist`).
import { fileURLToPath } from 'node:url';
import browserslist from 'browserslist';
import compat from 'core-js-compat';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `chrome 102`, `firefox 115` …: the oldest of each browser on the list. */
const oldest: ReadonlyMap<string, number> = browserslist(null, { path: root })
  .map((each) => each.split(' ') as [string, string])
  .reduce((found, [name, version]) => {
    const number = Number(version.split('-')[0]);
    return found.set(name, Math.min(found.get(name) ?? number, number));
  }, new Map<string, number>());

/** What the bundler lowers the syntax to: `chrome102`, `firefox115` … */
export const syntaxTargets: string[] = [...oldest].map(([name, version]) => `${name}${version}`);

export const oldestOf = (browser: string): number => {
  const version = oldest.get(browser);
  if (version === undefined) throw new Error(`${browser} is not on the list of browsers`);
  return version;
};

/**
 * What is not brought, although a browser of the list differs there: these replace something that
 * works by something slower, for an edge that nothing here reaches.
 */
const left = /^es\.(array\.(includes|push)|json\.|regexp\.flags|iterator\.dispose)|^web\./;

type Engine = 'chrome' | 'firefox' | 'safari';

/** A method that no engine has yet, or not every one, is nothing that code may rely on. */
const shippedEverywhere = (module: string): boolean =>
  (['chrome', 'firefox', 'safari'] satisfies Engine[]).every(
    (engine) => compat.data[module as keyof typeof compat.data]?.[engine] !== undefined,
  );

/** The modules of core-js that a browser of the list may need, in their order. */
export const polyfills: readonly string[] = [
  ...compat({
    targets: Object.fromEntries([...oldest].map(([name, version]) => [name, String(version)])),
    modules: /^es\./,
  }).list.filter((module) => !left.test(module) && shippedEverywhere(module)),
  // Shipped everywhere, but for core-js nowhere well enough.
  'es.error.is-error',
  'es.math.sum-precise',
  'es.promise.try',
  'es.regexp.escape',
  // Of the web, not of the language: small, and libraries call them without a look.
  'web.url.can-parse',
  'web.url.parse',
  'web.url-search-params.size',
];

const special: Readonly<Record<string, string>> = {
  url: 'URL',
  'url-search-params': 'URLSearchParams',
  'typed-array': 'Int8Array',
  regexp: 'RegExp',
};
const pascal = (name: string): string =>
  special[name] ?? `-${name}`.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `['Array', 'toSorted']`: where each of them is found; null is the thing itself. */
export const polyfilledMembers: readonly (readonly [owner: string, member: string | null])[] =
  polyfills.map((module) => {
    const [, owner, member] = module.split('.') as [string, string, string];
    const name = pascal(member);
    return [
      pascal(owner),
      member === 'constructor' ? null : `${name[0]!.toLowerCase()}${name.slice(1)}`,
    ];
  });

/** A step of an iterator, which has the names of steps of an array. */
const walksIterators =
  /\bIterator\b|(?<!Object)\.(?:values|keys|entries|matchAll)\([^()]*\)\.(?!next\b)\w/;

/** The modules whose member the code of a bundle may call, judged by its name. */
export const polyfillsFor = (code: string): readonly string[] =>
  polyfills.filter((_, index) => {
    const [owner, member] = polyfilledMembers[index]!;
    if (owner === 'Iterator' && !walksIterators.test(code)) return false;
    return new RegExp(`\\b${member ?? owner}\\b`).test(code);
  });
