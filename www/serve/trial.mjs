// The page at /try/ on which one types a caption. It runs the built extension's own options script, so it is
// there once the extension is built.

import { readFileSync } from 'node:fs';
import { extname } from 'node:path';

const PAGE = new URL('../try/index.html', import.meta.url);
const BUILT = new URL('../../dist/chromium/', import.meta.url);
const TYPES = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.wasm': 'application/wasm' };

/** `{ type, body }` of a file under /try/, nothing where there is none. */
export function trialFile(name) {
  const type = name === '' ? 'text/html; charset=utf-8' : TYPES[extname(name)];
  if (!type) return undefined;
  try {
    return { type, body: readFileSync(name === '' ? PAGE : new URL(name, BUILT)) };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
