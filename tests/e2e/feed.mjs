// The practice feed in a browser with the packaged extension: what the specs of this folder stand on.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe } from "node:test";
import { fileURLToPath } from "node:url";

import { catalogue } from "../../www/posts/catalogue.mjs";
import { serveFeed } from "../../www/server.mjs";
import { chosenBrowsers } from "./harness/browsers.mjs";
import { launch } from "./harness/launch.mjs";
import { poll } from "./harness/poll.mjs";

// Sound shall start without a gesture, as it does on a site that a person uses often. And Chromium shall not ask
// its maker how to fill in a box: it does so on any web page that has one. (The last list of features counts.)
const CHOSEN = {
  args: [
    "--autoplay-policy=no-user-gesture-required",
    "--disable-features=NetworkTimeServiceQuerying,AutofillServerCommunication",
  ],
  prefs: {
    "media.autoplay.default": 0,
    "media.autoplay.blocking_policy": 0,
    // A key that WebDriver presses is no person's to Firefox, which then refuses full screen.
    "full-screen-api.allow-trusted-requests-only": false,
  },
};

// Firefox says this of the last report of a page that is closed: it arrives, the answer does not.
const LAST_WORD = /Promise (rejected|resolved) after context unloaded/;

// Which core is to run, and under which policy the site answers: for a run of the suite as a whole.
const FALLBACK = process.env.SOFTSCROLL_CORE === "fallback";
const POLICY = process.env.SOFTSCROLL_CSP;

// A machine that builds beside the tests is slow to start and to hydrate.
export const PATIENCE = 15_000;

function builtExtension(browser) {
  const folder = fileURLToPath(new URL(`../../dist/${browser}`, import.meta.url));
  if (!existsSync(`${folder}/manifest.json`)) {
    throw new Error(`dist/${browser} is missing: run \`cargo xtask build\` first.`);
  }
  return folder;
}

/** Describes `title` in each chosen browser. `specs` gets a stage, whose session is open by the first test. */
export function inBrowsers(title, specs, options = {}) {
  for (const browser of chosenBrowsers()) {
    describe(`${title}, in ${browser}`, () => {
      const stage = new Stage(browser);
      before(() => stage.open(options));
      after(() => stage.close());
      specs(stage);
    });
  }
}

/** The written post of that key. */
export function post(key) {
  const found = catalogue.find((each) => each.key === key);
  if (!found) throw new Error(`No post has the key ${key}.`);
  return found;
}

/** Where our root over the whole page hangs. */
export const OVER = "body > div:empty";

export const card = (place) => `#one-column-item-${place}`;

export class Stage {
  constructor(browser) {
    this.browser = browser;
  }

  async open(options) {
    this.server = await serveFeed();
    const extension = builtExtension(this.browser);
    const feedPort = this.server.port;
    this.options = { browser: this.browser, extension, feedPort, ...CHOSEN, ...options };
    this.session = await launch(this.options);
    if (FALLBACK) await this.fallBack();
  }

  /** From now on the core runs as JavaScript, as on a host that refused WebAssembly. */
  async fallBack() {
    await this.session.inExtension(async () => {
      await chrome.storage.local.set({ refusals: { browser: navigator.userAgent, hosts: ["www.tiktok.com"] } });
      await chrome.runtime.sendMessage({ kind: "unstarted" });
    });
    const files = () => this.session.inExtension(async () =>
      (await chrome.scripting.getRegisteredContentScripts()).map(({ js }) => js[0]));
    await poll(files, { timeout: PATIENCE, until: (now) => now.includes("fallback.js"), message: "the fallback" });
  }

  async close() {
    await this.session?.close();
    await this.server?.close();
  }

  /** Opens the feed with exactly these posts, and resolves when the page has woken up. */
  async feed(posts, query = "") {
    const page = await this.session.openFeed(`/?posts=${posts.join(",")}&${query}${POLICY ? `&csp=${POLICY}` : ""}`);
    await this.awake(page);
    return page;
  }

  awake(page) {
    const look = () => page.evaluate(() => window.practice?.isReady() === true);
    return poll(look, { timeout: PATIENCE, message: "the page to wake up" });
  }

  goto(page, place) {
    return page.evaluate((to) => window.practice.goto(to), place);
  }

  media(page, place) {
    return page.evaluate((at) => window.practice.media(window.practice.posts()[at]), place);
  }

  /** What stands in our closed root on a card, `undefined` where there is none. */
  async drawn(page, place) {
    return (await this.session.shadow(page, { within: card(place) }))[0];
  }

  /** What stands in our closed root over the whole page, at the end of the body; `undefined` where there is none. */
  async over(page) {
    return (await this.session.shadow(page, { within: OVER }))[0];
  }

  /** Waits until what stands over the page says `words`, and returns its root. */
  overSays(page, words) {
    return poll(() => this.over(page), {
      timeout: PATIENCE, until: (root) => words.test(root?.text ?? ""), message: `the page to say ${words}`,
    });
  }

  /** Waits until nothing stands over the page. */
  nothingOver(page) {
    return poll(() => this.over(page), {
      timeout: PATIENCE, until: (root) => root === undefined, message: "nothing over the page",
    });
  }

  /** The text that a page of the extension would save by a button: its file is an address of its own, read before it is dropped. */
  savedBy(page, button) {
    return page.evaluate(async (selector) => {
      const address = new Promise((resolve) => {
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          URL.createObjectURL = make;
          resolve(blob.text());
          return make.call(URL, blob);
        };
      });
      document.querySelector(selector).click();
      return address;
    }, button);
  }

  /** Waits for the veil of a card, and returns its root. */
  async veiled(page, place) {
    await this.covered(page, place);
    return poll(() => this.drawn(page, place), {
      timeout: PATIENCE,
      until: (root) => root?.buttons.some(({ name, visible }) => name === "Show" && visible),
      message: `a veil on card ${place}`,
    });
  }

  /** Waits until nothing of the site's own can be seen on a card. */
  covered(page, place) {
    return this.#until(page, place, "covered", ({ all, visible }) => all > 5 && visible === 0);
  }

  /** Waits until a card is open: its picture and its caption are visible. */
  opened(page, place) {
    return this.#until(page, place, "open", ({ picture }) => picture);
  }

  /** How many elements of the site stand on a card, how many of them are visible, and whether its picture is. */
  stateOf(page, place) {
    return page.evaluate(partsOf, card(place));
  }

  #until(page, place, state, until) {
    const message = `card ${place} to be ${state}`;
    return poll(() => this.stateOf(page, place), { timeout: PATIENCE, until, message });
  }

  /** Waits until a card fills the view and rests there: a press on what moves would miss. */
  rested(page, place) {
    const look = () => page.evaluate((found) => document.querySelector(found).getBoundingClientRect().y, card(place));
    return poll(look, { timeout: PATIENCE, until: (y) => y === 0, message: `card ${place} to rest` });
  }

  active(page, place) {
    const look = () => page.evaluate(() => window.practice.active());
    return poll(look, { timeout: PATIENCE, until: (active) => active === place, message: `card ${place} to be active` });
  }

  /** No error in the page, the content scripts and the background, and no request to anybody. */
  async expectQuiet() {
    await this.session.expectNoErrors({ except: LAST_WORD });
    assert.deepEqual(this.session.foreignRequests, []);
  }

  /** What assistive technology is told of the page, as one text. */
  async heard(page) {
    return (await this.session.accessible(page)).map(({ name }) => name).join("\n");
  }

  /** Waits until a medium plays on: its time moves. */
  async playing(page, place) {
    const { currentTime } = await this.media(page, place);
    return poll(() => this.media(page, place), {
      timeout: PATIENCE,
      until: (medium) => !medium.paused && medium.currentTime !== currentTime,
      message: `card ${place} to play`,
    });
  }
}

// Counts the site's elements on a card. Our host is the child without a class; it is left out.
function partsOf(selector) {
  const article = document.querySelector(selector);
  const own = [...article.children].filter((child) => child.className !== "");
  const parts = own.flatMap((child) => [child, ...child.querySelectorAll("*")]);
  const isVisible = (part) => getComputedStyle(part).visibility !== "hidden";
  const shows = (found) => article.querySelector(found) !== null && isVisible(article.querySelector(found));
  return {
    all: parts.length,
    visible: parts.filter(isVisible).length,
    picture: shows("picture img") || shows(".swiper-slide img"),
  };
}
