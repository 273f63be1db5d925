// The ledger counts what was watched, once, whatever happens to tabs and to the worker. Read from storage alone.

import assert from "node:assert/strict";
import { it } from "node:test";

import { card, inBrowsers, PATIENCE, post } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const FEED = [
  "sourdough-first-loaf",
  "better-off-without-me",
  "cake-to-die-for",
  "skipped-every-meal",
  "cat-judges-dinner",
  "recovery-two-years",
];

inBrowsers("the ledger", (stage) => {
  const today = async () => {
    const { ledger } = await stage.session.storage();
    const nothing = { watched: 0, seen: 0, veiled: 0, revealed: 0 };
    return Object.values(ledger?.days ?? {}).reduce((sum, { tiktok }) => {
      for (const name of Object.keys(sum)) sum[name] += tiktok[name];
      return sum;
    }, nothing);
  };
  const settled = (page, place) =>
    post(FEED[place]).expect === "veil" ? stage.veiled(page, place) : stage.opened(page, place);
  const reaches = (until, message) => poll(today, { timeout: 2 * PATIENCE, until, message });
  // Time itself is what is counted here, and while nothing may be counted there is no other sign of it.
  const passes = (length) => {
    const due = Date.now() + length;
    return poll(() => Date.now() > due, { timeout: 2 * length, message: `${length} ms to pass` });
  };
  // Another tab in front: the one behind it reports at once.
  const cover = async (page) => {
    const front = await stage.session.browser.newPage();
    await front.bringToFront();
    await poll(() => page.evaluate(() => document.visibilityState), { until: (state) => state === "hidden" });
    return front;
  };

  it("counts posts seen, veiled and revealed, each once", async () => {
    const page = await stage.feed(FEED);
    for (const place of [0, 1, 2, 3, 2, 1, 0]) {
      await stage.goto(page, place);
      await settled(page, place);
    }
    await stage.goto(page, 3);
    await stage.rested(page, 3);
    await stage.veiled(page, 3);
    await stage.session.pressByName(page, "Show", { within: card(3) });
    await stage.opened(page, 3);
    const front = await cover(page);
    const { seen, veiled, revealed } = await reaches((now) => now.revealed === 1, "the counts");
    assert.deepEqual({ seen, veiled, revealed }, { seen: 4, veiled: 2, revealed: 1 });
    await front.close();
    await page.close();
  });

  it("counts while a post plays in view, and not while another tab is in front", async () => {
    const before = await today();
    const begun = Date.now();
    const page = await stage.feed(FEED);
    await stage.playing(page, 0);
    await passes(2500);
    const front = await cover(page);
    const { watched } = await reaches((now) => now.watched > before.watched + 1500, "seconds to be counted");
    assert.ok(watched - before.watched <= Date.now() - begun, "more than there was time for");

    await passes(3000);
    const back = Date.now();
    await page.bringToFront();
    await poll(() => page.evaluate(() => document.visibilityState), { until: (state) => state === "visible" });
    await passes(1500);
    await front.bringToFront();
    const after = await reaches((now) => now.watched > watched, "counting to go on");
    assert.ok(after.watched - watched <= Date.now() - back, "the hidden tab was counted");
    await front.close();
    await page.close();
  });

  it("counts a moment once that two windows watch", async () => {
    const begun = Date.now();
    const before = await today();
    const first = await stage.feed(FEED);
    const second = await stage.session.browser.newPage({ type: "window" });
    await second.goto(`https://www.tiktok.com/?posts=${FEED.join(",")}`, { waitUntil: "domcontentloaded" });
    await stage.awake(second);
    for (const page of [first, second]) {
      assert.equal(await page.evaluate(() => document.visibilityState), "visible");
      await stage.playing(page, 0);
    }
    await reaches(({ seen, watched }) => seen >= before.seen + 2 && watched > before.watched + 4000, "both windows");
    assert.ok((await today()).watched - before.watched <= Date.now() - begun, "a moment was counted twice");
    await second.close();
    await first.close();
  });

  it("loses nothing when the worker is stopped between two reports, and wakes it by itself", async () => {
    const page = await stage.feed(FEED);
    const before = await today();
    await stage.playing(page, 0);
    for (const place of [2, 4]) {
      await stage.session.stopWorker();
      const { seen } = await today();
      await stage.goto(page, place);
      await stage.playing(page, place);
      await passes(2000);
      const front = await cover(page);
      await reaches((now) => now.seen > seen, "a count by a worker that was stopped");
      await front.close();
    }
    // A pulse of a second says that a post plays; so much goes uncounted at each beginning.
    const { watched } = await today();
    assert.ok(watched - before.watched >= 2000, `${watched - before.watched} of 4000 ms`);
    await page.close();
  });

  it("keeps what was reported when the tab is closed, and in Chromium its last seconds too", async () => {
    const page = await stage.feed(FEED);
    const before = await today();
    await stage.playing(page, 0);
    const reported = await reaches((now) => now.watched > before.watched + 1500, "the first report");
    await passes(1500);
    await page.close();
    // Firefox may drop what a page says while it goes: no more than one report's five seconds.
    const more = stage.browser === "chromium" ? 1000 : 0;
    await reaches((now) => now.watched >= reported.watched + more, "the last report of a tab");
  });

  it("is erased by the options page, and nothing of it comes back", async () => {
    const page = await stage.feed(FEED);
    const options = await stage.session.openExtensionPage("options.html");
    const shown = () => options.$eval("#today-seen", (fact) => fact.innerText);
    const { seen } = await today();
    await poll(shown, { timeout: PATIENCE, until: (count) => Number(count) >= seen, message: "the count on the page" });
    await options.$eval("#erase", (button) => button.click());
    await poll(() => options.$("#erase-confirm"), { message: "the question" });
    await options.$eval("#erase-confirm", (button) => button.click());
    const { watched } = await reaches((now) => now.seen <= 1, "an empty ledger");
    assert.ok(watched < 2000, `${watched} ms came back`);
    await poll(shown, { until: (count) => Number(count) <= 1, message: "the page to follow" });
    const { ledger } = await stage.session.storage();
    assert.ok(!JSON.stringify(ledger).includes("sourdough"));
    await options.close();
    await page.close();
  });

  it("holds counts and times only", async () => {
    const stored = await stage.session.storage();
    assert.deepEqual(Object.keys(stored).sort(), ["ledger", "pace"]);
    const text = JSON.stringify(stored);
    for (const words of ["crumbsbykit", "nutmeg", "better off", "loaf"]) assert.ok(!text.includes(words), words);
    await stage.expectQuiet();
  });
});
