// One running browser with the extension in it. What the specs hold: the same words for both
// browsers; what differs between them lives in the drivers, chromium.mjs and firefox.mjs.

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { poll } from "./poll.mjs";
import { chooseButton } from "./press.mjs";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

export class Session {
  #driver;
  #proxy;
  #origin;
  #closed = false;

  constructor({ browser, driver, proxy, origin }) {
    this.browserName = browser;
    this.#driver = driver;
    this.#proxy = proxy;
    this.#origin = origin;
  }

  /** Puppeteer's browser, for what has no word of its own here. */
  get browser() {
    return this.#driver.browser;
  }

  get extensionOrigin() {
    return this.#driver.extensionOrigin;
  }

  /** Errors of all pages, content scripts and the background: `{ kind, text, source, where }`. */
  get errors() {
    return this.#driver.errors;
  }

  /** Requests for other hosts than the feed's, none of which got out. */
  get foreignRequests() {
    return this.#proxy.foreign;
  }

  /** The browser's own attempts to reach its maker, led to names that cannot exist. */
  get browserRequests() {
    return this.#proxy.own;
  }

  install() {
    return this.#driver.install();
  }

  get #greeting() {
    return `${this.extensionOrigin}/options.html#welcome`;
  }

  /** Closes the page that the extension opens when it was installed. */
  dismissGreeting() {
    return poll(() => this.#driver.closeTab(this.#greeting), { timeout: 15_000, message: "the first page to be closed" });
  }

  /** The page that the extension opens when it was installed. */
  greeting({ timeout = 15_000 } = {}) {
    const find = async () => {
      for (const page of await this.browser.pages()) {
        if ((await page.evaluate(() => location.href).catch(() => "")) === this.#greeting) return page;
      }
    };
    return poll(find, { timeout, message: "the first page" });
  }

  /** Restarts the extension as an update does: open tabs keep content scripts that are orphaned. */
  reload() {
    return this.#driver.reload();
  }

  /** Takes the access to the site away, as a person does on the browser's page of extensions. */
  withholdAccess() {
    return this.#driver.withholdAccess();
  }

  async openFeed(route = "/") {
    const page = await this.#driver.newPage();
    await page.goto(new URL(route, this.#origin).href, { waitUntil: "domcontentloaded" });
    return page;
  }

  openExtensionPage(route) {
    return this.#driver.openExtensionPage(route);
  }

  /** Runs a function in an extension document without code of its own, which is not a visible tab. */
  inExtension(callback, ...args) {
    return this.#driver.inExtension(callback, ...args);
  }

  storage() {
    return this.inExtension(() => chrome.storage.local.get());
  }

  setStorage(values) {
    return this.inExtension((given) => chrome.storage.local.set(given), values);
  }

  clearStorage() {
    return this.inExtension(() => chrome.storage.local.clear());
  }

  /** The extension's id of the tab that shows `page`. */
  tabId(page) {
    return this.#driver.tabId(page);
  }

  toolbar(tabId) {
    return this.inExtension(
      async (details) => ({
        text: await chrome.action.getBadgeText(details),
        title: await chrome.action.getTitle(details),
      }),
      tabId === undefined ? {} : { tabId },
    );
  }

  /** Stops the worker (Chromium) or the event page (Firefox) as the browser does when it is idle. */
  stopWorker() {
    return this.#driver.stopWorker();
  }

  isWorkerRunning() {
    return this.#driver.isWorkerRunning();
  }

  /** Every closed shadow root of the page, as a person meets it, in document order. */
  shadow(page, { within } = {}) {
    return this.#driver.shadow(page, within);
  }

  /** What assistive technology is told: `{ role, name }` of all that is exposed, in order. */
  accessible(page) {
    return this.#driver.accessible(page);
  }

  /** The markup in every closed root. In Chromium alone: what is drawn is the same in both. */
  markup(page) {
    return this.#driver.markup(page);
  }

  /** Films what is painted, made smaller by `scale`, until the function that it answers is called. */
  film(page, scale) {
    return this.#driver.film(page, scale);
  }

  /** The name and role of what has the keyboard's focus, also inside a closed root. */
  focused(page) {
    return this.#driver.focused(page);
  }

  /** Presses, with the mouse, the one visible button of that accessible name; waits for it to be there. */
  async pressByName(page, name, { within, at, hold = 0, timeout = 5000 } = {}) {
    const look = async () => chooseButton(await this.shadow(page, { within }), name, at);
    const button = await poll(look, { timeout, message: `a button named ${name} to press` });
    const { x, y, width, height } = button.rect;
    await page.mouse.click(x + width / 2, y + height / 2, { delay: hold });
    return button;
  }

  /** Writes target/e2e/<browser>/<name>.png; a page behind another tab is brought to the front. */
  async screenshot(page, name) {
    if (await page.evaluate(() => document.visibilityState !== "visible")) await page.bringToFront();
    const folder = path.join(ROOT, "target", "e2e", this.browserName);
    await mkdir(folder, { recursive: true });
    const file = path.join(folder, `${name}.png`);
    await page.screenshot({ path: file });
    return file;
  }

  /** Throws when a page, a content script or the background failed and `except` doesn't allow it. */
  async expectNoErrors({ except } = {}) {
    await this.#driver.flushErrors();
    const left = this.errors.filter(({ text }) => !except?.test(text));
    if (left.length > 0) {
      const lines = left.map(({ kind, text, source }) => `  ${kind} in ${source}: ${text}`);
      throw new Error(`${left.length} errors in ${this.browserName}:\n${lines.join("\n")}`);
    }
  }

  async close() {
    if (this.#closed) return;
    this.#closed = true;
    try {
      await this.#driver.close();
    } finally {
      await this.#proxy.close();
    }
  }
}
