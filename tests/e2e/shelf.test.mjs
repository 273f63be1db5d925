// The shelf: a post is kept with one press, from veil, badge and popup; found, written on, and taken off again.

import assert from "node:assert/strict";
import { it } from "node:test";

import { card, inBrowsers, PATIENCE } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const FEED = ["better-off-without-me", "psychologist-panic-breathing", "sourdough-first-loaf"];

inBrowsers("the shelf", (stage) => {
  let feed;
  const kept = (count) =>
    poll(async () => (await stage.session.storage()).shelf?.posts ?? [], {
      timeout: PATIENCE, until: ({ length }) => length === count, message: `${count} posts on the shelf`,
    });

  it("takes a post from a veil, from a badge and from the popup", async () => {
    feed = await stage.feed(FEED);
    await stage.veiled(feed, 0);
    await stage.session.pressByName(feed, "Keep", { within: card(0) });
    await kept(1);
    await poll(() => stage.drawn(feed, 0), { until: ({ text }) => /Kept/.test(text), message: "the veil to say so" });
    await stage.goto(feed, 1);
    await stage.opened(feed, 1);
    await stage.rested(feed, 1);
    await stage.session.pressByName(feed, /^Professional advice/, { within: card(1) });
    await stage.session.pressByName(feed, "Keep", { within: card(1) });
    await kept(2);
    await stage.goto(feed, 2);
    await stage.opened(feed, 2);
    const popup = await stage.session.openExtensionPage(`popup.html?tab=${await stage.session.tabId(feed)}`);
    await poll(() => popup.$eval("#keep", (button) => button.innerText).catch(() => ""), {
      timeout: PATIENCE, until: (text) => text === "Keep this post", message: "the popup to offer it",
    });
    await popup.$eval("#keep", (button) => button.click());
    const posts = await kept(3);
    const ids = await feed.evaluate(() => window.practice.posts());
    assert.deepEqual(posts.map(({ link }) => link.split("/").at(-1)), ids);
    for (const { link, note } of posts) {
      assert.match(link, /^https:\/\/www\.tiktok\.com\/@[\w.]+\/video\/\d+$/);
      assert.equal(note, "");
    }
    await poll(() => popup.$eval("#keep", (button) => button.disabled), { message: "the popup to say that it is kept" });
    await popup.close();
  });

  it("is written on, searched and emptied on the options page", async () => {
    const options = await stage.session.openExtensionPage("options.html#shelf");
    const creators = () => options.$$eval("#shelf .keeper", (links) => links.map(({ textContent }) => textContent));
    await poll(creators, { timeout: PATIENCE, until: ({ length }) => length === 3, message: "the posts" });
    await options.focus("#shelf li:first-child .note");
    await options.keyboard.type("for the train");
    await options.keyboard.press("Tab");
    await options.keyboard.type("bread calm");
    await options.keyboard.press("Tab");
    await poll(async () => (await stage.session.storage()).shelf.posts[2], {
      timeout: PATIENCE, until: ({ note, tags }) => note === "for the train" && tags === "bread calm", message: "note and tags",
    });
    await options.$eval("#shelf", (part) => part.scrollIntoView());
    await stage.session.screenshot(options, "options-shelf");
    await options.focus("#shelf-find");
    await options.keyboard.type("CALM");
    await poll(creators, { until: ({ length }) => length === 1, message: "the one that was looked for" });
    await options.$eval("#shelf li button", (button) => button.click());
    await kept(2);
    await options.close();
    await feed.close();
  });

  it("was used without an error", () => stage.expectQuiet());
});
