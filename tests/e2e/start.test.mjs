// How Softscroll starts: under the site's policy and under a strict one, and without leaving a mark.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";

import { card, inBrowsers, PATIENCE } from "./feed.mjs";
import { launch } from "./harness/launch.mjs";
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

  it("leaves nothing that a page can load, list or name", async () => {
    const manifest = JSON.parse(readFileSync(`${stage.options.extension}/manifest.json`, "utf8"));
    assert.equal(manifest.web_accessible_resources, undefined);

    const bare = await launch({ ...stage.options, install: false });
    const plain = await bare.openFeed(`/?posts=${FEED.join(",")}`);
    await stage.awake(plain);
    const before = await plain.evaluate(marksOf, card(0));
    await bare.close();

    const loads = [];
    for (let load = 0; load < 2; load += 1) {
      const page = await stage.feed(FEED);
      await stage.veiled(page, 0);
      await stage.opened(page, 1);
      const after = await page.evaluate(marksOf, card(0));
      const fresh = (kind) => after[kind].filter((name) => !before[kind].includes(name));
      assert.deepEqual(fresh("globals"), []);
      assert.deepEqual(fresh("ids"), []);
      assert.deepEqual(fresh("classes"), []);
      // Its name is the web's own: what keeps a covered video out of picture-in-picture. ARCHITECTURE.md lists it.
      loads.push(fresh("attributes").filter((name) => name !== "disablepictureinpicture"));
      const probes = ["content.js", "options.html", "icons/on-16.png", "manifest.json"];
      const answers = await page.evaluate(
        (urls) => Promise.all(urls.map((url) => fetch(url, { mode: "no-cors" }).then(() => url, () => "refused"))),
        probes.map((path) => `${stage.session.extensionOrigin}/${path}`),
      );
      assert.deepEqual(answers, probes.map(() => "refused"));
      await page.close();
    }
    assert.ok(loads[0].length > 0, "the cover stands on attributes of ours");
    assert.deepEqual(loads[0].filter((name) => loads[1].includes(name)), [], "a name came twice");
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

// Everything that a script of the page could list: names on the window, and names on the elements.
function marksOf(selector) {
  const elements = [...document.querySelectorAll(`html, body, ${selector}, ${selector} *`)];
  return {
    globals: Object.getOwnPropertyNames(window),
    ids: elements.map(({ id }) => id).filter(Boolean),
    classes: elements.flatMap(({ classList }) => [...classList]),
    attributes: [...new Set(elements.flatMap((element) => element.getAttributeNames()))],
  };
}
