// Comments, one by one, where a person wants that: a harsh one is covered in its line, the others stay.

import assert from "node:assert/strict";
import { it } from "node:test";

import { commentsFor } from "../../www/posts/comments.mjs";
import { inBrowsers, PATIENCE } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const POSTS = ["sourdough-first-loaf", "cat-judges-dinner", "cake-to-die-for"];
const HARSH = [/you look disgusting/, /just stop eating/, /people like you should keep quiet/, /see a way out/];
const isHarsh = (text) => HARSH.some((words) => words.test(text));

inBrowsers("a comment", (stage) => {
  /** Each comment with whether its words can be seen. */
  const comments = (page) =>
    page.$$eval('[data-e2e^="comment-level-"]', (all) =>
      all.map((one) => ({ text: one.textContent, isSeen: getComputedStyle(one).visibility === "visible" })));
  const settled = (page, until, message) =>
    poll(() => comments(page), { timeout: PATIENCE, until: (all) => all.length > 0 && until(all), message });
  const opened = async () => {
    const page = await stage.feed(POSTS, "variant=F");
    const ids = await page.evaluate(() => window.practice.posts());
    // One of the three posts has a harsh comment among its own.
    const place = ids.findIndex((id) => commentsFor(id).some(({ text }) => isHarsh(text)));
    assert.ok(place >= 0, "no post has a harsh comment");
    await stage.goto(page, place);
    const [first] = commentsFor(ids[place]);
    await settled(page, (all) => all[0].text === first.text, "the comments of that post");
    return page;
  };

  it("is left alone as long as nobody asked for more", async () => {
    const page = await opened();
    await settled(page, (all) => all.every(({ isSeen }) => isSeen), "open comments");
    await page.close();
  });

  it("is covered alone, named to a screen reader, and shown by a press", async () => {
    const page = await opened();
    await stage.session.setStorage({ settings: { comments: true } });
    const all = await settled(page, (now) => now.every(({ text, isSeen }) => isSeen !== isHarsh(text)), "one by one");
    const { text } = all.find(({ isSeen }) => !isSeen);
    const veil = await poll(async () => (await stage.session.shadow(page, { within: '[class*="DivCommentItemWrapper"]' }))
      .find((root) => root.buttons.some(({ name }) => name === "Show")), { timeout: PATIENCE, message: "a line in its place" });
    assert.match(veil.text, /Show/);
    const heard = await stage.heard(page);
    assert.match(heard, /Covered comment: /);
    assert.ok(!heard.includes(text), `“${text}” can be heard`);
    await stage.session.screenshot(page, "comment-covered");
    await stage.session.pressByName(page, "Show", { within: '[class*="DivCommentItemWrapper"]', at: 0 });
    const shown = await settled(page, (now) => now.filter(({ isSeen }) => !isSeen).length < all.filter(({ isSeen }) => !isSeen).length, "one more comment");
    assert.equal(shown.length, all.length);
    await stage.session.setStorage({ settings: { comments: false } });
    await settled(page, (now) => now.every(({ isSeen }) => isSeen), "open comments");
    await page.close();
  });

  it("is not counted as a post", async () => {
    const page = await opened();
    await stage.session.setStorage({ settings: { comments: true } });
    await settled(page, (now) => now.every(({ text, isSeen }) => isSeen !== isHarsh(text)), "one by one");
    const stand = await stage.session.inExtension(
      async (tab) => chrome.tabs.sendMessage(tab, { kind: "stand" }),
      await stage.session.tabId(page),
    );
    assert.equal(stand.veiled, 0);
    assert.ok(stand.seen <= POSTS.length, `${stand.seen} posts seen`);
    await stage.session.setStorage({ settings: {} });
    await page.close();
  });

  it("goes by without an error", () => stage.expectQuiet());
});
