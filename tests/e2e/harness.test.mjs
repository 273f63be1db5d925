// The harness's own tests. A harness that sees nothing passes everything, so each of its senses is
// proved here on a small extension and a small page, planted failures included.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

import { chosenBrowsers, findBrowser } from "./harness/browsers.mjs";
import { launch } from "./harness/launch.mjs";
import { poll } from "./harness/poll.mjs";
import { serveProbeFeed } from "./fixtures/probe-feed.mjs";

const extension = fileURLToPath(new URL("./fixtures/probe-extension", import.meta.url));
const planted = /planted: /;
// An orphan in Chromium finds chrome.runtime gone; one that kept it finds its context invalid.
const orphaned = /reading 'sendMessage'|Extension context invalidated/;

describe("poll", () => {
  it("says what it waited for and what it saw last", async () => {
    const started = performance.now();
    await assert.rejects(
      poll(() => ({ posts: 3 }), {
        timeout: 120,
        until: ({ posts }) => posts === 4,
        message: "the fourth post",
      }),
      /Waited 120 ms for the fourth post; last seen: \{ posts: 3 \}/,
    );
    assert.ok(performance.now() - started < 1000);
  });

  it("counts a throw as seen, and does not wait for a look that hangs", async () => {
    const broken = () => {
      throw new Error("no such node");
    };
    await assert.rejects(poll(broken, { timeout: 60 }), /last seen: thrown no such node/);
    await assert.rejects(poll(() => new Promise(() => {}), { timeout: 60 }), /last seen: nothing yet/);
  });

  it("returns what satisfied it", async () => {
    let looks = 0;
    assert.equal(await poll(() => (looks += 1), { until: (count) => count === 3 }), 3);
  });
});

describe("finding a browser", () => {
  it("says what to install when there is none", () => {
    assert.throws(() => findBrowser("firefox", { PATH: "/nowhere" }), /No firefox found.*install Firefox/);
    assert.throws(() => findBrowser("chromium", { CHROMIUM_BIN: "/nowhere/x" }), /CHROMIUM_BIN is/);
    assert.throws(() => chosenBrowsers({ SOFTSCROLL_BROWSERS: "lynx" }), /names "lynx"/);
  });
});

describe("launch", () => {
  it("refuses what cannot work before it starts a browser", async () => {
    const [browser] = chosenBrowsers();
    await assert.rejects(
      launch({ browser, extension: "/nowhere/dist", feedPort: 1 }),
      /There is no extension folder at \/nowhere\/dist: build the extension first/,
    );
    await assert.rejects(
      launch({ browser, extension: fileURLToPath(new URL("./fixtures", import.meta.url)), feedPort: 1 }),
      /has no manifest\.json/,
    );
    await assert.rejects(launch({ browser, extension }), /needs `feedPort`/);
  });
});

for (const browser of chosenBrowsers()) {
  describe(`a session in ${browser}`, () => {
    let feed;
    let session;

    before(async () => {
      feed = await serveProbeFeed();
      session = await launch({ browser, extension, feedPort: feed.port, colorScheme: "dark", greets: false });
    });

    after(async () => {
      await session?.close();
      await feed?.close();
    });

    const probe = (page) => poll(async () => (await session.shadow(page))[0], { message: "the probe's root" });

    it("serves the feed's address from loopback, in the chosen colours and size", async () => {
      const page = await session.openFeed("/@someone/video/1");
      assert.equal(await page.evaluate(() => location.href), "https://www.tiktok.com/@someone/video/1");
      assert.ok(feed.requests.includes("/@someone/video/1"));
      assert.ok(await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches));
      assert.deepEqual(await page.evaluate(() => [innerWidth, innerHeight]), [1280, 800]);
      await page.close();
    });

    it("sees a closed root that the page cannot", async () => {
      const page = await session.openFeed("/");
      const root = await probe(page);
      assert.deepEqual(root.hostRect, { x: 40, y: 60, width: 320, height: 120 });
      assert.match(root.text, /Veiled by the probe/);
      assert.doesNotMatch(root.text, /Never seen/);
      assert.match(root.tree, /<button aria-label="Show the post">/);
      const named = root.buttons.filter(({ visible }) => visible).map(({ role, name }) => [role, name]);
      assert.deepEqual(named, [["button", "Skip"], ["button", "Show the post"]]);
      assert.equal(await page.evaluate(() => document.querySelector("main > div").shadowRoot), null);
      assert.deepEqual(await session.shadow(page, { within: "video" }), []);
      assert.equal((await session.shadow(page, { within: "main" })).length, 1);
      await page.close();
    });

    it("hears what assistive technology is told, and nothing that is hidden", async () => {
      const page = await session.openFeed("/");
      await probe(page);
      const names = await poll(async () => (await session.accessible(page)).map(({ name }) => name), {
        until: (all) => all.includes("Show the post"),
      });
      assert.ok(names.includes("An ordinary caption"));
      assert.ok(!names.includes("Never seen"));
      await page.close();
    });

    it("presses a button inside a closed root with a real mouse, and follows the focus", async () => {
      const page = await session.openFeed("/");
      await session.pressByName(page, /^Show/);
      const root = await poll(() => probe(page), { until: ({ text }) => /Pressed/.test(text) });
      assert.match(root.text, /Pressed, trusted true, messages \d+/);
      assert.equal(root.buttons.find(({ name }) => name === "Show the post").focused, true);
      assert.deepEqual(await session.focused(page), { role: "button", name: "Show the post" });
      await page.keyboard.down("Shift");
      await page.keyboard.press("Tab");
      await page.keyboard.up("Shift");
      await poll(() => session.focused(page), { until: (focused) => focused?.name === "Skip" });
      await page.close();
    });

    it("refuses to press what a person could not", async () => {
      const page = await session.openFeed("/");
      await probe(page);
      const press = (name, options) => session.pressByName(page, name, { timeout: 100, ...options });
      await assert.rejects(press("Never seen"), /No visible button is named 'Never seen'.*'Show the post'/);
      await assert.rejects(press(/Show|Skip/), /2 buttons are named .*say `within` or `at`/);
      await assert.rejects(press("Skip", { within: "video" }), /in 0 closed roots/);
      await page.evaluate(() => {
        const cover = document.createElement("div");
        cover.style.cssText = "position:fixed;inset:0;z-index:9";
        document.body.append(cover);
      });
      await assert.rejects(press("Skip"), /Something lies over the button/);
      await page.close();
    });

    it("reads and writes the extension's storage and toolbar", async () => {
      const page = await session.openFeed("/");
      await session.clearStorage();
      await session.setStorage({ starts: 1, messages: 41, nested: { list: [1, "two", null] } });
      await session.pressByName(page, "Show the post");
      await poll(() => session.storage(), { until: ({ messages }) => messages === 42 });
      assert.deepEqual(await session.storage(), {
        starts: 1,
        messages: 42,
        nested: { list: [1, "two", null] },
      });
      const tabId = await session.tabId(page);
      await poll(() => session.toolbar(tabId), { until: ({ text }) => text === "42" });
      assert.deepEqual(await session.toolbar(tabId), { text: "42", title: "42 messages" });
      assert.deepEqual(await session.toolbar(), { text: "", title: "probe" });
      await page.close();
    });

    it("tells two tabs of one address apart", async () => {
      const first = await session.openFeed("/");
      const second = await session.openFeed("/");
      const ids = [await session.tabId(first), await session.tabId(second)];
      assert.notEqual(ids[0], ids[1]);
      assert.deepEqual(ids, [await session.tabId(first), await session.tabId(second)]);
      await session.pressByName(second, "Show the post");
      await poll(() => session.toolbar(ids[1]), { until: ({ text }) => text !== "" });
      assert.equal((await session.toolbar(ids[0])).text, "");
      await first.close();
      await second.close();
    });

    it("opens and drives the extension's own pages", async () => {
      const options = await session.openExtensionPage("options.html");
      assert.equal(await options.title(), "Probe options");
      await options.click("#send");
      await poll(() => options.$eval("#answer", (answer) => answer.textContent), { message: "an answer" });
      assert.equal(await session.tabId(options), await options.evaluate(async () => (await chrome.tabs.getCurrent()).id));
      const popup = await session.openExtensionPage("popup.html?tab=7");
      assert.equal(await popup.evaluate(() => location.search), "?tab=7");
      await options.close();
      await popup.close();
    });

    it("stops the background, which the next message wakes", async () => {
      const page = await session.openFeed("/");
      await probe(page);
      const { starts } = await session.storage();
      assert.equal(await session.isWorkerRunning(), true);
      await session.stopWorker();
      assert.equal(await session.isWorkerRunning(), false);
      assert.equal((await session.storage()).starts, starts, "reading storage must not wake it");
      await session.pressByName(page, "Show the post");
      await poll(() => session.storage(), { until: (stored) => stored.starts === starts + 1 });
      assert.equal(await session.isWorkerRunning(), true);
      await session.stopWorker();
      await session.stopWorker();
      await page.close();
    });

    it("reloads the extension, which orphans the content scripts of open tabs", async () => {
      const page = await session.openFeed("/");
      await probe(page);
      await session.reload();
      assert.ok((await session.storage()).starts > 0);
      const fresh = await session.openFeed("/");
      await session.pressByName(fresh, "Show the post");
      await poll(() => probe(fresh), { until: ({ text }) => /Pressed/.test(text) });
      await page.bringToFront();
      if (browser === "chromium") {
        await session.pressByName(page, "Show the post");
        const texts = () => session.errors.map(({ text }) => text);
        await poll(texts, { until: (all) => all.some((text) => orphaned.test(text)), message: "the orphan" });
      } else {
        // Firefox puts a second content script beside the orphan, whose root stays in the page.
        await poll(() => session.shadow(page), { until: (roots) => roots.length === 2 });
      }
      await page.close();
      await fresh.close();
    });

    it("records requests for other hosts, whoever makes them, and lets none out", async () => {
      const seen = (host) => session.foreignRequests.some(({ target }) => target.includes(host));
      assert.deepEqual(session.foreignRequests, [], "the browser itself must be quiet");
      const page = await session.openFeed("/");
      await page.evaluate(() => fetch("https://from-page.example/x").catch(() => {}));
      await poll(() => seen("from-page.example"), { message: "the page's request" });
      const options = await session.openExtensionPage("options.html");
      const ask = (url) =>
        options.evaluate((address) => chrome.runtime.sendMessage({ kind: "fetch", url: address }), url);
      await ask("https://from-background.example/x");
      await poll(() => seen("from-background.example"), { message: "the background's request" });
      await ask("http://127.0.0.1:59999/x");
      await poll(() => seen("127.0.0.1:59999"), { message: "the request to loopback" });
      await page.close();
      await options.close();
    });

    it("collects errors of pages, content scripts and the background", async () => {
      const page = await session.openFeed("/?fail");
      await page.evaluate(() => setTimeout(() => console.error("planted: page console")));
      const texts = () => session.errors.map(({ text }) => text).join("\n");
      for (const part of ["content console", "content exception", "background", "page console"]) {
        await poll(() => texts().includes(`planted: ${part}`), { message: `the error "${part}"` });
      }
      const exception = session.errors.find(({ kind }) => kind === "exception");
      assert.match(exception.source, /^(chrome|moz)-extension:.*content\.js$/);
      await assert.rejects(session.expectNoErrors(), /planted: background/);
      await page.close();
    });

    it("had no other errors than the planted ones", async () => {
      const refused = /ERR_TUNNEL_CONNECTION_FAILED|CORS|Cross-Origin|403 \(Forbidden\)/;
      // Of pages that this file closes, and of a worker that it stops, while an answer is on its way.
      const unanswered = /Promise (resolved|rejected) after context unloaded|Receiving end does not exist/;
      const known = [planted, orphaned, refused, unanswered].map(({ source }) => source).join("|");
      await session.expectNoErrors({ except: new RegExp(known) });
    });

    it("takes pictures, also of a page behind another", async () => {
      const page = await session.openFeed("/");
      await probe(page);
      const front = await session.openFeed("/");
      const file = await session.screenshot(page, "harness");
      const { width, height } = await sharp(readFileSync(file)).metadata();
      assert.deepEqual([width, height], [1280, 800]);
      await page.close();
      await front.close();
    });
  });

  describe(`a tab that was open before the extension, in ${browser}`, () => {
    it("gets the extension when the test installs it", async () => {
      const feed = await serveProbeFeed();
      const session = await launch({ browser, extension, feedPort: feed.port, install: false });
      try {
        const early = await session.openFeed("/");
        await session.install();
        const late = await session.openFeed("/");
        await poll(async () => (await session.shadow(late)).length === 1, { message: "the late tab's root" });
        // Firefox puts content scripts into tabs that are open already, Chromium does not.
        const wanted = browser === "firefox" ? 1 : 0;
        assert.equal((await session.shadow(early)).length, wanted);
      } finally {
        await session.close();
        await feed.close();
      }
    });
  });
}
