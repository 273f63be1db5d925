// The first run: it comes by itself, can be left at any step, and by the end the person has seen what happens.

import assert from "node:assert/strict";
import { it } from "node:test";

import { inBrowsers, PATIENCE } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

inBrowsers(
  "the first run",
  (stage) => {
    let page;
    const title = (words) =>
      poll(() => page.$eval("h1", (heading) => heading.innerText).catch(() => ""), {
        timeout: PATIENCE, until: (text) => words.test(text), message: `the step ${words}`,
      });
    const on = async () => {
      await page.focus("#next");
      await page.keyboard.press("Enter");
    };
    const stored = (until, message) => poll(() => stage.session.storage(), { timeout: PATIENCE, until, message });
    const shoot = async (name) => {
      for (const [width, height] of [[1280, 800], [700, 700], [360, 740]]) {
        await page.setViewport({ width, height });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${name} is ${overflow} px too wide at ${width}`);
        await stage.session.screenshot(page, `welcome-${name}-${width}`);
      }
      await page.setViewport({ width: 1280, height: 800 });
    };

    it("comes in front when Softscroll is installed, and says what stays here", async () => {
      page = await stage.session.greeting();
      await title(/^Hello$/);
      const text = await page.$eval("main", (main) => main.innerText);
      for (const words of [/Captions/, /What is said or sung/, /Nothing leaves the browser/]) assert.match(text, words);
      assert.equal(await page.evaluate(() => document.visibilityState), "visible");
      await shoot("hello");
    });

    it("has one choose with one press, by keyboard, and the next step has the focus", async () => {
      await on();
      await title(/protected from/);
      await poll(() => page.evaluate(() => document.activeElement.localName), { until: (name) => name === "h1" });
      await shoot("choose");
      await page.click("#all-heavy");
      const isHigh = ({ settings }) => Object.values(settings?.categories ?? {}).every(({ sensitivity }) => sensitivity === "high");
      await stored(isHigh, "everything that is heavy");
      await page.click("#as-it-was");
      await stored((now) => !isHigh(now), "the way back");
    });

    it("shows two posts as the feed would, by what was chosen", async () => {
      await on();
      await title(/See it work/);
      const posts = () => page.$$eval(".example", (all) => all.map((post) => post.innerText));
      const [covered, advice] = await poll(posts, { until: (all) => all.length === 2 });
      assert.match(covered, /Suicide[^]*@fern\.indigo · covered[^]*Show/);
      assert.doesNotMatch(covered, /better off/);
      assert.match(advice, /Professional advice[^]*breathe/);
      await shoot("see");
      await page.click(".example .button");
      await poll(posts, { until: ([first]) => /better off without me/.test(first), message: "the post to be shown" });
    });

    it("takes wishes for one's time, and leads to the feed", async () => {
      await on();
      await title(/Your time/);
      await page.focus("#daily");
      await page.keyboard.type("40");
      await page.keyboard.press("Tab");
      await stored(({ limits }) => limits?.daily[0] === 40, "minutes a day");
      await shoot("time");
      assert.equal(await page.$eval("#done", (link) => link.href), "https://www.tiktok.com/");
      await page.click("#back");
      await title(/See it work/);
    });

    it("can be left, and does not come again", async () => {
      await page.click("#leave");
      await poll(() => page.$("#protection").catch(() => null), { timeout: PATIENCE, message: "the settings" });
      await stage.expectQuiet();
      await page.close();
      await stage.session.reload();
      await stage.session.inExtension(() => chrome.runtime.sendMessage({ kind: "settle" }));
      await assert.rejects(stage.session.greeting({ timeout: 2_000 }), /first page/);
    });
  },
  { greets: false },
);
