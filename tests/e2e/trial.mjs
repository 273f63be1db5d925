// The core alone, in a page of a browser, as `cargo xtask` leaves it in target/trial.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The forms that the core has in a browser. */
export const FORMS = ["wasm", "fallback"];

function fileOf(name) {
  const file = fileURLToPath(new URL(`../../target/trial/${name}`, import.meta.url));
  if (!existsSync(file)) throw new Error(`target/trial/${name} is missing: \`cargo xtask test\` and \`bench\` make it.`);
  return readFile(file, "utf8");
}

/** `[{ caption, judged }]`: captions, and what the native core makes of them. */
export async function trials() {
  return JSON.parse(await fileOf("captions.json"));
}

/** All phrases of the word lists. */
export async function phrases() {
  return JSON.parse(await fileOf("phrases.json"));
}

/** Starts the core on a page, where it is then `window.core`. */
export async function startCore(page, form) {
  await page.evaluate(`void (window.core = ${await fileOf(`${form}.js`)})`);
}
