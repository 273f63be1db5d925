// Whatever a page does to its cards, each post keeps its own fate: it follows the id, never the element.

import assert from "node:assert/strict";
import { it } from "node:test";

import { card, inBrowsers, PATIENCE, post } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const MIXED = [
  "sourdough-first-loaf",
  "better-off-without-me",
  "cake-to-die-for",
  "skipped-every-meal",
  "three-signs-anxious",
  "worthless-caption",
  "recovery-two-years",
  "cat-judges-dinner",
];
const ODD = [
  "odd-photo-holiday",
  "odd-empty-caption",
  "odd-tags-only",
  "odd-tags-only-hurting",
  "odd-many-tags",
  "odd-live-baking",
  "odd-advert-shoes",
  "odd-masked-stunt",
];

inBrowsers("each post keeps its fate", (stage) => {
  // Which post stands where, as the page says: some variants change places.
  const keysOf = (page) =>
    page.evaluate(async () => {
      const written = await (await fetch(`/practice/hot.json${location.search}`)).json();
      return window.practice.posts().map((id) => written.find((each) => each.id === id).key);
    });

  const open = async (variant, posts, query = "") => {
    const page = await stage.feed(posts, `variant=${variant}&${query}`);
    return page;
  };

  /** Goes to a card and waits until what can be seen there is what its post expects. */
  const check = async (page, place) => {
    await poll(
      async () => {
        const key = (await keysOf(page))[place];
        const cover = await stage.stateOf(page, place);
        const root = await stage.drawn(page, place);
        const hasVeil = root?.buttons.some(({ name, visible }) => name === "Show" && visible) ?? false;
        return { key, cover, hasVeil, wants: post(key).expect };
      },
      {
        timeout: PATIENCE,
        message: `the face of card ${place}`,
        until: ({ cover, hasVeil, wants }) =>
          wants === "veil" ? hasVeil && cover.visible === 0 : !hasVeil && cover.visible > 5,
      },
    );
  };

  const walk = async (page, count) => {
    for (let place = 0; place < count; place += 1) {
      await stage.goto(page, place);
      await check(page, place);
    }
  };

  const close = async (page) => {
    assert.deepEqual(await page.evaluate(() => window.practice.errors), []);
    await page.close();
  };

  it("without any variant, forwards and back again", async () => {
    const page = await stage.feed(MIXED);
    await walk(page, MIXED.length);
    for (const place of [5, 3, 1, 0]) {
      await stage.goto(page, place);
      await check(page, place);
    }
    await close(page);
  });

  it("A: a card is given another post, part by part", async () => {
    const page = await open("A", MIXED);
    await walk(page, MIXED.length);
    // And by hand: two mounted cards trade their posts, there and back.
    await stage.goto(page, 2);
    for (let turn = 0; turn < 2; turn += 1) {
      await page.evaluate(() => window.practice.exchange(2, 3));
      await check(page, 2);
      await check(page, 3);
    }
    await close(page);
  });

  it("A: a reveal goes with the post to its new card", async () => {
    const page = await stage.feed(MIXED);
    await stage.goto(page, 1);
    await stage.veiled(page, 1);
    await stage.rested(page, 1);
    await stage.session.pressByName(page, "Show", { within: card(1) });
    await stage.opened(page, 1);
    await page.evaluate(() => window.practice.exchange(1, 2));
    await stage.opened(page, 1);
    await stage.goto(page, 2);
    await stage.opened(page, 2);
    await poll(() => stage.drawn(page, 2), { until: (root) => root?.text.includes("Cover again") });
    await page.evaluate(() => window.practice.exchange(2, 3));
    await stage.veiled(page, 2);
    await close(page);
  });

  it("B: the halves of a card come one after the other", async () => {
    const page = await open("B", MIXED);
    await walk(page, MIXED.length);
    await close(page);
  });

  it("C: the first card is drawn anew after a second", async () => {
    const page = await open("C", [MIXED[1], MIXED[0]]);
    const old = await page.$(`${card(0)} video`);
    await check(page, 0);
    await poll(() => old.evaluate((video) => video.isConnected), { until: (connected) => !connected, timeout: PATIENCE });
    await check(page, 0);
    await check(page, 1);
    await close(page);
  });

  it("D: a translation is judged again, “more” changes nothing", async () => {
    const page = await open("D", [MIXED[0], MIXED[1]]);
    await check(page, 0);
    await page.evaluate((text) => window.practice.translate(text), post("better-off-without-me").caption);
    await stage.veiled(page, 0);
    await page.evaluate((text) => window.practice.translate(text), post("sourdough-first-loaf").caption);
    await stage.opened(page, 0);
    await page.evaluate(() => window.practice.expand());
    await check(page, 0);
    await close(page);
  });

  it("E: full screen comes and goes", async () => {
    const page = await open("E", [MIXED[0], MIXED[2], MIXED[1]]);
    await check(page, 0);
    await page.evaluate(() => window.practice.openCinema());
    await poll(() => page.$('[role="dialog"] video'), { timeout: PATIENCE, message: "full screen" });
    await page.evaluate(() => window.practice.closeCinema());
    await poll(async () => (await page.$('[role="dialog"]')) === null, { timeout: PATIENCE });
    await walk(page, 3);
    await close(page);
  });

  it("F: the comments open, and the veil goes with the picture", async () => {
    const page = await open("F", [MIXED[1], MIXED[0]]);
    await check(page, 0);
    for (const isOpen of [true, false]) {
      if (!isOpen) await page.evaluate(() => window.practice.closeComments());
      await poll(() => lies(page), { until: ({ veil, picture }) => veil === picture, message: "the veil on the picture" });
    }
    await close(page);
  });

  it("G: classes change with every mount", async () => {
    const page = await open("G", MIXED);
    await walk(page, MIXED.length);
    await close(page);
  });

  it("H: photos, empty captions, tags alone, LIVE, adverts, the site's own mask", async () => {
    const page = await open("H", ODD);
    await walk(page, ODD.length);
    await close(page);
  });

  it("I: five cards in a fifth of a second", async () => {
    const page = await stage.feed([...MIXED, ...ODD]);
    await page.evaluate(() => window.practice.fling(5, 200));
    await check(page, 5);
    await check(page, 6);
    await page.evaluate(() => window.practice.fling(8, 200));
    await check(page, 13);
    await stage.goto(page, 1);
    await check(page, 1);
    await close(page);
  });

  it("J: the page takes out nodes of its own", async () => {
    const page = await open("J", MIXED);
    await walk(page, MIXED.length);
    await close(page);
  });

  it("and the page notices nothing", () => stage.expectQuiet());

  // Where the veil lies, and where the picture does, in whole pixels.
  async function lies(page) {
    const whole = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
    const picture = await page.$eval(`${card(0)} [data-e2e="feed-video"]`, (media) => media.getBoundingClientRect().toJSON());
    const { tree, hostRect } = await stage.drawn(page, 0);
    const [left, top, width, height] = ["left", "top", "width", "height"].map((side) =>
      Number.parseFloat(new RegExp(`[ "]${side}: ([\\d.-]+)px`).exec(tree)[1]),
    );
    return { picture: whole(picture), veil: whole({ x: hostRect.x + left, y: hostRect.y + top, width, height }) };
  }
});
