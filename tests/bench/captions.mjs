// How long a caption takes: in the core, in each of its forms, and in one regular expression of the same word lists.

import { phrases, startCore, trials } from "../e2e/trial.mjs";
import { median, quantile } from "./statistics.mjs";

const LENGTH = 300;
const CAPTIONS = 200;

/** Captions of about `LENGTH` characters, put together from shorter ones. */
async function longCaptions() {
  const captions = [];
  let caption = "";
  for (const { caption: part } of await trials()) {
    caption = caption === "" ? part : `${caption} ${part}`;
    if (caption.length < LENGTH) continue;
    captions.push(caption.slice(0, LENGTH));
    caption = "";
    if (captions.length === CAPTIONS) return captions;
  }
  throw new Error("There are too few captions.");
}

const escaped = (phrase) => phrase.replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&");

/** All phrases in one alternation, whole words only; `word*` is every word with that beginning, `_` any one word. */
function alternation(all) {
  const sources = all.map((phrase) => phrase.split(" ")
    .map((word) => (word === "_" ? "\\S+" : word.endsWith("*") ? `${escaped(word.slice(0, -1))}[\\p{L}\\p{N}]*` : escaped(word)))
    .join("\\s+"));
  sources.sort((one, other) => other.length - one.length);
  return `(?<![\\p{L}\\p{N}])(?:${sources.join("|")})(?![\\p{L}\\p{N}])`;
}

/** `{ wasm, fallback, regexp }`, each `{ p50, p99 }` in microseconds a caption. */
export async function measureCaptions(session) {
  const captions = await longCaptions();
  const page = await session.browser.newPage();
  await page.evaluate((source) => { window.pattern = new RegExp(source, "giu"); }, alternation(await phrases()));
  const results = {};
  for (const form of ["wasm", "fallback", "regexp"]) {
    if (form !== "regexp") await startCore(page, form);
    const times = await page.evaluate((texts, by) => {
      const work = by === "regexp" ? (text) => (text.match(window.pattern) ?? []).length : (text) => window.core.findings(text);
      // Until it is compiled well, and until the page's clock, which is coarse, can tell.
      for (let round = 0; round < 5; round += 1) for (const text of texts) work(text);
      return texts.map((text) => {
        const start = performance.now();
        let [rounds, time] = [0, 0];
        while (time < 10) {
          for (let again = 0; again < 20; again += 1) work(text);
          rounds += 20;
          time = performance.now() - start;
        }
        return (time * 1000) / rounds;
      });
    }, captions, form);
    results[form] = { p50: median(times), p99: quantile(times, 0.99) };
  }
  await page.close();
  return results;
}
