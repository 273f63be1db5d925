// Reads the manifest of the extension under test, and says plainly when there is none.

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

export function readManifest(extension) {
  if (!extension) throw new Error("launch needs `extension`: the folder of the unpacked extension.");
  const folder = path.resolve(extension);
  if (!existsSync(folder)) {
    throw new Error(`There is no extension folder at ${folder}: build the extension first.`);
  }
  const file = path.join(folder, "manifest.json");
  if (!existsSync(file)) {
    throw new Error(`${folder} has no manifest.json, so it is not an unpacked extension.`);
  }
  try {
    return { folder, manifest: JSON.parse(readFileSync(file, "utf8")) };
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error.message}`);
  }
}
