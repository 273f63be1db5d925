// Lays the written posts out as feeds of a thousand distinct posts, or as many as are wished, the same each time for the same wish.

import { catalogue } from './catalogue.mjs';
import { itemOf } from './item.mjs';

export const USUAL = 1000;
// Enough to see what is kept after ten thousand posts.
export const MOST = 10_100;

// The first ten show what the product is for, one thing each; everything after them is shuffled.
const OPENING = [
  'sourdough-first-loaf', 'low-weekend-text', 'psychologist-panic-breathing', 'cake-to-die-for', 'three-signs-anxious',
  'mind-going-quiet-story', 'jeans-number-goal', 'cat-judges-dinner', 'recovery-two-years', 'street-footage-victims',
];

// Following shows other copies of the posts than For You does, so that no id stands in both while they have the usual length.
const FIRST_COPY = { hot: 0, follow: 8 };

function shuffled(list, seed) {
  let state = seed >>> 0;
  const below = (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mix = Math.imul(state ^ (state >>> 15), state | 1);
    mix ^= mix + Math.imul(mix ^ (mix >>> 7), mix | 61);
    return ((mix ^ (mix >>> 14)) >>> 0) % limit;
  };
  const order = [...list];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = below(last + 1);
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

const entryOf = (place, copy) => {
  const number = copy * catalogue.length + place;
  const post = catalogue[place];
  return { number, key: post.key, group: post.group, post, item: itemOf(post, number, copy) };
};

const placeOf = (key) => {
  const place = catalogue.findIndex((post) => post.key === key);
  if (place < 0) throw new Error(`no post has the key ${key}`);
  return place;
};

/**
 * The entries of one feed: `{ number, key, group, post, item }`.
 * `posts` asks for exactly these keys in this order; `odd` puts the odd cards first (variant H).
 */
export function layFeed({ page = 'hot', seed = 1, count = USUAL, posts = [], odd = false } = {}) {
  if (posts.length > 0) return posts.map((key) => entryOf(placeOf(key), FIRST_COPY[page]));

  const isOdd = (place) => catalogue[place].group === 'odd';
  const places = catalogue.map((_, place) => place);
  const opening = page === 'hot' ? OPENING.map(placeOf) : [];
  const first = [...(odd ? places.filter(isOdd) : []), ...opening];
  const order = [...first, ...shuffled(places.filter((place) => !first.includes(place)), seed)];

  const entries = [];
  for (let copy = FIRST_COPY[page]; entries.length < Math.min(count, MOST); copy += 1) {
    const lap = copy === FIRST_COPY[page] ? order : shuffled(places, seed + copy);
    for (const place of lap.slice(0, Math.min(count, MOST) - entries.length)) entries.push(entryOf(place, copy));
  }
  return entries;
}
