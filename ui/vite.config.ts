import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The screens: the domain is bundled from its sources, pages load when they are opened. */
export default defineConfig({
  root: here,
  base: './',
  plugins: [react()],
  resolve: { conditions: ['andu-source', 'browser', 'module', 'import', 'default'] },
  build: {
    outDir: fileURLToPath(new URL('../dist/ui', import.meta.url)),
    emptyOutDir: true,
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
