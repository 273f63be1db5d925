// A copy of the built extension that measures itself: how long it takes to be ready, each time the core is entered,
// and how long an answer of the background takes. Nothing of this is in the package.

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { poll } from "../e2e/harness/poll.mjs";

const ENTRY = /softscroll\.guard\((\w+)\.exports\)/;

// Runs in the content script's world before the rest of it.
const METER = `
globalThis.meter ??= {
  began: performance.now(), ready: 0, entries: [], depth: 0, memory: null,
  timed(exports) {
    this.memory = exports.memory;
    const timed = { __proto__: null };
    for (const [name, value] of Object.entries(exports)) {
      timed[name] = typeof value !== "function" ? value : (...given) => {
        const start = performance.now();
        this.depth += 1;
        try {
          return value(...given);
        } finally {
          this.depth -= 1;
          if (this.depth === 0) this.entries.push([start, performance.now() - start]);
        }
      };
    }
    return timed;
  },
};
document.addEventListener("meter", async ({ detail }) => {
  const { began, ready, entries, memory } = globalThis.meter;
  const trips = [];
  for (let trip = 0; trip < JSON.parse(detail).trips; trip += 1) {
    const start = performance.now();
    await chrome.runtime.sendMessage({ kind: "protection", protection: { state: "active" } });
    trips.push(performance.now() - start);
  }
  await chrome.storage.local.set({ meter: { id: JSON.parse(detail).id, start: ready - began, entries, trips, memory: memory.buffer.byteLength } });
});
`;

/** The folder of a measuring copy of the extension, and a way to be rid of it. */
export async function measured(browser) {
  const folder = await mkdtemp(path.join(tmpdir(), "softscroll-bench-"));
  await cp(fileURLToPath(new URL(`../../dist/${browser}`, import.meta.url)), folder, { recursive: true });
  const change = async (name, edit) => {
    const file = path.join(folder, name);
    await writeFile(file, edit(await readFile(file, "utf8")));
  };
  await change("cover.js", (text) => METER + text);
  for (const name of ["content.js", "fallback.js"]) {
    await change(name, (text) => {
      if (!ENTRY.test(text)) throw new Error(`${name} enters the core differently now`);
      return `${METER}${text.replace(ENTRY, "meter.timed(softscroll.guard($1.exports))")}\nmeter.ready ||= performance.now();`;
    });
  }
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

let asked = 0;

/** What a page's copy measured so far; `trips` times it asks the background something first. */
export async function readMeter(session, page, trips = 0) {
  asked += 1;
  const id = asked;
  await page.evaluate((detail) => document.dispatchEvent(new CustomEvent("meter", { detail })), JSON.stringify({ id, trips }));
  const look = () => session.inExtension(async () => (await chrome.storage.local.get("meter")).meter);
  return poll(look, { timeout: 60_000, until: (meter) => meter?.id === id, message: "what was measured" });
}
