// Everything that a person meets, looked through by axe-core: the pages in both browsers, and what is drawn into the
// feed (veil, badge, curtain, offer) as it was drawn, in a page of the test's where its root is open.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";

import { card, inBrowsers, PATIENCE } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const AXE = await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const MINUTE = 60_000;
const sheet = (name) => readFile(new URL(`../../src/browser/${name}`, import.meta.url), "utf8");
const STYLE = `${await sheet("host.css")}${await sheet("overlay.css")}`;

inBrowsers("axe", (stage) => {
  // Forced colours can be asked for in Chromium alone; the style sheets are the same.
  const LOOKS = stage.browser === "chromium" ? ["light", "dark", "forced"] : ["light"];
  const look = async (page, name) => {
    await page.evaluate(AXE);
    for (const wanted of LOOKS) {
      if (stage.browser === "chromium") {
        const client = await page.createCDPSession();
        await client.send("Emulation.setEmulatedMedia", {
          features: [
            { name: "prefers-color-scheme", value: wanted === "dark" ? "dark" : "light" },
            { name: "forced-colors", value: wanted === "forced" ? "active" : "none" },
          ],
        });
      }
      // Colours glide to those of the other look; what is measured on the way is neither.
      await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))));
      const violations = await page.evaluate(async () => {
        const found = await globalThis.axe.run(document, { resultTypes: ["violations"] });
        return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 4).map(({ target, failureSummary }) => `${target} (${failureSummary})`).join("; ")}`);
      });
      assert.deepEqual(violations, [], `${name}, ${wanted}`);
    }
  };

  it("finds nothing on the options page", async () => {
    const today = new Date(Date.now() - new Date().getTimezoneOffset() * MINUTE).toISOString().slice(0, 10);
    const tally = { watched: 1_800_000, seen: 90, veiled: 4, revealed: 1, categories: [2, 0, 1], stances: [0, 0, 3], advice: [1], acts: [2], hours: [0, 0, 1_800_000] };
    await stage.session.setStorage({
      settings: { rules: [{ phrase: "spider", lean: "cover" }], country: "DE" },
      creators: { show: "kettle\n", veil: "moss\n", checked: [{ handle: "kettle", at: 5, note: "seen" }] },
      limits: { daily: Array(7).fill(45), closed: [{ days: 31, from: 540, to: 1020 }], bedtime: { from: 1350, to: 360, wind: 30, careful: true }, waiting: [{ command: { limit: { session: null } }, due: 9_000_000_000_000 }] },
      ledger: { days: { [today]: { tiktok: tally } } },
    });
    const page = await stage.session.openExtensionPage("options.html");
    await poll(() => page.$("#about"), { timeout: PATIENCE, message: "the page" });
    await page.$$eval("details", (all) => all.forEach((each) => (each.open = true)));
    await page.$eval("#caption", (box) => {
      box.value = "still crying over grandpa, he passed away last week";
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await look(page, "options");
    await page.close();
  });

  it("finds nothing on the popup and in the first run", async () => {
    const popup = await stage.session.openExtensionPage("popup.html?tab=1");
    await poll(() => popup.$("h2"), { timeout: PATIENCE, message: "the popup" });
    await look(popup, "popup");
    await popup.close();
    const welcome = await stage.session.openExtensionPage("options.html#welcome");
    for (let step = 1; step <= 4; step += 1) {
      await poll(() => welcome.$(step === 4 ? "#done" : "#next"), { timeout: PATIENCE, message: `step ${step}` });
      await look(welcome, `step ${step}`);
      if (step < 4) await welcome.$eval("#next", (button) => button.click());
    }
    await welcome.close();
  });

  if (stage.browser !== "chromium") return;

  /** What is drawn on a page of the feed, in a page where its root is open. */
  const opened = async (feed, name) => {
    const markup = await stage.session.markup(feed);
    const page = await stage.session.browser.newPage();
    await page.setContent('<!doctype html><html lang="en"><title>drawn</title><main><h1>drawn</h1><h2>here</h2></main></html>');
    await page.evaluate((style, parts) => {
      for (const part of parts) {
        const host = document.createElement("div");
        host.style.cssText = "position:relative;width:420px;height:640px";
        const root = host.attachShadow({ mode: "open" });
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        root.adoptedStyleSheets = [sheet];
        root.innerHTML = part;
        document.querySelector("main").append(host);
        const dialog = root.querySelector("dialog");
        dialog?.removeAttribute("open");
        dialog?.showModal();
        root.querySelector("[popover]")?.showPopover();
      }
    }, STYLE, markup);
    assert.ok(markup.length > 0, `nothing was drawn: ${name}`);
    await look(page, name);
    await page.close();
  };

  it("finds nothing on a veil that says why, and on a badge that says more", async () => {
    await stage.session.clearStorage();
    const feed = await stage.feed(["better-off-without-me", "psychologist-panic-breathing"]);
    await stage.veiled(feed, 0);
    await stage.session.pressByName(feed, "Why?", { within: card(0) });
    await opened(feed, "a veil");
    await stage.goto(feed, 1);
    await stage.opened(feed, 1);
    await stage.session.pressByName(feed, /^Professional advice/, { within: card(1) });
    await opened(feed, "a badge");
    await feed.close();
  });

  it("finds nothing on the curtain of a limit, and on the clock", async () => {
    const limit = (change) =>
      stage.session.inExtension((sent) => chrome.runtime.sendMessage({ kind: "limit", change: sent }), change);
    await limit({ ideas: "Tea\nA walk" });
    await limit({ clock: true });
    const feed = await stage.feed(["sourdough-first-loaf"]);
    await stage.overSays(feed, /today/);
    await opened(feed, "the clock");
    await limit({ daily: [null, 0] });
    await stage.overSays(feed, /That was/);
    await opened(feed, "the curtain");
    await feed.close();
  });
});
