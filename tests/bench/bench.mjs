// `cargo xtask bench`: measures the built extension in both browsers, in both forms of the core, each figure beside
// its budget and beside what it would be without. Absolute times differ from machine to machine: compare the columns.

import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";

import { Stage } from "../e2e/feed.mjs";
import { chosenBrowsers } from "../e2e/harness/browsers.mjs";
import { launch } from "../e2e/harness/launch.mjs";
import { FORMS } from "../e2e/trial.mjs";
import { measureCaptions } from "./captions.mjs";
import { measureFling } from "./fling.mjs";
import { measured, readMeter } from "./measured.mjs";
import { measureMemory } from "./memory.mjs";
import { median, quantile } from "./statistics.mjs";

const { values: options } = parseArgs({
  options: { json: { type: "string" }, posts: { type: "string", default: "200" }, memory: { type: "string", default: "1000,10000" } },
});
const POSTS = Number(options.posts);
const STOPS = options.memory.split(",").map(Number);
const STARTS = 11;
const TRIPS = 200;
// The figures of design.md, section 10.
const BUDGETS = {
  "start, median (ms)": { wasm: 10, fallback: 40 },
  "caption of 300 characters, p50 (µs)": { wasm: 30 },
  "caption of 300 characters, p99 (µs)": { wasm: 120 },
  "main thread, added per post, p95 (ms)": { wasm: 1 },
  "longest task of ours (ms)": { wasm: 50 },
  "answer of the background, p50 (ms)": { wasm: 3 },
  "heap, grown between the stops (MiB)": { wasm: 5 },
};

const rows = [];
const add = (browser, form, what, value, beside = "") => {
  const budget = BUDGETS[what]?.[form];
  rows.push({ browser, form, what, value, budget: budget ?? null, beside });
  const shown = `${value.toFixed(value < 10 ? 2 : 1)}${budget === undefined ? "" : ` of ${budget}`}`;
  console.log(`${browser.padEnd(10)}${form.padEnd(10)}${what.padEnd(42)}${shown.padStart(16)}   ${beside}`);
};

async function measureStart(stage, query) {
  const starts = [];
  let trips = [];
  for (let run = 0; run < STARTS; run += 1) {
    const page = await stage.session.openFeed(`/?count=20${query}`);
    await stage.awake(page);
    const meter = await readMeter(stage.session, page, run === 0 ? TRIPS : 0);
    starts.push(meter.start);
    if (run === 0) trips = meter.trips;
    await page.close();
  }
  return { starts, trips };
}

async function measureForm(browser, form, copy) {
  const stage = new Stage(browser);
  await stage.open({ extension: copy.folder });
  // The same browser without the extension, for what a person would otherwise have.
  const bare = await launch({ ...stage.options, install: false });
  try {
    const query = form === "fallback" ? "&csp=strict" : "";
    if (form === "fallback") await stage.fallBack();
    const { starts, trips } = await measureStart(stage, query);
    add(browser, form, "start, median (ms)", median(starts), `p99 ${quantile(starts, 0.99).toFixed(1)}, ${STARTS} starts`);
    add(browser, form, "answer of the background, p50 (ms)", median(trips), `p99 ${quantile(trips, 0.99).toFixed(1)}, ${TRIPS} answers`);

    const open = async (session) => {
      const page = await session.openFeed(`/?count=${Math.max(POSTS, ...STOPS) + 20}${query}`);
      await stage.awake(page);
      return page;
    };
    const run = await measureFling(stage, bare, open, POSTS);
    add(browser, form, "main thread, added per post, p50 (ms)", run.p50, `${POSTS} posts`);
    add(browser, form, "main thread, added per post, p95 (ms)", run.p95);
    add(browser, form, "longest task of ours (ms)", run.longest);
    add(browser, form, "frames that came late (%)", run.late * 100, `${(run.lateWithout * 100).toFixed(2)} without the extension`);

    if (form === "wasm") {
      const stops = await measureMemory(stage, bare, open, STOPS);
      for (const { posts, heap, heapWithout, core } of stops) {
        add(browser, form, `core's memory after ${posts} posts (MiB)`, core);
        if (heap !== null) add(browser, form, `heap after ${posts} posts (MiB)`, heap, `${heapWithout.toFixed(1)} without the extension`);
      }
      const [first, last] = [stops[0], stops.at(-1)];
      if (first.heap !== null && first !== last) {
        const grown = last.heap - last.heapWithout - (first.heap - first.heapWithout) + last.core - first.core;
        add(browser, form, "heap, grown between the stops (MiB)", grown, "less what the page's own grew, with the core's");
      }
    }
  } finally {
    await bare.close();
    await stage.close();
  }
}

async function measureBrowser(browser) {
  const copy = await measured(browser);
  try {
    const plain = new Stage(browser);
    await plain.open({});
    const captions = await measureCaptions(plain.session).finally(() => plain.close());
    for (const form of FORMS) {
      const { p50, p99 } = captions[form];
      const beside = (other) => `${other.toFixed(0)} as one RegExp of the same lists`;
      add(browser, form, "caption of 300 characters, p50 (µs)", p50, beside(captions.regexp.p50));
      add(browser, form, "caption of 300 characters, p99 (µs)", p99, beside(captions.regexp.p99));
    }
    for (const form of FORMS) await measureForm(browser, form, copy);
  } finally {
    await copy.remove();
  }
}

async function weigh(files) {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(await readFile(new URL(`../../dist/chromium/${file}`, import.meta.url)), { level: 9 }).length;
  return bytes / 1000;
}

console.log(`${"browser".padEnd(10)}${"core".padEnd(10)}${"what".padEnd(42)}${"value of budget".padStart(16)}   beside it`);
for (const browser of chosenBrowsers()) await measureBrowser(browser);
add("both", "wasm", "size of the scripts, gzip (kB)", await weigh(["cover.js", "content.js"]), "of 300");
add("both", "fallback", "size of the scripts, gzip (kB)", await weigh(["cover.js", "fallback.js"]), "of 600");
if (options.json) {
  await writeFile(options.json, `${JSON.stringify({ date: new Date().toISOString(), rows }, null, 2)}\n`);
  console.log(`Written to ${path.resolve(options.json)}.`);
}
