// How Softscroll starts: under the site's policy and under a strict one.

import assert from "node:assert/strict";
import { it } from "node:test";

import { card, inBrowsers, PATIENCE } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const FEED = ["better-off-without-me", "sourdough-first-loaf", "psychologist-panic-breathing"];
// What a refused start leaves in the console of the page.
const REFUSED = /Content Security Policy|wasm-eval|unsafe-eval|Promise rejected after context unloaded/;

inBrowsers("a start", (stage) => {
  it("works under the site's own policy, and the page wakes up as ever", async () => {
    const page = await stage.feed(FEED, "csp=tiktok");
    await stage.veiled(page, 0);
    await stage.opened(page, 1);
    const told = await page.evaluate(() => [window.practice.errors, window.practice.violations]);
    assert.deepEqual(told, [[], []]);
    assert.equal((await stage.session.toolbar(await stage.session.tabId(page))).text, "");
    await stage.expectQuiet();
    await page.close();
  });
});

inBrowsers("a page that allows no WebAssembly", (stage) => {
  it("is protected by the same core as JavaScript, from the first refusal on", async () => {
    await stage.session.inExtension(() => chrome.runtime.sendMessage({ kind: "unstarted" }));
    const page = await stage.session.openFeed(`/?posts=${FEED.join(",")}&csp=strict`);
    await stage.awake(page);
    await stage.veiled(page, 0);
    await stage.opened(page, 1);
    const tab = await stage.session.tabId(page);
    await poll(() => stage.session.toolbar(tab), { timeout: PATIENCE, until: ({ title }) => /reads the posts/.test(title) });
    await stage.session.pressByName(page, "Show", { within: card(0) });
    await stage.opened(page, 0);
    assert.deepEqual(await page.evaluate(() => window.practice.errors), []);
    await page.close();
  });

  it("is not asked again: the fallback is registered for that host, and the page sees no violation", async () => {
    const page = await stage.session.openFeed(`/?posts=${FEED.join(",")}&csp=strict`);
    await stage.awake(page);
    await stage.veiled(page, 0);
    await stage.opened(page, 1);
    const violations = await page.evaluate(() => window.practice.violations);
    assert.deepEqual(violations, []);
    const scripts = await stage.session.inExtension(() => chrome.scripting.getRegisteredContentScripts());
    const files = scripts.map(({ js }) => js[0]).sort();
    assert.deepEqual(files, stage.browser === "chromium" ? ["content.js", "fallback.js"] : ["content.js"]);
    await page.close();
  });

  it("is forgotten when the browser is another: WebAssembly is tried again", async () => {
    await stage.session.setStorage({ refusals: { browser: "an older one", hosts: ["www.tiktok.com"] } });
    await stage.session.inExtension(() => chrome.runtime.sendMessage({ kind: "unstarted" }));
    const files = () => stage.session.inExtension(async () =>
      (await chrome.scripting.getRegisteredContentScripts()).map(({ js }) => js[0]));
    await poll(files, { timeout: PATIENCE, until: (now) => now.join() === "content.js", message: "the core alone" });
  });

  it("was met without an error but the refusal, and without a request to anybody", async () => {
    await stage.session.expectNoErrors({ except: REFUSED });
    assert.deepEqual(stage.session.foreignRequests, []);
  });
});
