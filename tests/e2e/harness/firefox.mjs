// Drives Firefox over WebDriver BiDi, with its privileged scope for what pages may not see.

import { randomUUID } from "node:crypto";
import puppeteer from "puppeteer-core";

import { Privileged } from "./firefox-privileged.mjs";
import { watchErrors } from "./firefox-errors.mjs";
import { filmTab } from "./firefox-film.mjs";
import { readClosedRoots, readAccessible, readFocused } from "./firefox-sight.mjs";
import { poll } from "./poll.mjs";

export async function launchFirefox({
  executablePath,
  proxyPort,
  folder,
  manifest,
  headless,
  colorScheme,
  reducedMotion,
  windowSize,
  args,
  prefs,
}) {
  const extensionId = manifest.browser_specific_settings?.gecko?.id;
  if (!extensionId) {
    throw new Error(`${folder}: the manifest has no browser_specific_settings.gecko.id for Firefox.`);
  }
  // Firefox draws a random UUID for an extension's pages; given one, their address is known.
  const uuid = randomUUID();
  const proxy = (kind) => ({
    [`network.proxy.${kind}`]: "127.0.0.1",
    [`network.proxy.${kind}_port`]: proxyPort,
  });
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless,
    acceptInsecureCerts: true,
    defaultViewport: windowSize,
    args: [
      // Opens the privileged scope and extension pages to this connection.
      "--remote-allow-system-access",
      `--width=${windowSize.width}`,
      `--height=${windowSize.height}`,
      ...args,
    ],
    // Without it a release build ignores services.settings.server and asks its maker.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: "1" },
    extraPrefsFirefox: {
      "network.proxy.type": 1,
      ...proxy("http"),
      ...proxy("ssl"),
      "network.proxy.no_proxies_on": "",
      // Loopback goes through the proxy as well, so that a request to it is seen.
      "network.proxy.allow_hijacking_localhost": true,
      "network.captive-portal-service.enabled": false,
      "network.connectivity-service.enabled": false,
      "services.settings.server": "data:,#remote-settings-dummy/v1",
      "extensions.webextensions.uuids": JSON.stringify({ [extensionId]: uuid }),
      "layout.css.prefers-color-scheme.content-override": colorScheme === "dark" ? 0 : 1,
      "ui.prefersReducedMotion": reducedMotion ? 1 : 0,
      // Names and roles are read from the accessibility tree, which is else built on demand.
      "accessibility.force_disabled": -1,
      ...prefs,
    },
  });
  try {
    const driver = new FirefoxDriver({ browser, folder, manifest, extensionId, uuid });
    await driver.watch();
    return driver;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

class FirefoxDriver {
  #folder;
  #privileged;
  #flush;
  #desk;

  constructor({ browser, folder, manifest, extensionId, uuid }) {
    this.browser = browser;
    this.errors = [];
    this.manifest = manifest;
    this.extensionId = extensionId;
    this.extensionOrigin = `moz-extension://${uuid}`;
    this.#folder = folder;
    this.#privileged = new Privileged(browser);
  }

  async watch() {
    this.#flush = await watchErrors(this.#privileged, (error) => this.errors.push(error));
  }

  flushErrors() {
    return this.#flush();
  }

  async install() {
    await this.browser.installExtension(this.#folder);
  }

  async reload() {
    const instance = () =>
      this.#privileged.inBrowser((id) => {
        const extension = WebExtensionPolicy.getByID(id)?.extension;
        return extension?.backgroundState === "running" ? extension.instanceId : null;
      }, this.extensionId);
    const before = await instance();
    await this.inExtension(() => chrome.runtime.reload()).catch(() => {});
    this.#desk = undefined;
    await poll(instance, {
      until: (after) => after !== null && after !== before,
      message: "the extension to be back",
    });
  }

  withholdAccess() {
    return this.#privileged.inBrowser(async (id) => {
      const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
      const { extension } = WebExtensionPolicy.getByID(id);
      const origins = extension.manifest.host_permissions;
      await ExtensionPermissions.remove(id, { permissions: [], origins, data_collection: [] }, extension);
    }, this.extensionId);
  }

  newPage() {
    return this.browser.newPage();
  }

  // Firefox loads an extension page for us but never says that it has, so nothing waits for the
  // navigation; the document itself is asked instead.
  async openExtensionPage(route) {
    const page = await this.newPage();
    const url = `${this.extensionOrigin}/${route}`;
    await this.#privileged.send("browsingContext.navigate", {
      context: page.mainFrame()._id,
      url,
      wait: "none",
    });
    await poll(() => page.evaluate(() => `${document.readyState} ${location.href}`), {
      until: (state) => state === `interactive ${url}` || state === `complete ${url}`,
      message: `${route} to load`,
    });
    return page;
  }

  async inExtension(callback, ...args) {
    const desk = await this.#openDesk();
    return this.#privileged.call(desk, callback, args);
  }

  // The manifest, opened as a document of the extension: it has the extension's APIs and runs no
  // code of the extension's. Firefox has no hidden targets, so it is a tab behind the others.
  async #openDesk() {
    if (this.#desk) return this.#desk;
    const { context } = await this.#privileged.send("browsingContext.create", {
      type: "tab",
      background: true,
    });
    await this.#privileged.send("browsingContext.navigate", {
      context,
      url: `${this.extensionOrigin}/manifest.json`,
      wait: "none",
    });
    await poll(() => this.#privileged.call(context, () => typeof globalThis.chrome?.storage, []), {
      until: (type) => type === "object",
      message: "the extension's APIs in a document of its own",
    });
    this.#desk = context;
    return context;
  }

  tabId(page) {
    return this.#privileged.inBrowser((contextId) => {
      const { NavigableManager } = ChromeUtils.importESModule(
        "chrome://remote/content/shared/NavigableManager.sys.mjs",
      );
      const { ExtensionParent } = ChromeUtils.importESModule(
        "resource://gre/modules/ExtensionParent.sys.mjs",
      );
      const { embedderElement } = NavigableManager.getBrowsingContextById(contextId);
      const tab = embedderElement.ownerDocument.defaultView.gBrowser.getTabForBrowser(embedderElement);
      return ExtensionParent.apiManager.global.tabTracker.getId(tab);
    }, page.mainFrame()._id);
  }

  // The same call that Firefox makes when an event page has been idle.
  async stopWorker() {
    await this.#privileged.inBrowser(async (id) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
    }, this.extensionId);
    await poll(() => this.isWorkerRunning(), {
      until: (running) => running === false,
      message: "the event page to have stopped",
    });
  }

  isWorkerRunning() {
    return this.#privileged.inBrowser(
      (id) => WebExtensionPolicy.getByID(id).extension.backgroundState !== "stopped",
      this.extensionId,
    );
  }

  shadow(page, within) {
    return readClosedRoots(this.#privileged, page, within);
  }

  accessible(page) {
    return readAccessible(this.#privileged, page);
  }

  /** Closes the tab at that address. Says whether there was one. */
  closeTab(address) {
    return this.#privileged.inBrowser((wanted) => {
      const { gBrowser } = Services.wm.getMostRecentWindow("navigator:browser");
      const tab = gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec === wanted);
      // One that still loads would go on to look for its icon, with nobody there to tell.
      const isThere = tab !== undefined && !tab.hasAttribute("busy");
      if (isThere) gBrowser.removeTab(tab);
      return isThere;
    }, address);
  }

  film(page, scale) {
    return filmTab(this.#privileged, page, scale);
  }

  focused(page) {
    return readFocused(this.#privileged, page);
  }

  close() {
    return this.browser.close();
  }
}
