// The written posts: enough of every kind, and feeds made from them that repeat nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { catalogue, CATEGORIES, GROUPS } from '../posts/catalogue.mjs';
import { layFeed } from '../posts/feed.mjs';

const of = (group) => catalogue.filter((post) => post.group === group);

test('holds at least 240 posts, each group as large as planned', () => {
  assert.ok(catalogue.length >= 240, `${catalogue.length} posts`);
  const least = { everyday: 70, idioms: 40, veiled: 70, support: 35, advice: 30, odd: 6 };
  for (const group of GROUPS) assert.ok(of(group).length >= least[group], `${group}: ${of(group).length}`);
});

test('says every key and every caption once', () => {
  assert.equal(new Set(catalogue.map(({ key }) => key)).size, catalogue.length);
  assert.equal(new Set(catalogue.map(({ caption }) => caption)).size, catalogue.length);
});

test('veils posts of all eleven categories', () => {
  for (const category of CATEGORIES) {
    const count = of('veiled').filter((post) => post.category === category).length;
    assert.ok(count >= 5, `${category}: ${count}`);
  }
});

test('expects idioms, support and advice to be shown', () => {
  for (const group of ['everyday', 'idioms', 'support', 'advice']) {
    assert.deepEqual(of(group).filter(({ expect }) => expect !== 'show').map(({ key }) => key), []);
  }
});

test('has advice of all three kinds, and on nothing else', () => {
  for (const kind of ['professional', 'personal', 'unverified']) {
    assert.ok(catalogue.filter(({ advice }) => advice === kind).length >= 7, kind);
  }
  assert.deepEqual(catalogue.filter(({ group, advice }) => (group === 'advice') !== (advice !== undefined)).map(({ key }) => key), []);
});

test('writes about a quarter in other languages, in every large group', () => {
  const foreign = catalogue.filter(({ language }) => language !== 'en').length / catalogue.length;
  assert.ok(foreign > 0.2 && foreign < 0.3, `${foreign}`);
  for (const group of ['everyday', 'idioms', 'veiled', 'support', 'advice']) {
    const languages = new Set(of(group).map(({ language }) => language));
    assert.deepEqual([...languages].sort(), ['de', 'en', 'es', 'fr', 'pt'], group);
  }
});

test('makes a thousand distinct posts, the same each time for the same seed', () => {
  const entries = layFeed();
  assert.equal(entries.length, 1000);
  for (const pick of [({ item }) => item.id, ({ number }) => number, ({ item }) => item.video.cover]) {
    assert.equal(new Set(entries.map(pick)).size, 1000);
  }
  assert.deepEqual(layFeed().map(({ item }) => item), entries.map(({ item }) => item));
  assert.notDeepEqual(layFeed({ seed: 2 }).map(({ key }) => key), entries.map(({ key }) => key));
  for (const { item } of entries) assert.match(item.id, /^(live_)?\d{19}$/);
});

test('shows no post of For You under Following', () => {
  const ids = new Set(layFeed().map(({ item }) => item.id));
  assert.ok(layFeed({ page: 'follow' }).every(({ item }) => !ids.has(item.id)));
});

test('opens with an everyday post, then one to veil, and soon all kinds of advice', () => {
  const first = layFeed().slice(0, 10);
  assert.equal(first[0].group, 'everyday');
  assert.equal(first[1].post.expect, 'veil');
  assert.ok(new Set(first.filter(({ post }) => post.expect === 'veil').map(({ post }) => post.category)).size >= 3);
  assert.deepEqual(new Set(first.map(({ post }) => post.advice).filter(Boolean)), new Set(['professional', 'personal', 'unverified']));
});

test('serves exactly the posts that are asked for, and refuses unknown keys', () => {
  const posts = ['cake-to-die-for', 'odd-live-baking'];
  assert.deepEqual(layFeed({ posts }).map(({ key }) => key), posts);
  assert.throws(() => layFeed({ posts: ['no-such-post'] }), /no post has the key no-such-post/);
});

test('counts the places of hashtags in UTF-16 units, as the site does', () => {
  const { item } = layFeed({ posts: ['cat-judges-dinner'] })[0];
  for (const { start, end, hashtagName } of item.textExtra) assert.equal(item.desc.slice(start, end), `#${hashtagName}`);
  assert.equal(item.textExtra.length, 3);
});
