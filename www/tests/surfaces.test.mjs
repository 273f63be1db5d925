// The other surfaces of the site: grids, the page of one post, full screen, and the layouts of 2022 and 2025.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { poll, useQuietPages } from './browser.mjs';

const open = useQuietPages();

const POSTS = 'posts=sourdough-first-loaf,odd-photo-holiday,cat-judges-dinner,odd-live-baking';

const GRIDS = [
  ['/@dovecote', '#main-content-others_homepage[data-e2e="user-page"] #user-post-item-list', 'user-post-item'],
  ['/explore', '#main-content-explore_page #explore-item-list', 'explore-item'],
  ['/tag/soup', '#main-content-challenge [data-e2e="challenge-item-list"]', 'challenge-item'],
  ['/music/Half-Moon-7000000000000000001', '#main-content-single_song [data-e2e="music-item-list"]', 'music-item'],
];

test('serves grids, whose captions stand in the pictures\' alt text', async () => {
  for (const [path, list, item] of GRIDS) {
    const page = await open(POSTS, path);
    const cells = await page.$$eval(`${list} [id^="grid-item-container-"] [data-e2e="${item}"] a[href*="/@"]`,
      (links) => links.map((link) => [new URL(link.href).pathname.split('/')[2], link.querySelector('picture img').alt]));
    assert.equal(cells.length, 4, path);
    assert.match(cells[0][1], / created by .* with /);
    assert.equal(cells[1][0], 'photo');
    assert.doesNotMatch(cells[1][1], / created by /);
  }
});

test('serves a search, whose captions stand beside the items', async () => {
  for (const [path, item] of [['/search', 'search_top-item'], ['/search/video', 'search_video-item']]) {
    const page = await open(`${POSTS}&q=bread`, path);
    const beside = await page.$$eval(`[data-e2e="${item}"] + [data-e2e="search-card-desc"] [data-e2e="search-card-video-caption"]`, (captions) => captions.length);
    assert.equal(beside, 4, path);
  }
});

test('plays a cell under the pointer, and opens it full screen', async () => {
  const page = await open(POSTS, '/@dovecote');
  await page.hover('#grid-item-container-0');
  await poll(page, () => document.querySelector('[id^="xgwrapper-1-"] video')?.currentTime > 0);
  await page.click('#grid-item-container-0');
  await poll(page, () => document.querySelector('[aria-label="Cinema mode"] [id^="xgwrapper-5-"] video') !== null);
  assert.match(await page.evaluate(() => location.pathname), /^\/@dovecote\/video\/\d{19}$/);
  await page.goBack();
  await poll(page, () => document.querySelector('[role="dialog"]') === null && location.pathname === '/@dovecote');
});

test('goes on with a grid as its end comes near', async () => {
  const page = await open('count=60', '/explore');
  const count = () => page.$$eval('[data-e2e="explore-item"]', (cells) => cells.length);
  const before = await count();
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await poll(page, (least) => document.querySelectorAll('[data-e2e="explore-item"]').length > least, before);
});

test('serves the page of one post: from feed cards, and as it was in 2022', async () => {
  const list = await open(POSTS);
  const [id] = await list.evaluate(() => window.practice.posts());
  const page = await open(POSTS, `/@dovecote/video/${id}`);
  await poll(page, (first) => document.querySelector(`#main-content-video_detail #one-column-item-0 #xgwrapper-0-${first}`) !== null, id);
  await poll(page, () => document.querySelectorAll('[class*="RightPanelContainer"] [class*="DivCommentListContainer"] > div').length > 0);
  const old = await open(`${POSTS}&layout=2022`, `/@dovecote/video/${id}`);
  await poll(old, (first) => document.querySelector(`[class*="DivVideoDetailContainer"] #xgwrapper-4-${first}`) !== null, id);
  assert.equal(await old.$$eval('[data-e2e="browse-video-desc"]', (captions) => captions.length), 1);
});

test('serves the feed as it was in 2022, with the window scrolling and an id on the playing card alone', async () => {
  const page = await open('count=12&layout=2022');
  assert.equal(await page.$$eval('[id^="xgwrapper-"]', (players) => players.length), 1);
  await page.evaluate(() => window.practice.goto(3));
  await page.$$eval('[data-e2e="feed-video"]', ([first]) => first.click());
  await poll(page, () => document.querySelector('[class*="DivBrowserModeContainer"] [id^="xgwrapper-2-"]') !== null);
  await page.click('[data-e2e="browse-close"]');
  await poll(page, () => document.querySelector('[class*="DivBrowserModeContainer"]') === null);
});

test('serves the names of early 2025', async () => {
  const page = await open(`${POSTS}&layout=2025`);
  const seen = await page.evaluate(() => ['section#one-column-item-0[data-e2e="feed-video"]', '[data-e2e="new-desc-span"]', 'h3[data-e2e="video-author-uniqueid"]']
    .map((found) => document.querySelector(found) !== null));
  assert.deepEqual(seen, [true, true, true]);
});

test('moves to profiles, tags and posts without loading', async () => {
  const page = await open('posts=sourdough-first-loaf,cat-judges-dinner');
  await page.evaluate(() => {
    window.isSame = true;
  });
  await page.click('[data-e2e="video-author-avatar"]');
  await poll(page, () => document.querySelector('#user-post-item-list a') !== null);
  await page.goBack();
  await poll(page, () => document.querySelector('#one-column-item-0') !== null);
  assert.equal(await page.evaluate(() => window.isSame), true);
});
