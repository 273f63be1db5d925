// Draws the PNGs from the SVGs beside this file: `node extension/icons/render.mjs`, after a change to one.
import { fileURLToPath } from "node:url";
import sharp from "sharp";

for (const icon of ["on", "off", "attention"]) {
  for (const size of [16, 32, 48, 128]) {
    const at = (name) => fileURLToPath(new URL(name, import.meta.url));
    // Drawn large first: edges come out smoother than at the final size at once.
    await sharp(at(`${icon}.svg`), { density: 288 })
      .resize(size, size, { kernel: "lanczos3" })
      .png({ compressionLevel: 9, palette: false })
      .toFile(at(`${icon}-${size}.png`));
  }
}
