// The comments under a post: a handful out of a written list, the same each time for the same post.

import { readFileSync } from 'node:fs';

import { parse } from 'smol-toml';

const written = parse(readFileSync(new URL('comments/comments.toml', import.meta.url), 'utf8')).comment;

const SHOWN = 8;

/** Comments as the site's reply holds them. */
export function commentsFor(id) {
  const start = [...id].reduce((sum, digit) => (sum * 33 + digit.charCodeAt(0)) >>> 0, 5);
  return Array.from({ length: SHOWN }, (_, place) => {
    const { text, handle } = written[(start + place * 7) % written.length];
    return { cid: `${7_690_000_000_000 + (start % 90_000)}${String(place).padStart(6, '0')}`, text, digg_count: (start >> place) % 900, user: { unique_id: handle, nickname: handle } };
  });
}
