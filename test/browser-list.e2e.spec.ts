import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type {
  CompatData,
  Identifier as Feature,
  SimpleSupportStatement,
} from '@mdn/browser-compat-data';
import { parse, type Identifier, type MemberExpression, type Program } from 'acorn';
import { simple } from 'acorn-walk';
import { oldestOf, polyfilledMembers } from '#ops/build/browsers.ts';

const { api, javascript } = createRequire(import.meta.url)(
  '@mdn/browser-compat-data',
) as CompatData;

const assets = join(import.meta.dirname, '../dist/ui/assets');
const scripts = readdirSync(assets)
  .filter((name) => /\.m?js$/.test(name) && !name.startsWith('polyfills-'))
  .map((name) => ({ name, source: readFileSync(join(assets, name), 'utf8') }));
const page = readFileSync(
  join(import.meta.dirname, '../dist/chain-anchors/verifier/page-script.built.js'),
  'utf8',
);

/** Whether the oldest of each browser on the list has a feature, by MDN's compatibility data. */
function isEverywhere(feature: Feature | undefined): boolean {
  // oxlint-disable-next-line no-underscore-dangle -- the name of the data
  const support = feature?.__compat?.support;
  if (support === undefined) return true;
  return (['chrome', 'edge', 'firefox', 'safari'] as const).every((browser) => {
    const statement = support[browser];
    const first = (Array.isArray(statement) ? statement[0] : statement) as
      SimpleSupportStatement | undefined;
    if (first === undefined || first.flags !== undefined) return false;
    const { version_added: added } = first;
    return (
      typeof added === 'string' && Number.parseFloat(added.replace('≤', '')) <= oldestOf(browser)
    );
  });
}

const isPolyfilled = (owner: string, member: string): boolean =>
  polyfilledMembers.some(([name, own]) => name === owner && own === member);

/** What libraries ask for before they use it, or use only in what the screens never open. */
const askedForBefore = new Map([
  ['Error.captureStackTrace', 'asked for by `in`'],
  ['JSON.rawJSON', "pdf.js: core-js's own look"],
  ['JSON.isRawJSON', "pdf.js: core-js's own look"],
  ['new Highlight', 'docx-preview: comments, asked for by name'],
  ['CSS.highlights', 'docx-preview: comments, after `Highlight` was there'],
  ['Intl.Segmenter', 'MapLibre: asked for by `in`'],
  ['new VideoFrame', 'MapLibre, pdf.js: asked for by typeof'],
  ['new Float16Array', 'pdf.js: FeatureTest'],
  ['new ImageDecoder', 'pdf.js: FeatureTest'],
  ['ImageDecoder.isTypeSupported', 'pdf.js: FeatureTest'],
  ['AbortSignal.any', 'pdf.js: the editor of annotations, which the reader does not open'],
]);

/** `Owner.member` as the code says it, where the owner is a thing of the platform. */
function newerThanTheList(program: Program): readonly string[] {
  const found = new Set<string>();
  simple(program, {
    MemberExpression(node) {
      const { object, property, computed } = node as MemberExpression;
      if (computed || object.type !== 'Identifier' || property.type !== 'Identifier') return;
      const [owner, member] = [(object as Identifier).name, property.name];
      const features = [api[owner]?.[`${member}_static`], javascript.builtins?.[owner]?.[member]];
      if (!features.every(isEverywhere) && !isPolyfilled(owner, member))
        found.add(`${owner}.${member}`);
    },
    NewExpression(node) {
      const { callee } = node as unknown as { readonly callee: Identifier };
      if (callee.type !== 'Identifier') return;
      const { name } = callee;
      if (
        ![api[name], javascript.builtins?.[name]].every(isEverywhere) &&
        !isPolyfilled(name, name)
      )
        found.add(`new ${name}`);
    },
  });
  return [...found];
}

test('the check of browsers is ECMAScript 5, so that the oldest one can say what to take', () => {
  const check = scripts.find(({ name }) => name.startsWith('browser-check-'))!;
  expect(() => parse(check.source, { ecmaVersion: 5 })).not.toThrow();
});

test.each([...scripts, { name: 'the page of an evidence bundle', source: page }])(
  '$name speaks what the oldest browser of the list understands',
  ({ source }) => {
    const program = parse(source, { ecmaVersion: 2022, sourceType: 'module' });
    expect(newerThanTheList(program).filter((each) => !askedForBefore.has(each))).toEqual([]);
  },
);

test('the check sees what is newer than the list', () => {
  const of = (code: string) => newerThanTheList(parse(code, { ecmaVersion: 2022 }));
  expect(of('CSS.registerProperty({})')).toEqual(['CSS.registerProperty']);
  expect(of('new CloseWatcher()')).toEqual(['new CloseWatcher']);
  expect(of('Map.groupBy([], f); Object.hasOwn(a, b); new URL(c)')).toEqual([]);
  expect(() => parse('/[\\p{L}--[a-z]]/v', { ecmaVersion: 2022 })).toThrow(SyntaxError);
});
