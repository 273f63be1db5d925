// Tells whether the built site belongs to the sources beside it, by their contents rather than their times,
// because a checkout touches times without changing anything.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const WWW = new URL('../', import.meta.url);
const STAMP = new URL('dist/sources.txt', WWW);

function filesUnder(folder) {
  return readdirSync(new URL(folder, WWW), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(`${folder}${entry.name}/`) : [`${folder}${entry.name}`]));
}

/** A fingerprint of everything that goes into the bundles. */
export function fingerprint() {
  const hash = createHash('sha256');
  for (const file of ['vite.config.js', ...filesUnder('site/')]) {
    hash.update(file).update('\0').update(readFileSync(new URL(file, WWW))).update('\0');
  }
  return hash.digest('hex');
}

export const stampFile = STAMP;

/** Throws unless `www/dist` was built from the sources as they are. */
export function requireFreshBuild() {
  let stamp;
  try {
    stamp = readFileSync(STAMP, 'utf8').trim();
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    throw new Error('the practice feed is not built: run `node www/build.mjs`');
  }
  if (stamp !== fingerprint()) throw new Error('the practice feed has changed since it was built: run `node www/build.mjs`');
}
