// The band of sixteen squares that says which post a picture belongs to.
// Tests read it back from posters, video frames and screenshots; under a veil's blur it must not be readable.

// Nine by sixteen, a multiple of 8 both ways because VP8 works in blocks of that size.
export const FRAME = { width: 288, height: 512 };

// Where the band lies, in frame pixels: below the site's top buttons and above its caption, so that a
// screenshot shows it whole. Squares of 22 px are 8.6 px at a media height of 200 px. Of all 4,096 numbers none
// can be read from a mosaic of 24 rows or fewer, 1 from 32 rows, 400 from 40. Smaller squares would let a
// weaker veil pass, larger ones would ask for a stronger one; the top is chosen so that no mosaic of 16, 24 or
// 32 rows falls on the squares' own grid.
const BAND = { left: 56, top: 96, cell: 22, columns: 8, rows: 2 };

const LIGHT = '#f6f2ea';
const DARK = '#14161b';

// Between the two a square counts as unreadable. Raising the gap makes a weaker blur count as hidden.
const DARK_BELOW = 80;
const LIGHT_ABOVE = 175;

export const NUMBERS = 4096;

// Mixed into every word, so that small numbers too show a lively band of many edges, which a blur destroys.
const MIX = 0b0110_1001_1011_0100;

// The four check bits change with any single wrong square.
const checksum = (number) => ((number >> 8) ^ (number >> 4) ^ number ^ 0b1010) & 0b1111;

const bitsOf = (number) => {
  const word = ((number << 4) | checksum(number)) ^ MIX;
  return Array.from({ length: 16 }, (_, place) => (word >> (15 - place)) & 1);
};

const cellBox = (place) => ({
  x: BAND.left + (place % BAND.columns) * BAND.cell,
  y: BAND.top + Math.floor(place / BAND.columns) * BAND.cell,
});

/** The band as SVG shapes in frame pixels, for the scene to lay on top. */
export function patternSvg(number) {
  if (!Number.isInteger(number) || number < 0 || number >= NUMBERS) {
    throw new RangeError(`a post's number lies between 0 and ${NUMBERS - 1}, not ${number}`);
  }
  const { left, top, cell, columns, rows } = BAND;
  const ground = `<rect x="${left - 5}" y="${top - 5}" width="${columns * cell + 10}" height="${rows * cell + 10}" rx="9" fill="${DARK}"/>`;
  const squares = bitsOf(number).map((bit, place) => {
    const { x, y } = cellBox(place);
    return `<rect x="${x + 1}" y="${y + 1}" width="${cell - 2}" height="${cell - 2}" rx="3" fill="${bit ? LIGHT : DARK}"/>`;
  });
  return ground + squares.join('');
}

/**
 * The number that a picture shows, or null when the squares can't be told apart.
 * `image` is an ImageData or its bytes (grey, RGB or RGBA) of `width` by `height`;
 * `media` is the rectangle of the post's picture within it, the whole by default.
 */
export function readNumber(image, width, height, media = { x: 0, y: 0, width, height }) {
  const bytes = image.data ?? image;
  const channels = bytes.length / (width * height);
  const scaleX = media.width / FRAME.width;
  const scaleY = media.height / FRAME.height;

  // The middle half of a square, since scaling and compression smear its edges.
  const brightness = ({ x, y }) => {
    const from = (start, scale, place) => Math.round(start + (place + BAND.cell * 0.25) * scale);
    const to = (start, scale, place) => Math.round(start + (place + BAND.cell * 0.75) * scale);
    let sum = 0;
    let count = 0;
    for (let row = from(media.y, scaleY, y); row < to(media.y, scaleY, y); row += 1) {
      for (let column = from(media.x, scaleX, x); column < to(media.x, scaleX, x); column += 1) {
        if (row < 0 || column < 0 || row >= height || column >= width) return NaN;
        const at = (row * width + column) * channels;
        sum += channels < 3 ? bytes[at] : bytes[at] * 0.299 + bytes[at + 1] * 0.587 + bytes[at + 2] * 0.114;
        count += 1;
      }
    }
    return sum / count;
  };

  let word = 0;
  for (let place = 0; place < 16; place += 1) {
    const value = brightness(cellBox(place));
    if (value > LIGHT_ABOVE) word = (word << 1) | 1;
    else if (value < DARK_BELOW) word <<= 1;
    else return null;
  }
  const plain = word ^ MIX;
  const number = plain >> 4;
  return checksum(number) === (plain & 0b1111) ? number : null;
}
