// Writes the script of the verifier's page to standard output, in one piece.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const entry = fileURLToPath(new URL(`./page-script.${extension}`, import.meta.url));

const result = await build({
  configFile: false,
  publicDir: false,
  logLevel: 'silent',
  resolve: extension === 'ts' ? { conditions: ['andu-source', 'browser', 'module'] } : {},
  build: {
    write: false,
    target: 'es2022',
    lib: { entry, formats: ['iife'], name: 'andu', fileName: 'page-script' },
  },
});
const [bundle] = Array.isArray(result) ? result : [result];
if (bundle === undefined || !('output' in bundle)) throw new Error('the build gave no output');
process.stdout.write(bundle.output[0].code);
