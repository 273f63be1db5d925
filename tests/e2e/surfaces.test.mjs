// Every surface of the site: what should be veiled is, wherever the site shows it, and the rest is left alone.

import assert from "node:assert/strict";
import { it } from "node:test";

import { inBrowsers, PATIENCE, post } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const HARSH = "better-off-without-me";
const POSTS = `posts=${HARSH},sourdough-first-loaf,skipped-every-meal,odd-photo-holiday`;

const feedCard = (place) => `[data-e2e="recommend-list-item-container"]:nth-of-type(${place + 1})`;
const cell = (place) => `#grid-item-container-${place}`;
const oldCell = (place) => `[class*="DivItemContainerForSearch"]:nth-of-type(${place + 1})`;

// Where each surface is, and how it shows the post of a place. `one` shows a single post, the harsh one.
const SURFACES = [
  ["For You", "/", feedCard],
  ["For You with the names of 2025", "/", feedCard, "layout=2025"],
  ["For You of 2022", "/", feedCard, "layout=2022"],
  ["a profile", "/@dovecote", cell],
  ["a profile of 2022", "/@dovecote", (place) => `#column-item-video-container-${place}`, "layout=2022"],
  ["a search", "/search", cell],
  ["a search for videos", "/search/video", cell],
  ["a search of 2022", "/search", oldCell, "layout=2022"],
  ["a tag", "/tag/soup", cell],
  ["a sound", "/music/Half-Moon-7000000000000000001", cell],
  ["Explore", "/explore", cell],
];

inBrowsers("on every surface", (stage) => {
  const session = () => stage.session;
  const open = async (path, more = "") => {
    const page = await session().openFeed(`${path}?${POSTS}&${more}`);
    await stage.awake(page);
    return page;
  };
  const covered = (page, selector) => until(page, selector, "covered", ({ all, visible }) => all > 0 && visible === 0);
  const opened = (page, selector) => until(page, selector, "open", ({ all, visible }) => all > 0 && visible === all);
  const until = (page, selector, state, holds) =>
    poll(() => page.evaluate(partsOf, selector), { timeout: PATIENCE, until: holds, message: `${selector} to be ${state}` });
  const offers = (page, selector, name = "Show") =>
    poll(async () => (await session().shadow(page, { within: selector }))[0], {
      timeout: PATIENCE,
      until: (root) => root?.buttons.some((button) => button.name === name && button.visible),
      message: `${name} on ${selector}`,
    });
  const noErrors = async (page) => assert.deepEqual(await page.evaluate(() => window.practice.errors), []);

  for (const [name, path, at, more] of SURFACES) {
    it(`${name}: covers what should be veiled, shows it when asked, and leaves the rest alone`, async () => {
      const page = await open(path, more);
      await covered(page, at(0));
      await opened(page, at(1));
      await offers(page, at(0));
      const heard = await stage.heard(page);
      assert.ok(!heard.includes(post(HARSH).caption.split("\n")[0]), "the caption can be heard");
      await session().pressByName(page, "Show", { within: at(0) });
      await opened(page, at(0));
      await offers(page, at(0), "Cover again");
      await noErrors(page);
      await page.close();
    });
  }

  it("a cell that plays under the pointer stays still and silent while it is covered", async () => {
    const page = await open("/@dovecote");
    await covered(page, cell(0));
    await page.$eval(`${cell(0)} [data-e2e="user-post-item"]`, (item) =>
      item.dispatchEvent(new PointerEvent("pointerover", { bubbles: true })));
    await poll(() => page.$(`${cell(0)} video`), { until: Boolean, message: "a video in the cell" });
    await covered(page, cell(0));
    await poll(() => page.$eval(`${cell(0)} video`, (video) => video.paused), { until: Boolean });
    await page.close();
  });

  it("the page of one post, with its comments and its recommended posts", async () => {
    for (const [more, at] of [["", feedCard(0)], ["layout=2022", '[class*="DivLeftContainer"]']]) {
      const list = await open("/");
      const [id] = await list.evaluate(() => window.practice.posts());
      await list.close();
      const page = await open(`/@nutmeg.sven/video/${id}`, more);
      await covered(page, at);
      await offers(page, at);
      await covered(page, '[class*="DivCommentListContainer"]');
      if (more) {
        const link = (place) => `[class*="DivVideoList"] a:nth-of-type(${place})`;
        await opened(page, link(1));
        await covered(page, link(2));
      }
      await session().pressByName(page, "Show", { within: at });
      await opened(page, `${at} [class*="Video"]`);
      await opened(page, '[class*="DivCommentListContainer"]');
      await noErrors(page);
      await page.close();
    }
  });

  it("full screen from a grid and from the feed, by the site's own steps, and back", async () => {
    for (const [path, more, dialog, next, close, from] of [
      ["/@dovecote", "", '[aria-label="Cinema mode"]', '[aria-label="Next video"]', '[data-e2e="cinema-mode-exit"]', cell(1)],
      ["/", "layout=2022", '[class*="DivBrowserModeContainer"]', '[data-e2e="arrow-right"]', '[data-e2e="browse-close"]', feedCard(1)],
    ]) {
      const page = await open(path, more);
      await opened(page, from);
      await page.$eval(`${from} :is([data-e2e="user-post-item"], [data-e2e="feed-video"])`, (item) => item.click());
      await opened(page, `${dialog} :is([class*="DivCinemaPlayer"], [class*="DivVideoWrapper"])`);
      await page.click(`${dialog} ${next}`);
      await covered(page, `${dialog} :is([class*="DivCinemaPlayer"], [class*="DivVideoWrapper"])`);
      await offers(page, dialog);
      await page.click(`${dialog} ${close}`);
      await poll(() => page.$(dialog), { until: (element) => element === null });
      await covered(page, path === "/" ? feedCard(0) : cell(0));
      await noErrors(page);
      await page.close();
    }
  });

  it("the site's own labels stand with our reasons", async () => {
    const page = await session().openFeed("/?posts=odd-veiled-paid,sourdough-first-loaf");
    await stage.awake(page);
    await offers(page, feedCard(0), "Why?");
    await session().pressByName(page, "Why?", { within: feedCard(0) });
    await poll(async () => (await session().shadow(page, { within: feedCard(0) }))[0], {
      until: ({ text }) => /The site's own label\s+AI-generated, Paid partnership/.test(text),
      message: "the labels of the site",
    });
    await page.close();
  });

  it("was met without an error anywhere, and without a request to anybody", () => stage.expectQuiet());
});

// How many of the site's pictures, videos and words stand below an element, and how many can be seen.
function partsOf(selector) {
  const root = document.querySelector(selector);
  if (root === null) return { all: 0, visible: 0 };
  const parts = [...root.querySelectorAll("img, video, p, span, strong, h3, h4")];
  if (root.matches("img")) parts.push(root);
  return { all: parts.length, visible: parts.filter((part) => getComputedStyle(part).visibility !== "hidden").length };
}
