// Builds the practice feed: the bundle for the browser, the bundle that renders on the server, and a stamp
// by which the server knows that both belong to the sources.

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { build } from 'vite';

import { fingerprint, stampFile } from './serve/freshness.mjs';

const configFile = fileURLToPath(new URL('vite.config.js', import.meta.url));

const stamp = fingerprint();
const input = fileURLToPath(new URL('site/entry-client.jsx', import.meta.url));
await build({ configFile, build: { rollupOptions: { input } } });
await build({ configFile, build: { ssr: 'entry-server.jsx', outDir: '../dist/server', manifest: false } });
writeFileSync(stampFile, `${stamp}\n`);
