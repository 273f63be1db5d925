// The page may do to its cards, and to what is ours in them, what it likes: a covered post stays covered, an open one
// opens again, and the page works as it would without us.

import assert from "node:assert/strict";
import { it } from "node:test";

import { card, inBrowsers, PATIENCE } from "./feed.mjs";
import { launch } from "./harness/launch.mjs";
import { poll } from "./harness/poll.mjs";

const FEED = ["better-off-without-me", "sourdough-first-loaf", "skipped-every-meal", "cake-to-die-for", "cat-judges-dinner"];

inBrowsers("a page that works against it", (stage) => {
  const open = async () => {
    const page = await stage.feed(FEED);
    await stage.veiled(page, 0);
    await stage.opened(page, 1);
    return page;
  };

  it("takes every attribute of ours away: what was open opens again, what was covered stays so", async () => {
    const page = await open();
    const taken = await page.evaluate(async (selectors) => {
      const known = /^(class|id|style|data-|role|aria-|tabindex|dir)/;
      const [covered, shown] = selectors.map((found) => document.querySelector(found));
      const own = [covered, shown].map((article) => article.getAttributeNames().filter((name) => !known.test(name)));
      let isExposed = false;
      for (let round = 0; round < 10; round += 1) {
        for (const article of [covered, shown]) for (const name of article.getAttributeNames()) if (!known.test(name)) article.removeAttribute(name);
        await new Promise(requestAnimationFrame);
        isExposed ||= getComputedStyle(covered.querySelector("picture img")).visibility !== "hidden";
      }
      return { own, isExposed };
    }, [card(0), card(1)]);
    assert.ok(taken.own[1].length > 0, "there was nothing to take");
    assert.equal(taken.isExposed, false);
    await stage.veiled(page, 0);
    await stage.opened(page, 1);
    await page.close();
  });

  it("gives a covered card the attributes of an open one: it is covered in every frame", async () => {
    const page = await open();
    const isExposed = await page.evaluate(async (selectors) => {
      const [covered, shown] = selectors.map((found) => document.querySelector(found));
      let exposed = false;
      for (let round = 0; round < 10; round += 1) {
        for (const { name, value } of shown.attributes) if (!/^(class|id|style|data-)/.test(name)) covered.setAttribute(name, value);
        await new Promise(requestAnimationFrame);
        exposed ||= getComputedStyle(covered.querySelector("picture img")).visibility !== "hidden";
      }
      return exposed;
    }, [card(0), card(1)]);
    assert.equal(isExposed, false);
    await stage.veiled(page, 0);
    await page.close();
  });

  it("removes our nodes, one by one and with `removeChild`: the veil comes back, and nothing shows meanwhile", async () => {
    const page = await open();
    for (let round = 0; round < 3; round += 1) {
      const left = await page.evaluate((found) => {
        const article = document.querySelector(found);
        const hosts = [...article.children].filter((child) => child.className === "" && child.id === "");
        for (const host of hosts) article.removeChild(host);
        return { removed: hosts.length, visibility: getComputedStyle(article.querySelector("picture img")).visibility };
      }, card(0));
      assert.deepEqual(left, { removed: 1, visibility: "hidden" });
      await stage.veiled(page, 0);
    }
    await page.close();
  });

  it("puts copies in the place of a card's parts: they are covered from the first frame, and silent", async () => {
    const page = await open();
    const isExposed = await page.evaluate(async (found) => {
      let exposed = false;
      for (let round = 0; round < 5; round += 1) {
        const media = document.querySelector(`${found} [data-e2e="feed-video"]`);
        media.replaceWith(media.cloneNode(true));
        await new Promise(requestAnimationFrame);
        exposed ||= getComputedStyle(document.querySelector(`${found} picture img`)).visibility !== "hidden";
      }
      return exposed;
    }, card(0));
    assert.equal(isExposed, false);
    await stage.veiled(page, 0);
    assert.equal(await page.evaluate((found) => document.querySelector(`${found} video`)?.paused ?? true, card(0)), true);
    await page.close();
  });

  it("throws its style sheets away: ours is back before the next frame", async () => {
    const page = await open();
    const isExposed = await page.evaluate(async (found) => {
      document.adoptedStyleSheets = [];
      document.querySelector(found).append(document.createComment("a change"));
      await new Promise(requestAnimationFrame);
      return getComputedStyle(document.querySelector(`${found} picture img`)).visibility !== "hidden";
    }, card(0));
    assert.equal(isExposed, false);
    await page.close();
  });

  it("has gone on when an answer comes: settings that arrive for cards that are gone", async () => {
    const page = await open();
    for (const [veil, place] of [["solid", 4], ["blur", 0], ["solid", 3]]) {
      const changed = stage.session.inExtension((style) => chrome.runtime.sendMessage({ kind: "change", change: { veil: style } }), veil);
      await stage.goto(page, place);
      await changed;
    }
    await stage.goto(page, 0);
    await stage.veiled(page, 0);
    assert.deepEqual(await page.evaluate(() => window.practice.errors), []);
    await page.close();
  });

  it("is used with keys, likes, comments and search as without it, to the same end", async () => {
    const bare = await launch({ ...stage.options, install: false });
    try {
      const [without, within] = [await use(bare), await use(stage.session)];
      assert.deepEqual(within, without);
      assert.deepEqual(within.errors, []);
      assert.ok(within.likes > 0 && within.comments > 0, JSON.stringify(within));
    } finally {
      await bare.close();
    }
  });

  it("was met without an error anywhere, and without a request to anybody", () => stage.expectQuiet());

  // What a person does on the feed, and how the page stands in the end.
  async function use(session) {
    const page = await session.openFeed(`/?posts=${FEED.join(",")}`);
    await stage.awake(page);
    const active = (place) => poll(() => page.evaluate(() => window.practice.active()), { timeout: PATIENCE, until: (now) => now === place, message: `card ${place}` });
    await page.keyboard.press("ArrowDown");
    await active(1);
    const visible = () => page.evaluate((found) => getComputedStyle(document.querySelector(`${found} picture img`)).visibility === "visible", card(1));
    await poll(visible, { timeout: PATIENCE, message: "an open card" });
    await page.keyboard.press("l");
    await page.keyboard.press("m");
    await page.evaluate(() => window.practice.openComments());
    const comments = () => page.evaluate(() => document.querySelectorAll('[data-e2e^="comment-level"]').length);
    await poll(comments, { timeout: PATIENCE, until: (count) => count > 0, message: "comments" });
    const shown = await comments();
    await page.evaluate(() => window.practice.closeComments());
    await page.keyboard.press("ArrowDown");
    await active(2);
    await page.keyboard.press("ArrowUp");
    await active(1);
    await page.mouse.move(640, 300);
    await page.mouse.wheel({ deltaY: 700 });
    await poll(() => page.evaluate(() => window.practice.active()), { timeout: PATIENCE, until: (now) => now > 1, message: "the wheel" });
    const end = await page.evaluate(() => ({
      muted: window.practice.muted,
      likes: Object.keys(window.practice.reactions).length,
      reactions: JSON.stringify(window.practice.reactions),
      errors: window.practice.errors,
      cards: document.querySelectorAll('[data-e2e="recommend-list-item-container"]').length,
    }));
    // A tag of a caption leads to a search within the page.
    await page.evaluate((found) => document.querySelector(`${found} [data-e2e="search-common-link"]`).click(), card(1));
    const where = () => page.evaluate(() => location.pathname);
    const path = await poll(where, { timeout: PATIENCE, until: (now) => now !== "/", message: "the search" });
    await page.close();
    return { ...end, comments: shown, path };
  }
});
