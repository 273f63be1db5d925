// Turns a written post into the item that the site's own replies would hold for it: ids, counts, text parts.

import { extrasOf } from '../site/caption.js';
import { DURATION_MS } from '../media/library.mjs';
import { NUMBERS } from '../media/pattern.mjs';

// 2026-10-01, and 37 minutes from one post to the next: ids must grow with time and stay 19 digits long.
const FIRST_POSTED = 1_790_812_800;
const BETWEEN_POSTS = 2220;

// Pictures tell so many numbers apart; the posts after them show those of the first ones again.
const pictured = (number) => number % NUMBERS;

const GENERIC_TAGS = ['#fyp', '#foryou', '#foryoupage', '#viral', '#fypage', '#trending', '#xyzbca'];

const MUSIC = [
  ['original sound', null], ['Slow Morning', 'Paper Lanterns'], ['Kitchen Radio', 'The Low Tide'],
  ['Bicycle Weather', 'Marlow & Finch'], ['Neon Laundromat', 'Osprey Club'], ['Half Moon', 'Ada Quill'],
];

// A well-mixed 32-bit number for a post and a purpose, so that counts look unrelated but never change.
function mixed(number, purpose) {
  let state = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(purpose + 7, 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 16), 0x7feb352d);
  state = Math.imul(state ^ (state >>> 15), 0x846ca68b);
  return (state ^ (state >>> 16)) >>> 0;
}

const createdAt = (number) => FIRST_POSTED + number * BETWEEN_POSTS;

/** A post's id: 19 digits, of which the upper half is its time, as on the real site. */
export const idOf = (number) => String((BigInt(createdAt(number)) << 32n) | BigInt(mixed(number, 0)));

// Most posts are small, a few are huge: the square spreads likes over four orders of magnitude.
function countsOf(number) {
  const share = (mixed(number, 1) % 10_000) / 10_000;
  const diggCount = Math.round(12 + share ** 6 * 4_000_000 + share * 9000);
  const part = (purpose, most) => Math.round(diggCount * ((mixed(number, purpose) % 1000) / 1000) * most);
  return { diggCount, commentCount: part(2, 0.06), collectCount: part(3, 0.2), shareCount: part(4, 0.1), playCount: diggCount * 14 };
}

function captionOf({ caption }, number, copy) {
  if (copy === 0 || caption === '') return caption;
  const tag = GENERIC_TAGS[mixed(number, 5) % GENERIC_TAGS.length];
  return caption.includes(tag) ? caption : `${caption} ${tag}`;
}

const musicOf = ({ music, name }, number) => {
  const [title, author] = music ? [music, name] : MUSIC[mixed(number, 6) % MUSIC.length];
  return { id: String(7_000_000_000_000_000_000n + BigInt(mixed(number, 7))), title, authorName: author ?? name, original: author === null };
};

function pictures(number, count) {
  return Array.from({ length: count }, (_, slide) => ({ imageURL: { urlList: [`/media/${pictured(number)}-${slide}.webp`] } }));
}

/** The item of a written post. `copy` 0 is the post as written; every other copy differs a little. */
export function itemOf(post, number, copy) {
  const desc = captionOf(post, number, copy);
  const extras = extrasOf(desc);
  const uniqueId = copy === 0 ? post.handle : `${post.handle}${(mixed(number, 8) % 90) + 10}`;
  const id = post.kind === 'live' ? `live_${idOf(number)}` : idOf(number);
  return {
    id,
    desc,
    createTime: createdAt(number),
    textExtra: extras,
    challenges: extras.filter(({ type }) => type === 1).map(({ hashtagName }) => ({ title: hashtagName })),
    contents: [{ desc, textExtra: extras }],
    textLanguage: post.language,
    author: { uniqueId, nickname: post.name, verified: false, signature: post.bio ?? '' },
    stats: countsOf(number),
    music: musicOf(post, number),
    video: { duration: DURATION_MS / 1000, cover: `/media/${pictured(number)}.webp`, playAddr: `/media/${pictured(number)}.webm`, width: 288, height: 512 },
    ...(post.kind === 'photo' && { imagePost: { title: '', images: pictures(number, post.slides ?? 3) }, sound: `/media/${pictured(number)}.sound.webm` }),
    ...(post.kind === 'live' && { containerType: 2, liveRoomInfo: { roomId: idOf(number) } }),
    ...(post.kind === 'advert' && { isAd: true, ad_info: { label: 'Sponsored' } }),
    ...(post.partner && { adLabelVersion: 2, BAInfo: { partner: post.partner } }),
    ...(post.aigc && { aigcLabelType: 1 }),
    ...(post.masked && { maskType: 3 }),
    ...(post.place && { poi: { name: post.place } }),
    // What the real page fetches by further calls: the translation, and the cues of closed captions.
    ...(post.translation && { translation: post.translation }),
    ...(post.cues && { cues: post.cues }),
  };
}
