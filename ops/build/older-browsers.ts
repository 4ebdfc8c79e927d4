import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { oldestOf, polyfilledMembers, polyfills } from './browsers.ts';
import { bundledPolyfills } from './polyfills.ts';

/** The script of `browser-check.js`, told what it looks for and where the polyfills lie. */
export function browserCheck(polyfills: string): string {
  const source = readFileSync(new URL('./browser-check.js', import.meta.url), 'utf8');
  return source
    .replace('__MEMBERS__', JSON.stringify(polyfilledMembers))
    .replace('__POLYFILLS__', JSON.stringify(polyfills))
    .replaceAll('__CHROME__', String(oldestOf('chrome')))
    .replaceAll('__FIREFOX__', String(oldestOf('firefox')))
    .replaceAll('__SAFARI__', String(oldestOf('safari')));
}

/**
 * Puts a classic script before the modules of the page. It says which browser to take where the
 * page cannot run, and brings what is missing where it can: a browser of today loads nothing more.
 */
export function olderBrowsers(): Plugin {
  let address = '';
  return {
    name: 'older-browsers',
    apply: 'build',
    generateBundle: {
      order: 'pre',
      async handler() {
        const emitted = (name: string, source: string): string =>
          `./${this.getFileName(this.emitFile({ type: 'asset', name, source }))}`;
        const script = emitted('polyfills.js', await bundledPolyfills(polyfills));
        address = emitted('browser-check.js', browserCheck(script));
      },
    },
    transformIndexHtml: {
      order: 'post',
      // After the words on the encoding; modules wait for the end of the page in any case.
      handler: () => [{ tag: 'script', attrs: { src: address }, injectTo: 'head' }],
    },
  };
}
