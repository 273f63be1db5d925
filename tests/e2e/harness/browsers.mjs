// Finds the browsers that are installed. The tests download none: they run in what people have.

import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";

const KNOWN = {
  chromium: {
    variable: "CHROMIUM_BIN",
    names: ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"],
    install: "install a current Chromium (Debian: apt-get install chromium)",
  },
  firefox: {
    variable: "FIREFOX_BIN",
    names: ["firefox-esr", "firefox"],
    install: "install Firefox, ESR 153 or newer (Debian: apt-get install firefox-esr)",
  },
};

export const browserNames = Object.keys(KNOWN);

export function findBrowser(browser, env = process.env) {
  const known = KNOWN[browser];
  if (!known) {
    throw new Error(`No browser is called "${browser}" here; there are ${browserNames.join(", ")}.`);
  }
  const chosen = env[known.variable];
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`${known.variable} is "${chosen}", and no program is there.`);
  }
  const folders = (env.PATH ?? "").split(path.delimiter).filter(Boolean);
  for (const name of known.names) {
    const found = folders.map((folder) => path.join(folder, name)).find(isExecutable);
    if (found) return found;
  }
  throw new Error(
    `No ${browser} found: looked for ${known.names.join(", ")} on PATH; ` +
      `${known.install}, or set ${known.variable} to its path.`,
  );
}

// The browsers that this run is about, so that a spec file can be run in one of them alone:
// SOFTSCROLL_BROWSERS=firefox node --test tests/e2e/feed.test.mjs
export function chosenBrowsers(env = process.env) {
  const named = (env.SOFTSCROLL_BROWSERS ?? browserNames.join(","))
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  for (const name of named) {
    if (!browserNames.includes(name)) {
      throw new Error(`SOFTSCROLL_BROWSERS names "${name}"; there are ${browserNames.join(", ")}.`);
    }
  }
  return named;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
