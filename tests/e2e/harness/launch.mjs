// Starts a browser with a fresh profile, the unpacked extension and no way out but the feed.

import { launchChromium } from "./chromium.mjs";
import { launchFirefox } from "./firefox.mjs";
import { findBrowser } from "./browsers.mjs";
import { readManifest } from "./manifest.mjs";
import { openProxy } from "./proxy.mjs";
import { Session } from "./session.mjs";

const DRIVERS = { chromium: launchChromium, firefox: launchFirefox };

/**
 * `extension` is a folder, `feedPort` the port of an HTTPS server on loopback that answers for
 * `feedHosts`. `install: false` starts without the extension, for a tab that was open before;
 * `session.install()` adds it. `greets: false` is for an extension without a first page. `args` and `prefs` are for what one spec alone needs.
 */
export async function launch({
  browser,
  extension,
  feedPort,
  feedHosts = ["www.tiktok.com"],
  headless = true,
  colorScheme = "light",
  reducedMotion = false,
  windowSize = { width: 1280, height: 800 },
  install = true,
  greets = true,
  args = [],
  prefs = {},
}) {
  const executablePath = findBrowser(browser);
  const { folder, manifest } = readManifest(extension);
  if (!Number.isInteger(feedPort)) {
    throw new Error("launch needs `feedPort`: the port of the practice feed on loopback.");
  }
  if (!headless && process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Error("A browser with a window needs a display: run this under xvfb-run.");
  }
  const proxy = await openProxy({ feedHosts, feedPort });
  try {
    const driver = await DRIVERS[browser]({
      executablePath,
      proxyPort: proxy.port,
      folder,
      manifest,
      headless,
      colorScheme,
      reducedMotion,
      windowSize,
      args,
      prefs,
    });
    const session = new Session({ browser, driver, proxy, origin: `https://${feedHosts[0]}` });
    try {
      if (install) {
        await session.install();
        // What a new extension opens by itself would lie over the feed.
        if (greets) await session.dismissGreeting();
      }
    } catch (error) {
      await session.close();
      throw error;
    }
    return session;
  } catch (error) {
    await proxy.close();
    throw error;
  }
}
