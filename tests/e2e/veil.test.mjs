// A post that is likely to trigger is covered from the first frame on, and comes back by a person's hand alone.

import assert from "node:assert/strict";
import { it } from "node:test";

import { card, inBrowsers, post } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const HARSH = "better-off-without-me";
const HARSH_TOO = "skipped-every-meal";
const MILD = ["sourdough-first-loaf", "cat-judges-dinner", "cake-to-die-for"];

inBrowsers("a post that should be veiled", (stage) => {
  it("is covered in every frame from the first on, and the others are not", async () => {
    const page = await stage.session.browser.newPage();
    await page.evaluateOnNewDocument(watchFrames);
    await page.goto(`https://www.tiktok.com/?posts=${HARSH},${MILD[0]}`, { waitUntil: "domcontentloaded" });
    await stage.awake(page);
    await stage.veiled(page, 0);
    await stage.opened(page, 1);
    const { frames, exposed } = await page.evaluate(() => window.watched);
    assert.ok(frames > 3, `${frames} frames were seen`);
    assert.deepEqual(exposed, []);
    await page.close();
  });

  it("leaves nothing of its caption to a screen reader, and says what it is and whose", async () => {
    const page = await stage.feed([HARSH, MILD[0]]);
    await stage.veiled(page, 0);
    const { caption, handle } = post(HARSH);
    const heard = await poll(() => stage.heard(page), { until: (names) => names.includes("Suicide") });
    for (const words of caption.split("\n")) assert.ok(!heard.includes(words), `“${words}” can be heard`);
    assert.match(heard, /Covered post: Suicide/);
    assert.ok(heard.includes(`@${handle} · covered`));
    assert.ok(!/Like video[^]*Like video/.test(heard), "the buttons of the covered card can be heard");
    await page.close();
  });

  it("offers Skip before Show, and says why in the words of the post", async () => {
    const page = await stage.feed([HARSH, MILD[0]]);
    const { buttons } = await stage.veiled(page, 0);
    const names = buttons.filter(({ visible }) => visible).map(({ name }) => name);
    assert.deepEqual(names, ["Skip", "Show", "Find support", "Why?", "Keep"]);
    assert.deepEqual(await focusOrder(stage.session, page, 5), names);
    await stage.session.pressByName(page, "Why?", { within: card(0) });
    const { tree } = await poll(() => stage.drawn(page, 0), { until: ({ text }) => /Why\?\s+Keep\s+Suicide/.test(text) });
    const quotes = [...tree.matchAll(/<q [^>]*>\n\s*"(.*)"/g)].map(([, words]) => words);
    assert.ok(quotes.length > 0);
    for (const words of quotes) assert.ok(post(HARSH).caption.includes(words), `“${words}”`);
    await page.close();
  });

  it("is shown by the mouse, with sound and playback as they were, and covered again", async () => {
    const page = await stage.feed([HARSH, MILD[0]], "sound=1");
    await stage.veiled(page, 0);
    const held = () => poll(() => stage.media(page, 0), { until: ({ paused }) => paused });
    await held();
    await page.$eval(`${card(0)} video`, (video) => (video.volume = 0.4));
    await stage.session.pressByName(page, "Show", { within: card(0) });
    await stage.opened(page, 0);
    const shown = await stage.playing(page, 0);
    assert.deepEqual([shown.muted, shown.volume], [false, 0.4]);
    const { buttons } = await stage.drawn(page, 0);
    assert.ok(buttons.every(({ name }) => name !== "Show"));

    await stage.session.pressByName(page, "Cover again", { within: card(0) });
    await stage.veiled(page, 0);
    const { currentTime } = await held();
    await stage.session.pressByName(page, "Show", { within: card(0) });
    await stage.opened(page, 0);
    const again = await stage.playing(page, 0);
    assert.ok(again.currentTime > currentTime, `${again.currentTime} is not after ${currentTime}`);
    assert.deepEqual([again.muted, again.volume], [false, 0.4]);
    await page.close();
  });

  for (const [key, name] of [["Enter", "Enter"], [" ", "Space"]]) {
    it(`is shown by ${name}, and the focus stays on the card`, async () => {
      const page = await stage.feed([HARSH, MILD[0]]);
      await stage.veiled(page, 0);
      await focusOrder(stage.session, page, 2);
      await page.keyboard.press(key);
      await stage.opened(page, 0);
      assert.equal((await stage.playing(page, 0)).muted, true, "a feed that is muted stays muted");
      const focused = await poll(() => stage.session.focused(page), { until: ({ name }) => name === "Cover again" });
      assert.equal(focused.role, "button");
      await page.close();
    });
  }

  it("is not shown by a script of the page, whose clicks find nothing to press", async () => {
    const page = await stage.feed([HARSH, MILD[0]]);
    const { buttons } = await stage.veiled(page, 0);
    const { x, y, width, height } = buttons.find(({ name }) => name === "Show").rect;
    const reached = await page.evaluate((left, top) => {
      const host = document.elementFromPoint(left, top);
      host.click();
      for (const type of ["pointerdown", "pointerup", "click"]) {
        host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: left, clientY: top }));
      }
      host.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true }));
      return [host.shadowRoot, host.children.length];
    }, x + width / 2, y + height / 2);
    assert.deepEqual(reached, [null, 0]);
    await stage.session.pressByName(page, "Why?", { within: card(0) });
    await poll(() => stage.drawn(page, 0), { until: ({ text }) => /Why\?\s+Keep\s+Suicide/.test(text) });
    await stage.covered(page, 0);
    await page.close();
  });

  it("is passed by Skip, which moves on by one; by keyboard the focus goes along", async () => {
    const page = await stage.feed([HARSH, HARSH_TOO, ...MILD]);
    await stage.veiled(page, 0);
    await focusOrder(stage.session, page, 1);
    await page.keyboard.press("Enter");
    await stage.active(page, 1);
    await stage.veiled(page, 1);
    await poll(() => stage.drawn(page, 1), {
      until: ({ buttons }) => buttons.some(({ name, focused }) => name === "Skip" && focused),
      message: "the focus on the next veil",
    });
    await stage.rested(page, 1);
    await stage.session.pressByName(page, "Skip", { within: card(1) });
    await stage.active(page, 2);
    await stage.opened(page, 2);
    await page.close();
  });

  it("is veiled again after its card was recycled, unless it was shown", async () => {
    const page = await stage.feed([HARSH, HARSH_TOO, ...MILD, ...MILD, "lentil-soup-rain"]);
    await stage.veiled(page, 0);
    await stage.session.pressByName(page, "Show", { within: card(0) });
    await stage.opened(page, 0);
    for (const away of [5, 6]) {
      await stage.goto(page, away);
      await poll(() => page.$(card(0)), { until: (element) => element === null, message: "card 0 to be gone" });
      await stage.goto(page, 1);
      await stage.veiled(page, 1);
      await stage.goto(page, 0);
      await stage.opened(page, 0);
      const root = await poll(() => stage.drawn(page, 0), { until: Boolean });
      assert.match(root.text, /Cover again/);
    }
    await page.close();
  });

  it("stays still and silent whatever the page does to it, and is then as the page left it", async () => {
    const page = await stage.feed([HARSH, MILD[0]]);
    await stage.veiled(page, 0);
    const seen = await page.evaluate(async (selector) => {
      const video = document.querySelector(`${selector} video`);
      const times = new Set();
      for (let turn = 0; turn < 20; turn += 1) {
        video.muted = false;
        video.play().catch(() => {});
        await new Promise((resolve) => setTimeout(resolve));
        await new Promise(requestAnimationFrame);
        times.add(video.currentTime);
      }
      video.playbackRate = 1.5;
      return { times: times.size, paused: video.paused };
    }, card(0));
    assert.deepEqual(seen, { times: 1, paused: true });
    await stage.session.pressByName(page, "Show", { within: card(0) });
    await stage.opened(page, 0);
    assert.equal((await stage.playing(page, 0)).muted, false);
    assert.equal(await page.$eval(`${card(0)} video`, (video) => video.playbackRate), 1.5);
    await page.close();
  });

  it("keeps presses on the veil from the page, and leaves the page its keys", async () => {
    const page = await stage.feed([HARSH, MILD[0], MILD[1]]);
    const { hostRect } = await stage.veiled(page, 0);
    const before = await stage.media(page, 0);
    const [x, y] = [hostRect.x + hostRect.width / 4, hostRect.y + 80];
    await page.mouse.click(x, y);
    await page.mouse.click(x, y, { count: 2 });
    assert.deepEqual(await page.evaluate(() => window.practice.reactions), {});
    assert.deepEqual(await stage.media(page, 0), before);
    await page.keyboard.press("ArrowDown");
    await stage.active(page, 1);
    await page.keyboard.press("ArrowUp");
    await stage.active(page, 0);
    await page.close();
  });

  it("is none of these: figures of speech and everyday life", async () => {
    const open = [...MILD, "killing-it-first-shift", "dead-laughing-nan", "skinny-jeans-return", "lentil-soup-rain", "recovery-two-years"];
    const page = await stage.feed(open);
    for (const place of open.keys()) {
      await stage.goto(page, place);
      await stage.opened(page, place);
      assert.ok(!(await stage.drawn(page, place))?.buttons.some(({ name }) => name === "Show"), open[place]);
    }
    await page.close();
  });

  it("was met without an error anywhere, and without a request to anybody", async () => {
    await stage.expectQuiet();
  });
});

// Runs in the page before anything else: notes every frame in which a part of the harsh post can be seen.
function watchFrames() {
  window.watched = { frames: 0, exposed: [] };
  const look = () => {
    window.watched.frames += 1;
    for (const part of document.querySelectorAll('[data-e2e="recommend-list-item-container"] :is(img, video, span, p)')) {
      const card = part.closest("article");
      if (!/better off/.test(card.textContent) || getComputedStyle(part).visibility === "hidden") continue;
      window.watched.exposed.push(`${window.watched.frames}: ${part.localName}`);
    }
    // After the frame was painted, with what was painted.
    requestAnimationFrame(() => setTimeout(look));
  };
  requestAnimationFrame(look);
}

// Puts the focus before the feed and walks on by Tab, past what the page has there, to the first of ours.
async function focusOrder(session, page, count) {
  await page.evaluate(() => document.querySelector('[data-e2e="nav-following"]').focus());
  const names = [];
  while (names.length < count) {
    const before = await session.focused(page);
    await page.keyboard.press("Tab");
    const focused = await poll(() => session.focused(page), { until: (now) => now?.name !== before?.name });
    if (names.length > 0 || focused.name === "Skip") names.push(focused.name);
  }
  return names;
}
