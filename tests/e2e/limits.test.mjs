// Limits: the feed is closed when its time is over, opens by itself, and nothing that a person does to loosen a limit
// takes hold at once.

import assert from "node:assert/strict";
import { it } from "node:test";

import { catalogue } from "../../www/posts/catalogue.mjs";
import { card, inBrowsers, OVER, PATIENCE } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const FEED = ["sourdough-first-loaf", "better-off-without-me", "cake-to-die-for", "cat-judges-dinner"];
const HEAVY = catalogue.find(({ key, expect }) => expect === "veil" && !["better-off-without-me", "skipped-every-meal"].includes(key)).key;
const MINUTE = 60_000;

inBrowsers("limits", (stage) => {
  const tell = (message) => stage.session.inExtension((sent) => chrome.runtime.sendMessage(sent), message);
  const limit = (change) => tell({ kind: "limit", change });
  const over = (page) => stage.over(page);
  const says = (page, words) => stage.overSays(page, words);
  const open = (page) => stage.nothingOver(page);
  const fresh = async () => {
    await stage.session.clearStorage();
    await tell({ kind: "settle" });
  };
  const minuteOfDay = (instant) => {
    const date = new Date(instant);
    return date.getHours() * 60 + date.getMinutes();
  };

  it("close the feed when today's minutes are over, with the person's own words, and silence it", async () => {
    await limit({ words: "Call Mira. She is up." });
    await limit({ ideas: "Water the basil\nTwenty pages" });
    await limit({ more: 1 });
    const page = await stage.feed(FEED);
    await stage.playing(page, 0);
    await limit({ daily: [null, 0] });
    const shown = ({ visible }) => visible;
    const root = await poll(() => over(page), {
      timeout: PATIENCE, until: (found) => found?.buttons.some(shown), message: "a curtain to be pressed on",
    });
    for (const words of [/Call Mira\. She is up\./, /Water the basil/, /Twenty pages/, /Open again from \w+ 00:00/]) {
      assert.match(root.text, words);
    }
    assert.deepEqual(root.buttons.filter(shown).map(({ name }) => name),
      ["Done for now", "Five more minutes (1 left)", "Change my limits"]);
    await stage.covered(page, 0);
    await poll(() => stage.media(page, 0), { until: ({ paused }) => paused, message: "the post to be silent" });
    await stage.session.screenshot(page, "limit-curtain");
    // The page behind is out of reach, for the keyboard and for assistive technology.
    const heard = await stage.heard(page);
    assert.match(heard, /That was today’s time/);
    assert.doesNotMatch(heard, /sourdough|loaf/i);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    for (let press = 0; press < 5; press += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.evaluate(() => window.practice.active()), 0);
    await says(page, /That was today’s time/);
    await stage.expectQuiet();
    await page.close();
  });

  it("give five more minutes, as often as allowed, and open the post as it was", async () => {
    const page = await stage.feed(FEED);
    await says(page, /That was today’s time/);
    await stage.session.pressByName(page, /^Five more minutes/, { within: OVER });
    await says(page, /^5 min left$/);
    await stage.opened(page, 0);
    await stage.playing(page, 0);
    await stage.session.screenshot(page, "limit-countdown");
    const { pace } = await stage.session.storage();
    assert.equal(pace.used, 1);
    assert.equal((await tell({ kind: "more" })).kind, "failed");
    await page.close();
    await fresh();
  });

  it("hold what loosens for half an hour, and do at once what tightens", async () => {
    assert.equal((await limit({ session: 30 })).kind, "done");
    const asked = Date.now();
    const answer = await limit({ session: 60 });
    assert.equal(answer.kind, "later");
    assert.ok(Math.abs(answer.due - asked - 30 * MINUTE) < MINUTE, `due in ${answer.due - asked} ms`);
    assert.equal((await stage.session.storage()).limits.session, 30);
    assert.equal((await limit({ session: 10 })).kind, "done");
    const { limits } = await stage.session.storage();
    assert.deepEqual([limits.session, limits.waiting], [10, []]);
    await fresh();
  });

  it("do what has waited long enough, though the worker was stopped meanwhile", async () => {
    await limit({ session: 10 });
    await limit({ session: 45 });
    const { limits } = await stage.session.storage();
    limits.waiting[0].due = Date.now() - 1;
    await stage.session.setStorage({ limits });
    await stage.session.stopWorker();
    await tell({ kind: "settle" });
    const stored = await stage.session.storage();
    assert.deepEqual([stored.limits.session, stored.limits.waiting], [45, []]);
    await fresh();
  });

  it("are kept aside where they can't be read, and not lost to the next report", async () => {
    const broken = { daily: "all", session: 20 };
    await stage.session.setStorage({ limits: broken });
    await tell({ kind: "settle" });
    await limit({ posts: 90 });
    const stored = await stage.session.storage();
    assert.deepEqual([stored.limits_unreadable, stored.limits.posts], [broken, 90]);
    await fresh();
  });

  it("hold protection, too, once it is locked", async () => {
    const change = (change) => tell({ kind: "change", change });
    assert.equal((await change({ site: ["tiktok", false] })).kind, "done");
    assert.equal((await change({ site: ["tiktok", true] })).kind, "done");
    await limit({ lock: true });
    assert.equal((await change({ site: ["tiktok", false] })).kind, "later");
    assert.equal((await change({ pause: Date.now() + MINUTE })).kind, "later");
    assert.equal((await tell({ kind: "mark", mark: { treat: ["kettle", "show"] } })).kind, "later");
    assert.equal((await tell({ kind: "restore", text: '{"softscroll":1,"settings":{}}' })).kind, "failed");
    assert.equal((await change({ sensitivity: ["grief", "high"] })).kind, "done");
    const { settings, creators } = await stage.session.storage();
    assert.deepEqual([settings.sites_off, settings.categories.grief.sensitivity], [[], "high"]);
    assert.equal(creators?.show ?? "", "");
    await fresh();
  });

  it("close by the schedule and open again, in a tab that is open all the while", async () => {
    const page = await stage.feed(FEED);
    await stage.opened(page, 0);
    const now = minuteOfDay(Date.now());
    await limit({ closed: [{ days: 127, from: (now + 1439) % 1440, to: (now + 120) % 1440 }] });
    await says(page, /The feed is closed for now/);
    await stage.session.screenshot(page, "limit-schedule");
    await fresh();
    await open(page);
    await stage.opened(page, 0);
    await page.close();
  });

  it("cover more while the day winds down, and say when it ends", async () => {
    const page = await stage.feed(["ceasefire-announced", "sourdough-first-loaf"]);
    await stage.opened(page, 0);
    const end = (minuteOfDay(Date.now()) + 30) % 1440;
    await limit({ bedtime: { from: end, to: (end + 60) % 1440, wind: 60, careful: true } });
    const { text } = await stage.veiled(page, 0);
    assert.match(text, /Violence/);
    await says(page, /^Closes at \d\d:\d\d$/);
    await limit({ bedtime: { from: end, to: (end + 60) % 1440, wind: 60, careful: false } });
    await stage.veiled(page, 0);
    assert.equal((await stage.session.storage()).limits.waiting.length, 1, "covering less waits");
    await fresh();
    await stage.opened(page, 0);
    await page.close();
  });

  it("count a sitting and offer a break of the length that was set", async () => {
    await limit({ breaks: { minutes: 0, posts: 3, length: 5 } });
    const page = await stage.feed(FEED);
    for (const place of [0, 2, 3]) {
      await stage.goto(page, place);
      await stage.opened(page, place);
    }
    const root = await says(page, /Time for a break/);
    assert.match(root.text, /Open again from \d\d:\d\d/);
    await page.close();
    await fresh();
  });

  it("show today's time in a corner, by choice, over everything and in nobody's way", async () => {
    const page = await stage.feed(FEED);
    await limit({ clock: true });
    const root = await says(page, /min today$/);
    assert.equal(root.buttons.length, 0);
    await stage.session.screenshot(page, "limit-clock");
    await stage.goto(page, 1);
    await stage.rested(page, 1);
    await stage.veiled(page, 1);
    await stage.session.pressByName(page, "Show", { within: card(1) });
    await page.evaluate(() => document.querySelector("body > div:empty").remove());
    await says(page, /min today$/);
    await limit({ clock: false });
    await open(page);
    await page.close();
  });

  it("offer a break after three covered posts in a row, and take no for an answer", async () => {
    const heavy = ["better-off-without-me", "skipped-every-meal", HEAVY];
    const page = await stage.feed([...heavy, "sourdough-first-loaf"]);
    for (const place of [0, 1, 2]) {
      await stage.goto(page, place);
      await stage.veiled(page, place);
    }
    await says(page, /A lot was covered just now/);
    await stage.session.screenshot(page, "limit-offer");
    await stage.session.pressByName(page, "Not now", { within: OVER });
    await open(page);
    await page.close();
  });

  it("are worked out without an error", async () => {
    await stage.expectQuiet();
  });
});
