// Zero sound: for how long a covered post is unmuted and playing, measured by the page itself. It looks at the state of
// its media about once a millisecond, and captures what they sound like. Firefox captures nothing on a machine without
// an audio device: what is said of it there is the state alone.

import assert from "node:assert/strict";
import { it } from "node:test";

import { card, inBrowsers, PATIENCE } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const HARSH = "better-off-without-me";
const MILD = "sourdough-first-loaf";
// What is shorter passes for a click, in milliseconds.
const NOTICED = 50;

inBrowsers("the sound of a covered post", (stage) => {
  // Listens in the page from its start: `window.ears` says for how long a medium of a covered card was playing and
  // audible in all, what was the longest stretch, and what was the longest sound that came out of one.
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
    const { covered, longest, sound } = await heard(page);
    assert.deepEqual({ covered, longest, sound }, { covered: 0, longest: 0, sound: 0 });
    // The ears are not deaf: what is shown is heard.
    await stage.session.pressByName(page, "Show", { within: card(0) });
    await stage.playing(page, 0);
    const isHeard = ({ open, captures, openSound }) => open > 0 && (openSound > NOTICED || (!captures && stage.browser === "firefox"));
    await poll(() => heard(page), { until: isHeard, timeout: PATIENCE, message: "sound of what is shown" });
    await page.close();
  });

  it("is too short to be noticed where the page plays and unmutes it in a loop: then its tab is muted", async () => {
    const page = await listen("");
    await stage.veiled(page, 0);
    const tab = await stage.session.tabId(page);
    const muted = () => stage.session.inExtension(async (id) => (await chrome.tabs.get(id)).mutedInfo.muted, tab);
    assert.equal(await muted(), false);
    await page.evaluate((found) => {
      const video = document.querySelector(found);
      const fight = () => {
        // What was stopped since the last round was not one stretch.
        window.ears.look();
        video.muted = false;
        video.volume = 1;
        video.playbackRate = 1;
        video.play().catch(() => {});
        window.fighting = setTimeout(fight);
      };
      fight();
    }, `${card(0)} video`);
    await poll(muted, { timeout: PATIENCE, message: "the tab to be muted" });
    const { longest, covered, sound, captures } = await heard(page);
    const captured = captures ? `${sound.toFixed(1)} ms of sound at most` : "no sound captured, there is no audio device";
    console.log(`  ${stage.browser}: ${longest.toFixed(1)} ms at most in one stretch, ${covered.toFixed(1)} in all until the tab was muted; ${captured}`);
    assert.ok(longest < NOTICED, `${longest} ms`);
    assert.ok(sound < NOTICED, `${sound} ms of sound`);
    await page.evaluate(() => clearTimeout(window.fighting));
    await stage.session.pressByName(page, "Show", { within: card(0) });
    await poll(muted, { timeout: PATIENCE, until: (now) => now === false, message: "the tab to be given back" });
    await page.close();
  });
});

// Runs in the page before anything else. A medium counts as covered while its card is, by what the page can see.
function ears() {
  const total = { covered: 0, open: 0, longest: 0, sound: 0, openSound: 0 };
  const stretches = new WeakMap();
  const isCovered = (medium) => getComputedStyle(medium).visibility === "hidden";
  let last = performance.now();

  // What comes out of each medium, the last 0.7 s of it.
  const audio = new AudioContext();
  const analysers = new Map();
  const recent = new Float32Array(32768);
  const capture = (medium) => {
    const analyser = new AnalyserNode(audio, { fftSize: recent.length });
    audio.createMediaElementSource(medium).connect(analyser).connect(audio.destination);
    analysers.set(medium, analyser);
  };
  // The longest stretch that is not silent, in milliseconds. Between two samples over the threshold a tone may pass
  // through zero.
  const longestSound = (samples) => {
    const gap = audio.sampleRate / 500;
    let longest = 0;
    for (let i = 0, start = -1, end = -1; i < samples.length; i += 1) {
      if (Math.abs(samples[i]) < 1e-3) continue;
      if (start < 0 || i - end > gap) start = i;
      end = i;
      longest = Math.max(longest, end - start + 1);
    }
    return (longest * 1000) / audio.sampleRate;
  };
  let lastListened = 0;
  const listen = (now) => {
    lastListened = now;
    for (const [medium, analyser] of analysers) {
      analyser.getFloatTimeDomainData(recent);
      const key = medium.isConnected && !isCovered(medium) ? "openSound" : "sound";
      total[key] = Math.max(total[key], longestSound(recent));
    }
  };

  const look = () => {
    const now = performance.now();
    for (const medium of document.querySelectorAll("video, audio")) {
      if (!analysers.has(medium)) capture(medium);
      const sounds = !medium.paused && !medium.muted && medium.volume > 0 && medium.playbackRate > 0 && medium.readyState > 2;
      const covered = isCovered(medium);
      const stretch = sounds && covered ? (stretches.get(medium) ?? 0) + now - last : 0;
      stretches.set(medium, stretch);
      if (sounds && covered) total.covered += now - last;
      if (sounds && !covered) total.open += now - last;
      total.longest = Math.max(total.longest, stretch);
    }
    if (now - lastListened > 300) listen(now);
    last = now;
  };
  // Messages come between any two tasks of the page, without the waits that timers have.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    look();
    setTimeout(() => port2.postMessage(0), 1);
  };
  port2.postMessage(0);
  const report = () => {
    listen(performance.now());
    return { ...total, captures: audio.state === "running" };
  };
  window.ears = { look, report };
}
