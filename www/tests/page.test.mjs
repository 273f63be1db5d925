// The page itself: it wakes up without a complaint, has the site's skeleton, recycles, and obeys.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { poll, useFeedPages } from './browser.mjs';

const pages = useFeedPages();

const complaints = (page) => page.evaluate(() => [...window.practice.errors, ...window.practice.violations.map(JSON.stringify)]);

test('wakes the server\'s HTML up without errors, under every policy and on every path', async () => {
  for (const [path, query] of [['/', ''], ['/foryou', 'csp=none'], ['/en/', 'csp=strict'], ['/following', 'csp=tiktok'], ['/', 'variant=B,G,H&csp=strict'], ['/', 'render=client&csp=strict']]) {
    const page = await pages.open(query, path);
    const id = await page.evaluate(() => window.practice.posts()[0]);
    await poll(page, (first) => window.practice.media(first) === null || window.practice.media(first).paused === false, id);
    assert.deepEqual(await complaints(page), [], `${path}?${query}`);
    await page.close();
  }
});

test('keeps the server\'s own nodes when it wakes up', async () => {
  const page = await pages.open('count=3', '/');
  // The bundle is a deferred module, so a script of the test that runs first can mark the server's node.
  await page.evaluateOnNewDocument(() => {
    document.addEventListener('readystatechange', () => {
      const caption = document.querySelector('[data-e2e="video-desc"]');
      if (document.readyState === 'interactive') caption.fromServer = true;
    });
  });
  await page.reload();
  await poll(page, () => window.practice?.isReady());
  assert.equal(await page.$eval('[data-e2e="video-desc"]', (caption) => caption.fromServer), true);
});

test('has the skeleton of the site\'s card', async () => {
  const page = await pages.open('posts=sourdough-first-loaf,cat-judges-dinner,gol-ultimo-minuto,concert-front-row');
  const seen = await page.evaluate(() => {
    const id = window.practice.posts()[0];
    const path = `#app > [class*="--BaseBodyContainer"] > main#main-content-homepage_hot > #column-list-container[class*="--DivColumnListContainer"]
      > article#one-column-item-0[data-scroll-index="0"][data-e2e="recommend-list-item-container"][class$="-7937d88b--ArticleItemContainer"]
      > [class*="DivContentFlexLayout"]`;
    const player = '> section#media-card-0[tabindex="0"][aria-label="Watch in full screen"][data-e2e="feed-video"] > [class*="BasePlayerContainer"][class*="DivVideoPlayerContainer"]';
    const overlay = `${player} > [class*="DivMediaCardOverlay"]`;
    const bottom = `${overlay} [class*="DivOverlayBottomContent"]`;
    const bar = '> section[class*="SectionActionBarContainer"]';
    const selectors = [
      `${path} ${player} > [class*="DivContainer"] > [class*="-Box"] > span > picture > img`,
      `${path} ${player} > [class*="DivContainer"] > [class*="DivBasicPlayerWrapper"] > #xgwrapper-0-${id}.xgplayer-container.tiktok-web-player > div > video`,
      `${path} ${overlay} > [class*="DivMediaCardOverlayTop"] > [class*="DivVolumeControlContainer"][tabindex="0"] > div > button.TUXButton[aria-label="Volume"][tabindex="-1"]`,
      `${path} ${overlay} button.TUXButton[class*="StyledMoreMenuActionItem"][data-e2e="more-menu-icon"][data-more-menu-item-id="${id}"]`,
      `${path} ${overlay} button.TUXButton[class*="OneColumnCinemaEntryActionItem"][data-e2e="cinema-mode-entry"][aria-label="Enter full screen"]`,
      `${path} ${bottom} > [class*="DivCaptionContainer"]:empty`,
      `${path} ${bottom} > [class*="DivOverlayBottomLeadingTagsContainer"]`,
      `${path} ${bottom} > [class*="DivCreatorInfoContainer"] > a.link-a11y-focus[href="/@crumbsbykit"] > div > p.TUXText`,
      `${path} ${bottom} > [class*="DivMediaCardDescriptionContainer"] > [class*="DivMultilineTextContainer"] > [class*="DivMultilineText"] > [data-e2e="video-desc"][class*="DivDescriptionContentContainer"] > span.TUXText[data-e2e="desc-span-0"]`,
      `${path} ${bottom} [data-e2e="video-desc"] > br`,
      `${path} ${bottom} [data-e2e="video-desc"] > a[data-e2e="search-common-link"][href="/tag/sourdough"][aria-label="Watch more videos of the sourdough category"] > p.TUXText`,
      `${path} ${bottom} > [class*="DivMusicInfoContainer"] > a.link-a11y-focus[href^="/music/"] > [class*="DivMusicContainer"] > p.TUXText`,
      `${path} ${player} > [class*="DivVideoProgressContainer"] > p.TUXText + [class*="DivProgressBar"] [role="slider"][aria-label="Video progress"][tabindex="0"]`,
      `${path} ${bar} > [class*="DivAvatarActionItemContainer"] > a[data-e2e="video-author-avatar"][href="/@crumbsbykit"] img[alt="crumbsbykit"]`,
      `${path} ${bar} button[data-e2e="feed-follow"]`,
      ...['like', 'comment', 'favorite', 'share'].map((name) => `${path} ${bar} div[role="button"][tabindex="0"][aria-label][data-e2e="${name}-icon"] > strong[data-e2e="${name}-count"]`),
      `${path} ${bar} > a[data-e2e="video-music"][href^="/music/"]`,
      'article#one-column-item-1 #media-card-1',
      'article[data-scroll-index="2"]:not([id]):empty',
      'article[data-scroll-index="3"]:not([id]):empty',
      'button[data-e2e="feed-navigation-next"][aria-label="Next video"]',
      'button[data-e2e="feed-navigation-prev"]',
    ];
    const caption = document.querySelector('img[alt*="loaf"]').alt;
    return { missing: selectors.filter((selector) => document.querySelectorAll(selector).length !== 1 && !(selector.endsWith('> br') && document.querySelector(selector))), caption };
  });
  assert.deepEqual(seen.missing, []);
  assert.match(seen.caption, /^first loaf that actually ROSE .*\nI may have/);
});

test('mounts three cards at most, and appends shells as the end comes near', async () => {
  const page = await pages.open('count=40');
  const count = () => page.$$eval('article', (articles) => articles.length);
  assert.equal(await count(), 8);
  for (const place of [3, 7, 20, 39, 5]) {
    await page.evaluate((to) => window.practice.goto(to), place);
    const around = [place - 1, place, place + 1].filter((index) => index < 40);
    assert.deepEqual(await page.evaluate(() => window.practice.mounted()), around);
    assert.equal(await page.$$eval('article:not([id]):not(:empty)', (shells) => shells.length), 0);
  }
  assert.equal(await count(), 40);
  assert.deepEqual(await complaints(page), []);
});

test('plays the active card alone, and keeps the sound setting for all cards', async () => {
  const page = await pages.open('posts=lentil-soup-rain,jam-seven-jars,tea-sorting&sound=1');
  const media = (place) => page.evaluate((at) => window.practice.media(window.practice.posts()[at]), place);
  await poll(page, () => window.practice.media(window.practice.posts()[0])?.paused === false);
  assert.equal((await media(0)).muted, false);
  assert.equal((await media(1)).paused, true);
  await page.evaluate(() => window.practice.goto(1));
  await poll(page, () => window.practice.media(window.practice.posts()[1])?.paused === false);
  assert.equal((await media(0)).paused, true);
  await page.click('#one-column-item-1 button[aria-label="Volume"]');
  await page.evaluate(() => window.practice.goto(2));
  await poll(page, () => window.practice.media(window.practice.posts()[2])?.muted === true);
});

test('obeys its keys, and prevents their default', async () => {
  const page = await pages.open('posts=lentil-soup-rain,jam-seven-jars,tea-sorting');
  await page.evaluate(() => {
    window.prevented = [];
    window.addEventListener('keydown', (event) => window.prevented.push([event.key, event.defaultPrevented]));
  });
  const id = await page.evaluate(() => window.practice.posts()[0]);
  await poll(page, (first) => window.practice.media(first)?.paused === false, id);
  await page.keyboard.press('Space');
  assert.equal(await page.evaluate((first) => window.practice.media(first).paused, id), true);
  await page.keyboard.press('l');
  assert.equal(await page.evaluate((first) => window.practice.reactions[first].liked, id), true);
  await page.keyboard.press('m');
  assert.equal(await page.evaluate(() => window.practice.muted), false);
  await page.keyboard.press('ArrowDown');
  await poll(page, () => window.practice.active() === 1);
  await page.keyboard.press('ArrowUp');
  await poll(page, () => window.practice.active() === 0);
  await page.keyboard.press('x');
  assert.deepEqual(await page.evaluate(() => window.prevented), [[' ', true], ['l', true], ['m', true], ['ArrowDown', true], ['ArrowUp', true], ['x', false]]);
});

test('toggles play on a click on the media, and the reactions on theirs', async () => {
  const page = await pages.open('posts=lentil-soup-rain');
  const id = await page.evaluate(() => window.practice.posts()[0]);
  await poll(page, (first) => window.practice.media(first)?.paused === false, id);
  await page.click('[data-e2e="feed-video"]');
  assert.equal(await page.evaluate((first) => window.practice.media(first).paused, id), true);
  for (const name of ['like-icon', 'favorite-icon', 'share-icon', 'feed-follow']) await page.click(`[data-e2e="${name}"]`);
  assert.deepEqual(await page.evaluate((first) => window.practice.reactions[first], id), { liked: true, favourited: true, followed: true });
  await page.evaluate(() => window.practice.openMenu());
  await page.click('[data-e2e="more-menu-popover"] [data-e2e="more-menu-popover_not-interested"]');
  assert.equal(await page.evaluate((first) => window.practice.reactions[first].notInterested, id), true);
  assert.equal(await page.$('[data-e2e="more-menu-popover"]'), null);
});

test('moves between its paths without loading', async () => {
  const page = await pages.open('count=12');
  await page.evaluate(() => {
    window.sameDocument = true;
  });
  const firstIds = await page.evaluate(() => window.practice.posts());
  await page.click('[data-e2e="nav-following"]');
  await poll(page, () => document.querySelector('#main-content-homepage_follow #one-column-item-0') !== null);
  const state = await page.evaluate(() => ({ path: location.pathname, ids: window.practice.posts(), same: window.sameDocument }));
  assert.equal(state.path, '/following');
  assert.equal(state.same, true);
  assert.ok(state.ids.every((id) => !firstIds.includes(id)));
  await page.goBack();
  await poll(page, () => document.querySelector('#main-content-homepage_hot #one-column-item-0') !== null);
  for (const [name, path] of [['nav-english', '/en/'], ['nav-foryou', '/foryou'], ['nav-home', '/']]) {
    await page.click(`[data-e2e="${name}"]`);
    assert.equal(await page.evaluate(() => location.pathname), path);
    await poll(page, () => document.querySelector('#main-content-homepage_hot #one-column-item-0') !== null);
  }
  assert.deepEqual(await complaints(page), []);
});
