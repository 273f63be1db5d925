// Zero sound: for how long a covered post is unmuted and playing, measured by the page itself, which looks at its
// media about once a millisecond.

import assert from "node:assert/strict";
import { it } from "node:test";

import { card, inBrowsers, PATIENCE } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const HARSH = "better-off-without-me";
const MILD = "sourdough-first-loaf";
// What is shorter passes for a click, in milliseconds.
const NOTICED = 50;

inBrowsers("the sound of a covered post", (stage) => {
  // Looks in the page from its start: `window.ears` says for how long a medium
  // of a covered card was playing and audible in all, and what was the longest stretch.
  const listen = async (query) => {
    const page = await stage.session.browser.newPage();
    await page.evaluateOnNewDocument(ears);
    await page.goto(`https://www.tiktok.com/?posts=${HARSH},${MILD}&sound=1${query}`, { waitUntil: "domcontentloaded" });
    await stage.awake(page);
    return page;
  };
  const heard = (page) => page.evaluate(() => window.ears.report());

  it("is nothing at a cold start, while one moves on and comes back, and while the page plays it", async () => {
    const page = await listen("");
    await stage.veiled(page, 0);
    await stage.goto(page, 1);
    await stage.playing(page, 1);
    await stage.goto(page, 0);
    await stage.veiled(page, 0);
    await page.keyboard.press(" ");
    await page.evaluate((found) => document.querySelector(found).play().catch(() => {}), `${card(0)} video`);
    await poll(() => stage.media(page, 0), { until: ({ paused }) => paused, timeout: PATIENCE });
    const { covered, longest } = await heard(page);
    assert.deepEqual({ covered, longest }, { covered: 0, longest: 0 });
    // The ears are not deaf: what is shown is heard.
    await stage.session.pressByName(page, "Show", { within: card(0) });
    await stage.playing(page, 0);
    await poll(() => heard(page), { until: ({ open }) => open > 0, timeout: PATIENCE, message: "sound of what is shown" });
    await page.close();
  });

  it("is too short to be noticed where the page plays and unmutes it in a loop", async () => {
    const page = await listen("");
    await stage.veiled(page, 0);
    const { longest, covered } = await page.evaluate(async (found) => {
      const video = document.querySelector(found);
      const end = performance.now() + 2000;
      while (performance.now() < end) {
        video.muted = false;
        video.volume = 1;
        video.playbackRate = 1;
        video.play().catch(() => {});
        await new Promise((resolve) => setTimeout(resolve));
      }
      return window.ears.report();
    }, `${card(0)} video`);
    console.log(`  ${stage.browser}: ${longest.toFixed(1)} ms at most in one stretch, ${covered.toFixed(1)} of 2000 ms in all`);
    assert.ok(longest < NOTICED, `${longest} ms`);
    await page.close();
  });
});

// Runs in the page before anything else. A medium counts as covered while its card is, by what the page can see.
function ears() {
  const total = { covered: 0, open: 0, longest: 0 };
  const stretches = new WeakMap();
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    for (const medium of document.querySelectorAll("video, audio")) {
      const sounds = !medium.paused && !medium.muted && medium.volume > 0 && medium.playbackRate > 0 && medium.readyState > 2;
      const isCovered = getComputedStyle(medium).visibility === "hidden";
      const stretch = sounds && isCovered ? (stretches.get(medium) ?? 0) + now - last : 0;
      stretches.set(medium, stretch);
      if (sounds && isCovered) total.covered += now - last;
      if (sounds && !isCovered) total.open += now - last;
      total.longest = Math.max(total.longest, stretch);
    }
    last = now;
  };
  // Messages come between any two tasks of the page, without the waits that timers have.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    look();
    setTimeout(() => port2.postMessage(0), 1);
  };
  port2.postMessage(0);
  window.ears = { report: () => ({ ...total }) };
}
