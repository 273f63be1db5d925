// Shows Softscroll at work: opens the practice feed in Chromium with the built extension, scrolls it as a
// person would, and says what happened. Everything it says is read back from the page as a person sees it
// and from the browser's storage. With a display it then leaves the feed to the person at the screen.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { serveFeed } from "../../www/server.mjs";
import { launch } from "./harness/launch.mjs";
import { poll } from "./harness/poll.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PICTURES = path.join(ROOT, "target/demo");
const POSTS = Number(process.env.SOFTSCROLL_DEMO_POSTS ?? 20);
/** How long each post is looked at: long enough for the ledger to have something to count. */
const LOOK = 1500;

const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) || process.platform !== "linux";

function say(text) {
  process.stdout.write(`${text}\n`);
}

async function picture(page, name) {
  await page.bringToFront();
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
}

/** The post on screen as a person meets it: covered or not, with what is written on veil or badge. */
async function meet(session, page, place) {
  const within = `#one-column-item-${place}`;
  await poll(() => page.evaluate((within) => document.querySelector(within)?.getBoundingClientRect().top, within), {
    until: (top) => Math.abs(top) < 1,
    message: `post ${place} to come to rest`,
  });
  const settled = await poll(
    async () => ({
      roots: (await session.shadow(page, { within })).filter((root) => root.visible),
      caption: await page.evaluate((within) => {
        const caption = document.querySelector(`${within} [data-e2e="video-desc"]`);
        const isVisible = caption && getComputedStyle(caption).visibility === "visible";
        return isVisible ? caption.textContent : null;
      }, within),
    }),
    { until: ({ roots, caption }) => roots.length > 0 || caption !== null, message: `post ${place} to be judged` },
  );
  const buttons = settled.roots.flatMap((root) => root.buttons.map((button) => button.name));
  const [title, creator] = (settled.roots[0]?.text ?? "").split("\n");
  if (settled.caption === null) return { isVeiled: true, title, creator, within };
  const badge = buttons.find((name) => !/^(Cover again|Why)/.test(name));
  const [kind] = badge?.split(/ (?=\d+ caution)/) ?? [];
  return { isVeiled: false, caption: settled.caption, badge: kind, within };
}

/** The words behind a veil, by its own "Why?". */
async function reasons(session, page, post) {
  await session.pressByName(page, /^Why/, { within: post.within });
  const lines = await poll(
    async () => {
      const [root] = await session.shadow(page, { within: post.within });
      const lines = root.text.split("\n");
      return lines.slice(lines.findIndex((line) => line.startsWith("Why")) + 1).filter(Boolean);
    },
    { until: (lines) => lines.length > 0, message: "the reasons of a veil" },
  );
  return lines.join(" · ");
}

async function scroll(session, page) {
  const met = [];
  const taken = new Set();
  const once = async (name) => {
    if (taken.has(name)) return;
    taken.add(name);
    await picture(page, name);
  };
  for (let place = 0; place < POSTS; place += 1) {
    const post = await meet(session, page, place);
    const shown = Date.now();
    if (post.isVeiled) {
      await once("2-veil");
      post.why = await reasons(session, page, post);
      await once("3-veil-why");
      if (!taken.has("4-revealed")) {
        await session.pressByName(page, /^Show/, { within: post.within });
        await poll(() => meet(session, page, place), { until: (now) => !now.isVeiled, message: "the veil to lift" });
        await once("4-revealed");
        await session.pressByName(page, /^Cover again/, { within: post.within });
      }
    } else if (post.badge) {
      await once("5-badge");
      if (!taken.has("6-badge-open")) {
        await session.pressByName(page, new RegExp(`^${post.badge}`), { within: post.within });
        await once("6-badge-open");
        await page.keyboard.press("Escape");
      }
    } else {
      await once("1-everyday");
    }
    met.push(post);
    const what = post.isVeiled ? `veiled  ${post.why}` : `shown   ${post.badge ? `[${post.badge}] ` : ""}`;
    say(`  ${String(place + 1).padStart(2)}  ${what}${post.isVeiled ? "" : JSON.stringify(post.caption.slice(0, 56))}`);
    const rest = LOOK - (Date.now() - shown);
    if (rest > 0) await new Promise((done) => setTimeout(done, rest));
    if (place + 1 < POSTS) await page.keyboard.press("ArrowDown");
  }
  return met;
}

/** The ledger counts what was watched in batches: waits until every post has arrived in it. */
async function ledgerOf(session, seen) {
  const { ledger } = await poll(() => session.storage(), {
    timeout: 20_000,
    until: ({ ledger }) => today(ledger).seen >= seen,
    message: `the ledger to count ${seen} posts`,
  });
  return today(ledger);
}

function today(ledger) {
  const days = Object.values(ledger?.days ?? {});
  return days.at(-1)?.tiktok ?? { watched: 0, seen: 0, veiled: 0, revealed: 0 };
}

async function pictureOfPages(session, page) {
  const tab = await session.tabId(page);
  const options = await session.openExtensionPage("options.html");
  await options.waitForSelector("h1, h2");
  await options.bringToFront();
  await options.screenshot({ path: path.join(PICTURES, "7-options.png"), fullPage: true });
  const popup = await session.openExtensionPage(`popup.html?tab=${tab}`);
  await popup.waitForSelector("button");
  await popup.setViewport({ width: 360, height: 560 });
  await picture(popup, "8-popup");
  await options.close();
  await popup.close();
}

await mkdir(PICTURES, { recursive: true });
const feed = await serveFeed({});
const session = await launch({
  browser: "chromium",
  extension: path.join(ROOT, "dist/chromium"),
  feedPort: feed.port,
  headless: !hasDisplay,
  colorScheme: "dark",
  // Pictures are taken at once, not in the middle of a fade.
  reducedMotion: !hasDisplay,
});
try {
  say(`\nThe practice feed, in Chromium ${hasDisplay ? "" : "without a window "}as https://www.tiktok.com/foryou\n`);
  const page = await session.openFeed("/foryou");
  const met = await scroll(session, page);
  const counted = await ledgerOf(session, met.length);
  await pictureOfPages(session, page);
  await session.expectNoErrors();
  const veiled = met.filter((post) => post.isVeiled);
  const badges = met.filter((post) => post.badge);
  say(`
  posts seen      ${met.length}   (ledger: ${counted.seen})
  posts veiled    ${veiled.length}   (ledger: ${counted.veiled})
  posts revealed  ${counted.revealed}   (ledger)
  badges          ${badges.length}   ${[...new Set(badges.map((post) => post.badge))].join(", ")}
  time watched    ${(counted.watched / 1000).toFixed(1)} s   (ledger)
  pictures        target/demo/
`);
  if (counted.veiled < veiled.length) throw new Error("The ledger counts fewer veiled posts than were met.");
  if (hasDisplay) {
    say("The feed is yours now. Close the browser window to end.");
    await page.bringToFront();
    await new Promise((done) => session.browser.once("disconnected", done));
  }
} finally {
  await session.close();
  await feed.close();
}
