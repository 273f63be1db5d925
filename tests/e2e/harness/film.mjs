// Films a page: in Chromium by screencast, in Firefox by one snapshot after the other. A strip in the corner of the page counts its animation frames, so that
// each picture says which frame it shows, and how many of all were seen is known and not guessed.

import sharp from "sharp";

import { FRAME, readNumber } from "../../../www/media/pattern.mjs";

// The strip: as many squares as bits, each this wide, at the lower left corner.
const BITS = 16;
const SQUARE = 12;
// Half the page's size in each direction: the numbers on the pictures are read down to 200 px of height.
const SCALE = 0.5;
// A picture's width by its height.
const RATIO = FRAME.width / FRAME.height;

/** Runs in the page from its start: draws the strip, and keeps where the pictures are. */
function count(bits, square) {
  const strip = document.createElement("canvas");
  strip.width = bits * square;
  strip.height = square;
  Object.assign(strip.style, { position: "fixed", left: "0", bottom: "0", zIndex: "2147483647", pointerEvents: "none" });
  const pen = strip.getContext("2d");
  window.frame = 0;
  const step = () => {
    if (!strip.isConnected && document.readyState === "complete") document.documentElement.append(strip);
    if (strip.isConnected) {
      window.frame += 1;
      for (let bit = 0; bit < bits; bit += 1) {
        pen.fillStyle = (window.frame >> bit) & 1 ? "#fff" : "#000";
        pen.fillRect(bit * square, 0, square, square);
      }
    }
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

export class Film {
  #page;
  #stop;

  /** Starts filming a page of `session` that was not loaded yet. */
  static async of(session, page) {
    const film = new Film();
    film.#page = page;
    await page.evaluateOnNewDocument(count, BITS, SQUARE);
    film.#stop = await session.film(page, SCALE);
    return film;
  }

  /**
   * Stops, and answers `{ numbers, coverage, total }`: by number of a post in how many pictures it can be made out,
   * and which share of the page's animation frames was seen.
   */
  async end() {
    const total = await this.#page.evaluate(() => window.frame);
    const pictures = await this.#stop();
    const { width, height } = await this.#page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    // On a card of the feed, and in full screen. A card is at rest in every frame: the feed jumps.
    const places = [await this.#page.evaluate(cardPlace), { x: (width - height * RATIO) / 2, y: 0, width: height * RATIO, height }];
    const numbers = new Map();
    const frames = new Set();
    for (const picture of pictures) {
      const { data, info } = await sharp(Buffer.from(picture, "base64")).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      const scale = info.width / width;
      frames.add(frameOf(data, info, scale, height));
      for (const { x, y, width: wide, height: high } of places) {
        const number = readNumber(data, info.width, info.height, { x: x * scale, y: y * scale, width: wide * scale, height: high * scale });
        if (number !== null) numbers.set(number, (numbers.get(number) ?? 0) + 1);
      }
    }
    frames.delete(0);
    const seen = [...frames].filter((frame) => frame <= total).length;
    return { numbers, coverage: total === 0 ? 0 : seen / total, total };
  }
}

/** Runs in the page: where the picture of the card in view lies. */
function cardPlace() {
  const cards = [...document.querySelectorAll('[data-e2e="feed-video"]')].map((card) => card.getBoundingClientRect());
  const { x, y, width, height } = cards.find(({ top, bottom }) => top >= 0 && bottom <= innerHeight);
  return { x, y, width, height };
}

function frameOf(data, info, scale, height) {
  let frame = 0;
  for (let bit = 0; bit < BITS; bit += 1) {
    const x = Math.round((bit + 0.5) * SQUARE * scale);
    const y = Math.round((height - SQUARE / 2) * scale);
    if (data[(y * info.width + x) * info.channels] > 127) frame |= 1 << bit;
  }
  return frame;
}
