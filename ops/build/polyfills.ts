import { build } from 'vite';
import { syntaxTargets } from './browsers.ts';

/** These modules of core-js in one script without imports. */
export async function bundledPolyfills(modules: readonly string[]): Promise<string> {
  const id = 'polyfills.js';
  const script = modules.map((module) => `import 'core-js/modules/${module}.js';`).join('\n');
  const result = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'polyfills',
        resolveId: (source) => (source === id ? `\0${id}` : null),
        load: (source) => (source === `\0${id}` ? script : null),
      },
    ],
    build: {
      write: false,
      target: syntaxTargets,
      rolldownOptions: { input: id, output: { format: 'iife' } },
    },
  });
  const [bundle] = Array.isArray(result) ? result : [result];
  if (bundle === undefined || !('output' in bundle)) throw new Error('the build gave no output');
  return bundle.output[0].code;
}
