// How the practice feed is bundled. The server bundle takes React in, so that it renders with the
// production build whatever NODE_ENV says where the server runs.

import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('site', import.meta.url)),
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: true,
    // The helper that preloads modules would be one more inline behaviour under a strict policy, for a single chunk.
    modulePreload: false,
  },
});
