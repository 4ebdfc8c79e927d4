import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { syntaxTargets } from './browsers.ts';
import { olderBrowsers } from './older-browsers.ts';

const screens = fileURLToPath(new URL('../../ui', import.meta.url));
/** Beside the screens that are served, which these replace when they are whole. */
const built = fileURLToPath(new URL('../../dist/ui.coming', import.meta.url));

/**
 * What pdf.js fetches when a page needs it, from the same host as everything: decoders (JBIG2, CCITT,
 * JPEG 2000, ICC), character maps of Chinese fonts, fonts that every PDF may name, the CMYK profile.
 * Whole folders, under the version that asks for them.
 */
function partsOfPdfJs(): Plugin {
  const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
  const { version } = createRequire(import.meta.url)(manifest) as { version: string };
  return {
    name: 'parts-of-pdfjs',
    closeBundle() {
      for (const folder of ['wasm', 'cmaps', 'standard_fonts', 'iccs']) {
        const to = join(built, 'assets', `pdfjs-${version}`, folder);
        cpSync(join(dirname(manifest), folder), to, { recursive: true });
      }
    },
  };
}

/** The screens: the domain is bundled from its sources, pages load when they are opened. */
export default defineConfig({
  root: screens,
  base: './',
  plugins: [react(), partsOfPdfJs(), olderBrowsers()],
  worker: { format: 'es' },
  resolve: { conditions: ['andu-source', 'browser', 'module', 'import', 'default'] },
  build: {
    outDir: built,
    emptyOutDir: true,
    target: syntaxTargets,
    cssTarget: syntaxTargets,
    // The server's policy allows no inline data but pictures.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router)/ },
            { name: 'mui', test: /node_modules[\\/](@mui|@emotion)/ },
            // Small pieces that most pages need come in one file with the frame.
            { name: 'frame', test: /[\\/]ui[\\/](frame|parts)[\\/]/ },
            { name: 'charts', test: /node_modules[\\/](recharts|victory|d3-(?!geo))/ },
          ],
        },
      },
    },
  },
});
