// Drives Chromium over the DevTools protocol.

import puppeteer from "puppeteer-core";

import { readClosedRoots, readAccessible, readFocused, readMarkup } from "./chromium-sight.mjs";
import { poll } from "./poll.mjs";

export async function launchChromium({
  executablePath,
  proxyPort,
  folder,
  manifest,
  headless,
  colorScheme,
  reducedMotion,
  windowSize,
  args,
}) {
  const browser = await puppeteer.launch({
    executablePath,
    headless,
    pipe: true,
    enableExtensions: true,
    acceptInsecureCerts: true,
    defaultViewport: windowSize,
    args: [
      // Containers rarely allow the sandbox, and only pages of ours are opened.
      "--no-sandbox",
      `--window-size=${windowSize.width},${windowSize.height}`,
      `--blink-settings=preferredColorScheme=${colorScheme === "dark" ? 0 : 1}`,
      ...(reducedMotion ? ["--force-prefers-reduced-motion"] : []),
      `--proxy-server=127.0.0.1:${proxyPort}`,
      // Chromium leaves loopback out of a proxy unless told so.
      "--proxy-bypass-list=<-loopback>",
      // Names are for the proxy to resolve; should anything go past it, it finds no host.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
      // What the browser asks of its maker is led to names that the proxy can tell apart.
      "--disable-background-networking",
      "--disable-sync",
      "--disable-features=NetworkTimeServiceQuerying",
      "--gaia-url=https://accounts.invalid",
      "--apps-gallery-update-url=https://extensions.invalid/",
      "--component-updater=url-source=https://components.invalid/",
      ...args,
    ],
  });
  return new ChromiumDriver({ browser, folder, manifest });
}

class ChromiumDriver {
  #folder;
  #root;
  #desk;
  #watched = new Map();

  constructor({ browser, folder, manifest }) {
    this.browser = browser;
    this.errors = [];
    this.manifest = manifest;
    this.#folder = folder;
    browser.on("targetcreated", (target) => this.#watch(target));
    browser.on("targetdestroyed", (target) => this.#watched.delete(target));
    for (const target of browser.targets()) this.#watch(target);
  }

  async install() {
    this.extensionId = await this.browser.installExtension(this.#folder);
    this.extensionOrigin = `chrome-extension://${this.extensionId}`;
  }

  // By loading the same folder again: after chrome.runtime.reload(), called by the extension itself,
  // Chromium 156 left it switched off.
  async reload() {
    this.#desk = undefined;
    await this.install();
  }

  async withholdAccess() {
    const page = await this.newPage();
    await page.goto("chrome://extensions/");
    await page.evaluate(
      (extensionId) => chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: "ON_CLICK" }),
      this.extensionId,
    );
    await page.close();
  }

  // A session of our own for each target, since puppeteer reports the console of the page's
  // world only, and content scripts have a world of theirs.
  async #watch(target) {
    if (!["page", "service_worker"].includes(target.type())) return;
    const where = () => target.url();
    try {
      const client = await target.createCDPSession();
      this.#watched.set(target, client);
      client.on("Runtime.consoleAPICalled", ({ type, args, stackTrace }) => {
        if (type !== "error" && type !== "assert") return;
        const text = args.map((arg) => arg.description ?? String(arg.value)).join(" ");
        const source = stackTrace?.callFrames[0]?.url ?? where();
        this.errors.push({ kind: "console", text, source, where: where() });
      });
      client.on("Runtime.exceptionThrown", ({ exceptionDetails }) => {
        const { exception, text, url, stackTrace } = exceptionDetails;
        const source = url ?? stackTrace?.callFrames[0]?.url ?? where();
        this.errors.push({
          kind: "exception",
          text: exception?.description ?? text,
          source,
          where: where(),
        });
      });
      client.on("Log.entryAdded", ({ entry }) => {
        if (entry.level !== "error") return;
        this.errors.push({ kind: entry.source, text: entry.text, source: entry.url ?? "", where: where() });
      });
      await Promise.all([client.send("Runtime.enable"), client.send("Log.enable")]);
    } catch {
      // The target went away while it was being attached to; there is nothing left to watch.
      this.#watched.delete(target);
    }
  }

  // A target answers in order, so after one answer each, all that they had to report has arrived.
  async flushErrors() {
    const answers = [...this.#watched.values()].map((client) =>
      client.send("Runtime.evaluate", { expression: "0" }).catch(() => {}),
    );
    await Promise.all(answers);
  }

  newPage() {
    return this.browser.newPage();
  }

  async openExtensionPage(route) {
    const page = await this.newPage();
    await page.goto(`${this.extensionOrigin}/${route}`, { waitUntil: "domcontentloaded" });
    return page;
  }

  async inExtension(callback, ...args) {
    const desk = await this.#openDesk();
    return desk.evaluate(callback, ...args);
  }

  // The manifest, opened as a document of the extension: it has the extension's APIs and runs no
  // code of the extension's. The target is hidden, so it is no tab, takes no focus from the feed
  // and is in no answer of chrome.tabs.
  async #openDesk() {
    if (this.#desk && !this.#desk.isClosed()) return this.#desk;
    const root = await this.#rootSession();
    const { targetId } = await root.send("Target.createTarget", {
      url: `${this.extensionOrigin}/manifest.json`,
      hidden: true,
    });
    const target = await this.browser.waitForTarget((found) => found._targetId === targetId, {
      timeout: 5000,
    });
    this.#desk = await target.asPage();
    await poll(() => this.#desk.evaluate(() => typeof chrome?.storage), {
      until: (type) => type === "object",
      message: "the extension's APIs in a document of its own",
    });
    return this.#desk;
  }

  async #rootSession() {
    this.#root ??= await this.browser.target().createCDPSession();
    return this.#root;
  }

  async tabId(page) {
    if (page.url().startsWith(this.extensionOrigin)) {
      return page.evaluate(async () => (await chrome.tabs.getCurrent()).id);
    }
    const url = page.url().split("#")[0];
    const tabs = await this.inExtension((address) => chrome.tabs.query({ url: address }), url);
    if (tabs.length === 1) return tabs[0].id;
    if (tabs.length === 0) {
      throw new Error(`The extension sees no tab at ${url}: has it the permission for that host?`);
    }
    // Several tabs of one address are told apart by when their documents began, which leaves no
    // mark on the page.
    const origin = await page.evaluate(() => performance.timeOrigin);
    for (const { id } of tabs) {
      const [{ result }] = await this.inExtension(
        (tabId) => chrome.scripting.executeScript({ target: { tabId }, func: () => performance.timeOrigin }),
        id,
      );
      if (result === origin) return id;
    }
    throw new Error(`None of the ${tabs.length} tabs at ${url} is that page.`);
  }

  async stopWorker() {
    // A worker that a debugger is attached to pauses when it starts again, until it is told to go
    // on; so ours lets go of it first, and watches the next one.
    for (const [target, client] of this.#watched) {
      if (target.type() !== "service_worker") continue;
      this.#watched.delete(target);
      await client.detach().catch(() => {});
    }
    const root = await this.#rootSession();
    const { targetInfos } = await root.send("Target.getTargets");
    for (const { targetId, type, url } of targetInfos) {
      if (type !== "service_worker" || !url.startsWith(this.extensionOrigin)) continue;
      // One that is ending already is still listed for a moment; the condition below decides.
      await root.send("Target.closeTarget", { targetId }).catch(() => {});
    }
    await poll(() => this.isWorkerRunning(), {
      until: (running) => running === false,
      message: "the worker to have stopped",
    });
  }

  isWorkerRunning() {
    return this.inExtension(async () => {
      const contexts = await chrome.runtime.getContexts({ contextTypes: ["BACKGROUND"] });
      return contexts.length > 0;
    });
  }

  shadow(page, within) {
    return readClosedRoots(page, within);
  }

  accessible(page) {
    return readAccessible(page);
  }

  /** Closes the tab at that address. Says whether there was one. */
  async closeTab(address) {
    const target = this.browser.targets().find((found) => found.type() === "page" && found.url() === address);
    const page = await target?.page();
    await page?.close();
    return page !== undefined;
  }

  markup(page) {
    return readMarkup(page);
  }

  async film(page, scale) {
    const pictures = [];
    const client = await page.createCDPSession();
    client.on("Page.screencastFrame", ({ data, sessionId }) => {
      pictures.push(data);
      client.send("Page.screencastFrameAck", { sessionId }).catch(() => {});
    });
    const { width, height } = page.viewport();
    await client.send("Page.startScreencast", {
      format: "jpeg", quality: 80, everyNthFrame: 1, maxWidth: width * scale, maxHeight: height * scale,
    });
    return async () => {
      await client.send("Page.stopScreencast");
      return pictures;
    };
  }

  focused(page) {
    return readFocused(page);
  }

  close() {
    return this.browser.close();
  }
}
