// The feed mirror: what was met and done, as numbers, from the feed to the options page and into a file.

import assert from "node:assert/strict";
import { it } from "node:test";

import { card, inBrowsers, PATIENCE } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const FEED = ["sourdough-first-loaf", "better-off-without-me", "psychologist-panic-breathing", "cat-judges-dinner"];

inBrowsers("the mirror", (stage) => {
  const today = async () => Object.values((await stage.session.storage()).ledger?.days ?? {}).at(-1)?.tiktok ?? {};
  const counted = (until, message) => poll(today, { timeout: PATIENCE, until, message });

  it("counts what posts were about, and what the person did with them", async () => {
    const page = await stage.feed(FEED);
    for (const place of [0, 1, 2]) {
      await stage.goto(page, place);
      await (place === 1 ? stage.veiled(page, place) : stage.opened(page, place));
    }
    await stage.goto(page, 0);
    await stage.rested(page, 0);
    await page.click(`${card(0)} [data-e2e="like-icon"]`);
    await page.click(`${card(0)} [data-e2e="favorite-icon"]`);
    await page.keyboard.press("l");
    // A script's press is no act.
    await page.$eval(`${card(0)} [data-e2e="comment-icon"]`, (icon) => icon.click());
    const now = await counted(({ acts, seen }) => acts?.[0] === 2 && seen === 3, "the acts");
    assert.deepEqual(now.acts, [2, 0, 1]);
    assert.equal(now.active, 1);
    assert.equal(now.categories[0], 1);
    assert.equal(now.advice[0], 1);
    assert.equal(now.stances.reduce((sum, count) => sum + count), 1);
    const { hours, watched } = await counted((tally) => tally.hours?.length > 0, "the hour");
    assert.equal(hours.reduce((sum, length) => sum + length), watched);
    await page.close();
  });

  it("shows them, with a table behind each picture, and saves them", async () => {
    const options = await stage.session.openExtensionPage("options.html#mirror");
    const text = () => options.$eval("#mirror", (part) => part.innerText).catch(() => "");
    const shown = await poll(text, { timeout: PATIENCE, until: (words) => /Suicide/.test(words), message: "the mirror" });
    assert.match(shown, /Most often: Suicide, in 1 post\./);
    assert.match(shown, /You did something with 1 of 3 posts \(33 %\)/);
    assert.match(shown, /1 post of advice, most often: professional advice\./);
    const table = await options.$$eval('[data-theme="acts"] tbody tr', (rows) => rows.map((row) => row.textContent));
    assert.deepEqual(table, ["Liked2", "Saved1"]);
    const saved = await stage.savedBy(options, "#mirror-csv");
    assert.match(saved, /^theme,label,count\r\ncategories,"Suicide",1\r\n/);
    const summary = await options.$eval("#shared", (text) => text.textContent);
    assert.match(summary, /^Softscroll, [^]*Posts: 3\nCovered: 33 %\n/);
    assert.doesNotMatch(summary, /Suicide/i);
    await options.$eval("#mirror", (part) => part.scrollIntoView());
    await stage.session.screenshot(options, "options-mirror");
    await options.click("#erase-today");
    await counted((tally) => !tally.seen, "nothing of today");
    await options.close();
  });

  it("hides the site's numbers, by choice, and only to the eye", async () => {
    const page = await stage.feed(FEED);
    const opacity = () => page.$eval(`${card(0)} [data-e2e="like-count"]`, (count) => getComputedStyle(count).opacity);
    const seen = (until) => poll(opacity, { timeout: PATIENCE, until: (now) => now === until, message: `numbers at ${until}` });
    const change = (counts) =>
      stage.session.inExtension((hidden) => chrome.runtime.sendMessage({ kind: "change", change: { counts: hidden } }), counts);
    await stage.opened(page, 0);
    await seen("1");
    await change(true);
    await seen("0");
    await stage.session.screenshot(page, "counts-hidden");
    await poll(() => stage.heard(page), { timeout: PATIENCE, until: (names) => /likes/.test(names), message: "numbers to be heard" });
    await change(false);
    await seen("1");
    await page.close();
  });

  it("was handled without an error", () => stage.expectQuiet());
});
