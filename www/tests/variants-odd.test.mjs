// Variants G to J: class names, odd cards, flings, and page code that reaches past React.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { poll, useQuietPages } from './browser.mjs';

const open = useQuietPages();

test('G gives each mount a new hash, in all four formats', async () => {
  const page = await open('variant=G&count=12');
  const names = await page.evaluate(async () => {
    const seen = [];
    for (const place of [0, 2, 4, 6, 0]) {
      await window.practice.goto(place);
      seen.push(document.querySelector(`#media-card-${place}`).className);
    }
    return seen;
  });
  assert.equal(new Set(names).size, names.length);
  const formats = [/^css-\w+-7937d88b--Section/, /^css-\w+-5e6d46e3--Section/, /^css-\w+-Section/, /^tiktok-\w+-Section/];
  const all = await page.evaluate(async () => {
    const seen = [];
    for (let place = 1; place < 11; place += 1) {
      await window.practice.goto(place);
      seen.push(...[...document.querySelectorAll('[id^="media-card-"]')].map(({ className }) => className));
    }
    return seen;
  });
  for (const format of formats) assert.ok(all.some((name) => format.test(name)), `${format}`);
  const { width, height } = await page.$eval('#media-card-10', (card) => card.getBoundingClientRect().toJSON());
  assert.ok(Math.abs(width / height - 9 / 16) < 0.01, 'the style holds in every format');
});

test('H serves the odd cards first', async () => {
  const page = await open('variant=H&count=30');
  const places = await page.evaluate(async () => {
    const entries = await (await fetch('/practice/hot.json?variant=H&count=30')).json();
    return Object.fromEntries(entries.map(({ key }, place) => [key, place]));
  });
  const look = async (key, expression) => {
    await page.evaluate((place) => window.practice.goto(place), places[key]);
    return page.$eval(`#one-column-item-${places[key]}`, expression);
  };
  assert.deepEqual(await look('odd-photo-holiday', (card) => ({
    wrapper: card.querySelector('[id^="xgwrapper-"]'),
    id: /^\d{19}$/.test(card.querySelector('[data-more-menu-item-id]').dataset.moreMenuItemId),
    slides: card.querySelectorAll('[class*="DivPhotoVideoContainer"] > [class*="DivSwiperContainer"] > .swiper > .swiper-wrapper > .swiper-slide > img[class*="ImgPhotoSlide"]:not([alt])').length,
    audio: document.querySelector('audio'),
  })), { wrapper: null, id: true, slides: 6, audio: null });
  assert.equal(await look('odd-empty-caption', (card) => card.querySelector('[data-e2e="video-desc"]').textContent), '');
  assert.deepEqual(await look('odd-tags-only', (card) => [...card.querySelectorAll('[data-e2e="video-desc"] > a')].map(({ textContent }) => textContent)), ['#fyp', '#foryou', '#viral', '#dance', '#trend']);
  assert.ok(await look('odd-many-tags', (card) => card.querySelectorAll('[data-e2e="video-desc"] > a').length) >= 20);
  assert.deepEqual(await look('odd-live-baking', (card) => [card.querySelector('[data-e2e="live-tag"][class*="DivLiveTag"]') !== null, /^live_\d{19}$/.test(card.querySelector('[data-more-menu-item-id]').dataset.moreMenuItemId)]), [true, true]);
  assert.equal(await look('odd-advert-shoes', (card) => card.querySelector('[data-e2e="ad-tag"]').textContent), 'Sponsored');
  assert.equal(await look('odd-masked-stunt', (card) => card.querySelector('[class$="DivVideoMask"] button').textContent), 'Skip video');
});

test('H moves a photo post on by itself, with its sound outside the document', async () => {
  const page = await open('posts=odd-photo-holiday&sound=1');
  const id = await page.evaluate(() => window.practice.posts()[0]);
  await poll(page, (photo) => window.practice.media(photo)?.paused === false && window.practice.media(photo).muted === false, id);
  await poll(page, () => document.querySelector('.swiper-slide-active').dataset.swiperSlideIndex === '1');
  assert.equal(await page.$('audio, video'), null);
});

test('shows a closed caption only while it is spoken', async () => {
  const page = await open('posts=odd-cued-talk');
  await poll(page, () => document.querySelector('[class*="DivVideoClosedCaption"]')?.textContent === 'and then on Tuesday');
  await poll(page, () => document.querySelector('[class*="DivCaptionContainer"]') !== null && document.querySelector('[class*="DivVideoClosedCaption"]') === null);
});

test('I changes the active card five times within 200 ms or little more', async () => {
  const page = await open('count=40');
  const { took, active } = await page.evaluate(async () => {
    const start = performance.now();
    await window.practice.fling();
    return { took: performance.now() - start, active: window.practice.active() };
  });
  assert.equal(active, 5);
  // A busy machine is slower; what matters is that nobody waits for a card to settle.
  assert.ok(took < 1000, `${took} ms`);
});

test('I flings once on its own when asked for by the address', async () => {
  const page = await open('variant=I&count=40');
  await poll(page, () => window.practice.active() === 5);
});

test('I reaches the end of a thousand posts', async () => {
  const page = await open('');
  await page.evaluate(() => window.practice.goto(980));
  await page.evaluate(() => window.practice.fling(19, 400));
  assert.equal(await page.evaluate(() => window.practice.active()), 999);
  assert.equal(await page.$$eval('article', (articles) => articles.length), 1000);
});

test('J takes its own nodes out of parents that React owns', async () => {
  const page = await open('variant=J&count=12');
  await poll(page, () => document.querySelectorAll('#one-column-item-0 > .page-sparkle, #media-card-0 > .page-sparkle').length === 2);
  await poll(page, () => document.querySelector('#one-column-item-0 > [class*="DivToastContainer"]') !== null);
  await poll(page, () => document.querySelector('.page-sparkle, [class*="DivToastContainer"]') === null);
  await page.evaluate(() => window.practice.fling(6, 300));
  await poll(page, () => document.querySelector('.page-sparkle') === null);
});
