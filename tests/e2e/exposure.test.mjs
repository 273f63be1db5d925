// Zero exposed frames: looks at what was painted, and fails where a post that is veiled can be made out in a single
// picture. The pictures carry a number that survives scaling and dies under a veil.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { it } from "node:test";

import { inBrowsers } from "./feed.mjs";
import { Film } from "./harness/film.mjs";
import { launch } from "./harness/launch.mjs";
import { poll } from "./harness/poll.mjs";

const HARSH = "better-off-without-me";
const MILD = "sourdough-first-loaf";
// As many posts as the fling runs through: `SOFTSCROLL_FLING=1000` is the full one.
const FLING = Number(process.env.SOFTSCROLL_FLING ?? 200);
// How long a card stays while flinging, in milliseconds: time for a picture to load.
const STAY = 200;
// So many posts are flung through in one call to the page.
const LEG = 100;
// How much of the page's animation frames has to be seen for a run to count. Firefox draws a snapshot for each look,
// so it sees fewer: how many is printed, and a planted exposure is longer there.
const COVERED = { chromium: 0.95, firefox: 0.4 };
const PLANTED = { chromium: 1, firefox: 3 };

inBrowsers("what is painted", (stage) => {
  // Films what `act` does on a page, opened at `route`, and answers which posts could be made out and in how many frames.
  const film = async (session, route, act) => {
    const page = await session.browser.newPage();
    const reel = await Film.of(session, page);
    await page.goto(`https://www.tiktok.com${route}`, { waitUntil: "domcontentloaded" });
    await stage.awake(page);
    await act(page);
    const seen = await reel.end();
    await page.close();
    return seen;
  };
  const numbers = async (route, keys) => {
    const page = await stage.session.openFeed(route);
    const posts = await page.evaluate(async () => (await fetch(`/practice/hot.json${location.search}`)).json());
    await page.close();
    return posts.filter(({ key, expect }) => (keys ? keys.includes(key) : expect === "veil")).map(({ number, key }) => ({ number, key }));
  };
  const frames = (page, count) => page.evaluate(async (left) => {
    for (let frame = 0; frame < left; frame += 1) await new Promise(requestAnimationFrame);
  }, count);
  const clean = (seen, veiled, title) => {
    const exposed = veiled.filter(({ number }) => seen.numbers.has(number)).map(({ key, number }) => `${key}: ${seen.numbers.get(number)} frames`);
    assert.deepEqual(exposed, [], title);
    console.log(`  ${title}: ${(seen.coverage * 100).toFixed(1)} % of ${seen.total} frames seen`);
    assert.ok(seen.coverage >= COVERED[stage.browser], `${title}: ${(seen.coverage * 100).toFixed(1)} % of ${seen.total} frames were seen`);
  };

  const route = `/?posts=${HARSH},${MILD},skipped-every-meal`;

  it(`catches a planted exposure of ${PLANTED[stage.browser]} frames, and a build with the veil off`, async () => {
    const [harsh] = await numbers(route, [HARSH]);
    const planted = await film(stage.session, route, async (page) => {
      await stage.veiled(page, 0);
      await frames(page, 30);
      await page.evaluate(async (source, frames) => {
        const { left, top, width, height } = document.querySelector('[data-e2e="feed-video"]').getBoundingClientRect();
        const picture = Object.assign(new Image(), { src: source });
        await picture.decode();
        Object.assign(picture.style, { position: "fixed", left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px`, objectFit: "cover", zIndex: 9999 });
        await new Promise(requestAnimationFrame);
        document.body.append(picture);
        for (let frame = 0; frame < frames; frame += 1) await new Promise(requestAnimationFrame);
        picture.remove();
      }, `/media/${harsh.number}.webp`, PLANTED[stage.browser]);
      await frames(page, 30);
    });
    assert.ok(planted.numbers.get(harsh.number) >= 1, `the planted frame was missed (${(planted.coverage * 100).toFixed(1)} % seen)`);

    const folder = await mkdtemp(path.join(tmpdir(), "softscroll-"));
    await cp(stage.options.extension, folder, { recursive: true });
    const file = path.join(folder, "cover.js");
    await writeFile(file, `CSSStyleSheet.prototype.replaceSync = () => {};\n${await readFile(file, "utf8")}`);
    const bare = await launch({ ...stage.options, extension: folder });
    try {
      const seen = await film(bare, route, (page) => frames(page, 60));
      assert.ok(seen.numbers.get(harsh.number) > 1, "a post without a veil was not seen");
    } finally {
      await bare.close();
      await rm(folder, { recursive: true });
    }
  });

  it("shows nothing at a cold start, in full screen, on the way back, and while settings change", async () => {
    const veiled = await numbers(route, [HARSH, "skipped-every-meal"]);
    const seen = await film(stage.session, route, async (page) => {
      await stage.veiled(page, 0);
      await page.evaluate(() => window.practice.openCinema());
      await frames(page, 40);
      await page.evaluate(() => window.practice.cinemaNext());
      await frames(page, 40);
      await page.evaluate(() => window.practice.cinemaNext());
      await frames(page, 40);
      await page.goBack();
      await frames(page, 40);
      await page.goForward();
      await frames(page, 40);
      await stage.session.inExtension(() =>
        chrome.runtime.sendMessage({ kind: "change", change: { veil: "solid" } }));
      await frames(page, 40);
    });
    clean(seen, veiled, "a walk through the surfaces");
  });

  const MIXED = [MILD, HARSH, "cake-to-die-for", "skipped-every-meal", "cat-judges-dinner"];

  for (const variant of "ABCDEFGHJ") {
    it(`shows nothing whatever the page does to its cards, variant ${variant}`, async () => {
      const feed = `/?posts=${MIXED.join(",")}&variant=${variant}`;
      const veiled = await numbers(feed, [HARSH, "skipped-every-meal"]);
      const seen = await film(stage.session, feed, async (page) => {
        for (const place of [0, 1, 2, 3, 4, 1, 0]) {
          await page.evaluate((to) => window.practice.goto(to), place);
          await frames(page, 15);
          // Two cards get each other's posts while they are looked at.
          if (variant === "A") await page.evaluate(() => window.practice.exchange(0, 1));
          await frames(page, 15);
        }
      });
      clean(seen, veiled, `variant ${variant}`);
    });
  }

  it("shows nothing from a grid into full screen and on, and in a move within the site", async () => {
    const grid = `/@dovecote?posts=${MIXED.join(",")}`;
    const veiled = await numbers(`/?posts=${MIXED.join(",")}`, [HARSH, "skipped-every-meal"]);
    const seen = await film(stage.session, grid, async (page) => {
      await poll(() => page.$("#grid-item-container-0"), { message: "a grid" });
      await frames(page, 30);
      await page.$eval('#grid-item-container-0 [data-e2e="user-post-item"]', (item) => item.click());
      await frames(page, 40);
      for (let step = 0; step < 3; step += 1) {
        await page.click('[aria-label="Next video"]');
        await frames(page, 30);
      }
      await page.evaluate(() => window.practice.closeCinema());
      await page.click('[data-e2e="nav-home"]');
      await poll(() => page.$("#one-column-item-0"), { message: "the feed" });
      await frames(page, 40);
    });
    clean(seen, veiled, "a grid and full screen");
  });

  it(`shows nothing in a fling through ${FLING} posts`, async () => {
    const feed = `/?count=${FLING + 10}&seed=3`;
    const veiled = await numbers(feed);
    const seen = await film(stage.session, feed, async (page) => {
      // In legs: no single call may last for minutes.
      for (let left = FLING; left > 0; left -= LEG) {
        const count = Math.min(left, LEG);
        await page.evaluate((posts, duration) => window.practice.fling(posts, duration), count, count * STAY);
      }
    });
    // What detection misses is open at rest as well: that is its own matter, and no exposure.
    const suspects = veiled.filter(({ number }) => seen.numbers.has(number));
    const missed = new Set();
    for (const { key } of suspects) {
      const page = await stage.feed([key]);
      const state = await stage.stateOf(page, 0);
      if (state.picture) missed.add(key);
      await page.close();
    }
    clean(seen, veiled.filter(({ key }) => !missed.has(key)), `a fling (${[...missed].join(", ")} left open by detection)`);
    console.log(`  ${seen.numbers.size} posts made out, ${(seen.coverage * 100).toFixed(1)} % of ${seen.total} frames seen`);
    assert.ok(seen.numbers.size > FLING / 4, `only ${seen.numbers.size} posts were made out at all`);
  });
});
