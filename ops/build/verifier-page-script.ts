// Writes the script of the verifier's page to standard output, in one piece.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { polyfillsFor, syntaxTargets } from './browsers.ts';
import { bundledPolyfills } from './polyfills.ts';

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const entry = fileURLToPath(
  new URL(`../../chain-anchors/verifier/page-script.${extension}`, import.meta.url),
);

const result = await build({
  configFile: false,
  publicDir: false,
  logLevel: 'silent',
  resolve: extension === 'ts' ? { conditions: ['andu-source', 'browser', 'module'] } : {},
  build: {
    write: false,
    target: syntaxTargets,
    lib: { entry, formats: ['iife'], name: 'andu', fileName: 'page-script' },
  },
});
const [bundle] = Array.isArray(result) ? result : [result];
if (bundle === undefined || !('output' in bundle)) throw new Error('the build gave no output');
const { code } = bundle.output[0];
// The page is one file for any browser of the list: what it may lack stands before it.
process.stdout.write(`${await bundledPolyfills(polyfillsFor(code))}\n${code}`);
