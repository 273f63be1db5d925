// Reads the captions that stand beside this file and checks them. Knows nothing of feeds or numbers of copies.

import { readdirSync, readFileSync } from 'node:fs';

import { parse } from 'smol-toml';

const LANGUAGES = ['en', 'es', 'pt', 'de', 'fr'];
const KINDS = ['video', 'photo', 'live', 'advert'];
const ADVICE = ['professional', 'personal', 'unverified'];
export const GROUPS = ['everyday', 'idioms', 'veiled', 'support', 'advice', 'odd'];
export const CATEGORIES = [
  'suicide', 'self_harm', 'eating_disorder', 'body_image', 'abuse', 'violence',
  'substance_use', 'anxiety_panic', 'depression', 'grief', 'hate_harassment',
];

function checked(post, file) {
  const refuse = (why) => {
    throw new Error(`www/posts/${file}: post ${post.key ?? '?'} ${why}`);
  };
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(post.key ?? '')) refuse('needs a key in kebab-case');
  if (!LANGUAGES.includes(post.language)) refuse(`has no known language: ${post.language}`);
  if (typeof post.caption !== 'string') refuse('has no caption');
  if (!/^[a-z0-9._]+$/.test(post.handle ?? '') || !post.name) refuse('needs a handle and a name');
  if (!KINDS.includes(post.kind ?? 'video')) refuse(`has no known kind: ${post.kind}`);
  if (!['veil', 'show'].includes(post.expect)) refuse('must expect veil or show');
  if (post.category !== undefined && !CATEGORIES.includes(post.category)) refuse(`has no known category: ${post.category}`);
  if (post.expect === 'veil' && post.category === undefined) refuse('is to be veiled, so it needs a category');
  if (post.advice !== undefined && !ADVICE.includes(post.advice)) refuse(`has no known advice: ${post.advice}`);
  return { kind: 'video', ...post };
}

function readCatalogue() {
  const posts = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.toml')).sort().flatMap((file) => {
    const { group, post } = parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
    if (!GROUPS.includes(group)) throw new Error(`www/posts/${file} names no known group: ${group}`);
    return post.map((each) => ({ group, ...checked(each, file) }));
  });
  const seen = new Set();
  for (const { key } of posts) {
    if (seen.has(key)) throw new Error(`www/posts: two posts have the key ${key}`);
    seen.add(key);
  }
  return posts;
}

/** Every post that was written, in the order of the files: a post's place here is its number. */
export const catalogue = readCatalogue();
