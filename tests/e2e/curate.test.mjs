// The site's own "Not interested" is pressed when the person says so, and never as a side effect of anything else.

import assert from "node:assert/strict";
import { it } from "node:test";

import { card, inBrowsers, PATIENCE } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const FEED = ["better-off-without-me", "skipped-every-meal", "sourdough-first-loaf"];

inBrowsers("curating", (stage) => {
  const reactions = (page) => page.evaluate(() => window.practice.reactions);
  const told = async (page) => Object.values(await reactions(page)).filter(({ notInterested }) => notInterested).length;

  it("tells the site by its own control, once, and says that it did", async () => {
    const page = await stage.feed(FEED);
    await stage.veiled(page, 0);
    await stage.session.pressByName(page, "Why?", { within: card(0) });
    await stage.session.pressByName(page, "Tell TikTok: not interested", { within: card(0) });
    await poll(() => told(page), { timeout: PATIENCE, until: (count) => count === 1, message: "the site to be told" });
    await poll(() => stage.drawn(page, 0), {
      timeout: PATIENCE, until: (root) => /TikTok was told/.test(root?.tree ?? ""), message: "the veil to say so",
    });
    assert.equal(await page.$('[data-e2e="more-menu-popover"]'), null, "the site's menu is still open");
    await page.close();
  });

  it("says so where the site does not offer it", async () => {
    const page = await stage.feed(FEED);
    await stage.veiled(page, 0);
    await page.evaluate(() => {
      // A menu that has lost the entry.
      new MutationObserver(() => document.querySelector('[data-e2e$="_not-interested"]')?.remove())
        .observe(document.body, { childList: true, subtree: true });
    });
    await stage.session.pressByName(page, "Why?", { within: card(0) });
    await stage.session.pressByName(page, "Tell TikTok: not interested", { within: card(0) });
    await poll(() => stage.drawn(page, 0), {
      timeout: PATIENCE, until: (root) => /TikTok does not offer that here/.test(root?.tree ?? ""), message: "the veil to say so",
    });
    assert.equal(await told(page), 0);
    await page.close();
  });

  it("is no side effect of switching a category off", async () => {
    const page = await stage.feed(FEED);
    await stage.goto(page, 1);
    await stage.rested(page, 1);
    await stage.veiled(page, 1);
    await stage.session.pressByName(page, "Why?", { within: card(1) });
    await stage.session.pressByName(page, /^Not this category/, { within: card(1) });
    await stage.session.pressByName(page, /press again to switch it off$/, { within: card(1) });
    await stage.opened(page, 1);
    assert.equal(await told(page), 0);
    await stage.expectQuiet();
    await page.close();
  });
});
