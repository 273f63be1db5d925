// Variants A to F: what each does to the document, in the order in which it does it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { poll, useQuietPages } from './browser.mjs';

const open = useQuietPages();

test('A gives a slot another post: text first, then links, picture, player and menu, over two frames', async () => {
  const page = await open('variant=A&posts=lentil-soup-rain,jam-seven-jars,tea-sorting,plant-new-leaf');
  const changes = await page.evaluate(async () => {
    const frameOf = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await window.practice.goto(0);
    for (let wait = 0; wait < 10; wait += 1) await frameOf();
    const section = document.querySelector('#media-card-0');
    const seen = [];
    let frame = 0;
    new MutationObserver((records) => {
      for (const { type, target, attributeName } of records) {
        const kind = type === 'characterData' ? 'text' : target.id.startsWith('xgwrapper') ? 'wrapper' : `${target.localName}[${attributeName}]`;
        seen.push({ kind, frame });
      }
    }).observe(section, { subtree: true, characterData: true, attributes: true, attributeFilter: ['href', 'alt', 'id', 'data-more-menu-item-id'] });
    const [first, second] = window.practice.posts();
    window.practice.exchange(0, 1);
    while (section.querySelector('[data-e2e="more-menu-icon"]').dataset.moreMenuItemId === first) {
      await frameOf();
      frame += 1;
    }
    return { seen, isSame: document.querySelector('#media-card-0') === section, wrapper: section.querySelector('[id^="xgwrapper-"]').id.endsWith(second) };
  });
  const order = [...new Set(changes.seen.map(({ kind }) => kind))].filter((kind) => ['text', 'a[href]', 'img[alt]', 'wrapper', 'button[data-more-menu-item-id]'].includes(kind));
  assert.deepEqual(order, ['text', 'a[href]', 'img[alt]', 'wrapper', 'button[data-more-menu-item-id]']);
  const frameOf = (name) => changes.seen.find(({ kind }) => kind === name).frame;
  assert.equal(frameOf('button[data-more-menu-item-id]') - frameOf('text'), 1);
  assert.equal(changes.isSame, true);
  assert.equal(changes.wrapper, true);
});

test('A changes the next card on its own when one arrives at a card', async () => {
  const page = await open('variant=A&count=20');
  const before = await page.evaluate(async () => (await (await fetch('/practice/hot.json?count=20')).json()).map(({ id }) => id));
  await poll(page, (second) => document.querySelector('#media-card-1 [data-more-menu-item-id]').dataset.moreMenuItemId !== second, before[1]);
});

test('B brings the overlay first on even cards and the player first on odd ones', async () => {
  const page = await open('variant=B&posts=lentil-soup-rain,jam-seven-jars,tea-sorting,plant-new-leaf,thrift-lamp,ceramic-mug-wonky');
  const firsts = await page.evaluate(async () => {
    const results = [];
    for (const place of [4, 3]) {
      await window.practice.goto(place);
      const card = document.querySelector(`#media-card-${place}`);
      const parts = () => ({ overlay: card.querySelector('[data-e2e="video-desc"]') !== null, player: card.querySelector('[id^="xgwrapper-"]') !== null });
      const start = performance.now();
      results.push(parts());
      while (!(parts().overlay && parts().player)) await new Promise((resolve) => requestAnimationFrame(resolve));
      results.push(performance.now() - start);
      await window.practice.goto(0);
    }
    return results;
  });
  assert.deepEqual(firsts[0], { overlay: true, player: false });
  assert.deepEqual(firsts[2], { overlay: false, player: true });
  for (const late of [firsts[1], firsts[3]]) assert.ok(late > 50 && late < 1500, `${late} ms`);
});

test('C replaces the first card\'s subtree once', async () => {
  const page = await open('variant=C&count=3');
  const card = await page.$('#media-card-0');
  await poll(page, (old) => !old.isConnected && document.querySelector('#one-column-item-0 #media-card-0') !== null, card);
  assert.equal(await page.$$eval('#one-column-item-0 #media-card-0', (cards) => cards.length), 1);
});

test('D edits captions in place: translation changes the spans, “more” only the height', async () => {
  const page = await open('variant=D&posts=empanadas-domingo,market-peaches');
  const result = await page.evaluate(async () => {
    const until = async (holds) => {
      while (!holds()) await new Promise((resolve) => requestAnimationFrame(resolve));
    };
    const span = document.querySelector('#one-column-item-0 [data-e2e="desc-span-0"]');
    const before = span.textContent;
    window.practice.translate();
    await until(() => span.textContent !== before);
    const translated = span.textContent;
    const isSame = span.isConnected;
    const box = document.querySelector('#one-column-item-0 [class*="DivMultilineText"]:not([class*="Container"])');
    const isLong = () => box.textContent.includes('to the end');
    window.practice.translate('a first line\nanother line\nand so on\nto the end');
    await until(isLong);
    const text = box.textContent;
    window.practice.expand();
    await until(() => box.style.maxHeight !== '');
    return { before, translated, isSame, maxHeight: box.style.maxHeight, sameText: box.textContent === text, text };
  });
  assert.match(result.before, /^domingo de empanadas/);
  assert.match(result.translated, /^empanada Sunday/);
  assert.equal(result.isSame, true);
  assert.equal(result.maxHeight, '40vh');
  assert.equal(result.sameText, true);
  assert.match(result.text, /^a first lineanother line/);
});

test('E moves the address first, swaps the media 300 ms later, and keeps the feed behind', async () => {
  const page = await open('variant=E&posts=lentil-soup-rain,jam-seven-jars,tea-sorting');
  const result = await page.evaluate(async () => {
    const until = async (holds) => {
      while (!holds()) await new Promise((resolve) => requestAnimationFrame(resolve));
    };
    const dialog = () => document.querySelector('[role="dialog"][aria-label="Cinema mode"]');
    const shown = () => dialog()?.querySelector('[class*="DivCinemaPlayer"] [id^="xgwrapper-5-"]')?.id.slice(12) ?? null;
    const [first, second] = window.practice.posts();
    window.practice.openCinema();
    await until(() => location.pathname.includes(first));
    const shownAtOpening = shown();
    await until(() => shown() === first);
    const preloaded = dialog().querySelector('[class*="DivCinemaPreload"] video') !== null;
    const length = history.length;
    window.practice.cinemaNext();
    await until(() => location.pathname.includes(second));
    const moved = performance.now();
    const shownAfterMove = shown() === first;
    await until(() => shown() === second);
    const lateness = performance.now() - moved;
    const state = { shownAtOpening, preloaded, shownAfterMove, lateness, sameLength: history.length === length,
      cardInside: dialog().querySelector('article, [data-e2e="feed-video"]') !== null, feedBehind: document.querySelector('#one-column-item-0 [data-e2e="feed-video"]') !== null };
    window.practice.closeCinema();
    await until(() => dialog() === null);
    return { ...state, path: location.pathname };
  });
  assert.ok(result.lateness > 200 && result.lateness < 2000, `${result.lateness} ms`);
  delete result.lateness;
  assert.deepEqual(result, { shownAtOpening: null, preloaded: true, shownAfterMove: true, sameLength: true, cardInside: false, feedBehind: true, path: '/' });
});

test('F opens the comments, which narrow the list and unmount nothing', async () => {
  const wide = await open('count=3');
  const width = (page) => page.$eval('#column-list-container', (list) => list.clientWidth);
  const before = await width(wide);
  const card = await wide.$('#media-card-0');
  await wide.click('#one-column-item-0 [data-e2e="comment-icon"]');
  await poll(wide, () => document.querySelectorAll('[class*="CommentSidebar"] [class*="DivCommentListContainer"] [data-e2e="comment-level-1"]').length >= 5);
  assert.equal(before - await width(wide), 384);
  assert.equal(await card.evaluate((node) => node.isConnected), true);

  const byItself = await open('variant=F&count=3');
  await poll(byItself, () => document.querySelector('[class*="CommentSidebar"]') !== null);
});
