// Draws the picture of a post as SVG: one of eight calm scenes, the same each time for the same number.
// `phase` runs from 0 to 1 through a video and moves something in the scene.

import { paletteOf } from './palette.mjs';
import { FRAME, patternSvg } from './pattern.mjs';

const { width: W, height: H } = FRAME;

// Small deterministic chance: each scene takes its places from the post's number alone.
function chance(seed) {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return (low, high) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    return low + ((state >>> 8) / 0xffffff) * (high - low);
  };
}

const round = (value) => Math.round(value * 10) / 10;
const circle = (x, y, r, fill, extra = '') => `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="${fill}" ${extra}/>`;
const path = (d, fill, extra = '') => `<path d="${d}" fill="${fill}" ${extra}/>`;

function ridge(between, base, swing, fill) {
  const points = Array.from({ length: 5 }, (_, step) => [(step * W) / 4, base + between(-swing, swing)]);
  const curve = points.slice(1).map(([x, y], index) => {
    const middle = (points[index][0] + x) / 2;
    return `C${round(middle)} ${round(points[index][1])} ${round(middle)} ${round(y)} ${round(x)} ${round(y)}`;
  });
  return path(`M0 ${round(points[0][1])}${curve.join('')}V${H}H0Z`, fill);
}

function hills(between, colours, phase) {
  const sun = circle(between(70, 220), 190 + phase * 60, between(30, 44), colours.light, 'opacity=".9"');
  return sun + ridge(between, 290, 30, colours.far) + ridge(between, 350, 34, colours.middle) + ridge(between, 425, 26, colours.near);
}

function sea(between, colours, phase) {
  const waves = [colours.far, colours.middle, colours.near].map((fill, index) => {
    const y = 300 + index * 66;
    const shift = Math.sin((phase + index / 3) * Math.PI * 2) * 16;
    return path(`M-40 ${y}q36 ${-18 - shift / 4} 72 0t72 0t72 0t72 0t72 0V${H}H-40Z`, fill, `transform="translate(${round(shift)} 0)"`);
  });
  const x = between(80, 180) + phase * 26;
  const boat = path(`M${round(x)} 296h64l-12 20h-40Z`, colours.accent) + path(`M${round(x + 30)} 290V218l34 68Z`, colours.light);
  return circle(between(60, 230), 180, 26, colours.light, 'opacity=".8"') + waves[0] + boat + waves[1] + waves[2];
}

function plant(between, colours, phase) {
  const lean = Math.sin(phase * Math.PI * 2) * 5;
  const leaves = Array.from({ length: 7 }, (_, index) => {
    const angle = -66 + index * 22 + between(-6, 6) + lean;
    const length = between(78, 118);
    return path(`M0 0C${-26} ${-length * 0.4} ${-16} ${-length * 0.85} 0 ${-length}C16 ${-length * 0.85} 26 ${-length * 0.4} 0 0Z`,
      index % 2 ? colours.middle : colours.near, `transform="translate(144 352) rotate(${round(angle)})"`);
  });
  const table = `<rect x="0" y="430" width="${W}" height="82" fill="${colours.far}"/>`;
  const pot = path('M98 348h92l-12 86h-68Z', colours.accent) + `<rect x="92" y="340" width="104" height="16" rx="6" fill="${colours.accent}"/>`;
  return table + leaves.join('') + pot;
}

function cup(between, colours, phase) {
  const steam = [0, 1, 2].map((index) => {
    const x = 112 + index * 28;
    const bend = Math.sin((phase + index / 3) * Math.PI * 2) * 12;
    return path(`M${x} 306C${round(x + bend)} 284 ${round(x - bend)} 264 ${x} 242`, 'none', `stroke="${colours.light}" stroke-width="7" stroke-linecap="round" opacity=".7"`);
  });
  const table = `<ellipse cx="144" cy="470" rx="${round(between(180, 220))}" ry="70" fill="${colours.far}"/>`;
  const handle = circle(206, 364, 30, 'none', `stroke="${colours.near}" stroke-width="13"`);
  return table + `<ellipse cx="144" cy="442" rx="94" ry="18" fill="${colours.middle}"/>` + handle
    + path('M80 318h128v64a56 56 0 0 1-56 56h-16a56 56 0 0 1-56-56Z', colours.near) + steam.join('');
}

function lamp(between, colours, phase) {
  const glow = circle(150, 300, 108 + Math.sin(phase * Math.PI * 2) * 10, colours.accent, 'opacity=".28"');
  const books = [0, 1, 2, 3].map((index) =>
    `<rect x="${36 + index * 21}" y="${round(392 + between(0, 22))}" width="18" height="60" rx="3" fill="${[colours.far, colours.accent, colours.middle, colours.light][index]}"/>`);
  return `<rect x="0" y="448" width="${W}" height="64" fill="${colours.near}"/>` + glow + books.join('')
    + `<rect x="172" y="318" width="8" height="126" fill="${colours.near}"/><rect x="142" y="440" width="68" height="10" rx="5" fill="${colours.middle}"/>`
    + path('M138 326l22-66h32l22 66Z', colours.accent);
}

function street(between, colours, phase) {
  const houses = Array.from({ length: 6 }, (_, index) => {
    const top = between(236, 330);
    const lit = Math.floor(phase * 6) === index;
    const windows = [0, 1].map((column) => [0, 1, 2].map((row) =>
      `<rect x="${index * 48 + 10 + column * 18}" y="${round(top + 20 + row * 30)}" width="10" height="14" rx="2" fill="${lit || (row + column + index) % 3 === 0 ? colours.accent : colours.middle}"/>`).join('')).join('');
    return `<rect x="${index * 48}" y="${round(top)}" width="46" height="300" fill="${index % 2 ? colours.near : colours.far}"/>${windows}`;
  });
  return circle(between(50, 230), 186, 22, colours.light) + houses.join('') + `<rect y="470" width="${W}" height="42" fill="${colours.near}"/>`;
}

function balloons(between, colours, phase) {
  return [colours.accent, colours.middle, colours.far].map((fill, index) => {
    const x = 60 + index * 84 + between(-12, 12);
    const y = between(250, 330) - phase * 34 * (index + 1) / 2;
    return circle(x, y, 34, fill) + path(`M${round(x - 18)} ${round(y + 28)}L${round(x - 8)} ${round(y + 52)}h16L${round(x + 18)} ${round(y + 28)}`, 'none', `stroke="${colours.near}" stroke-width="2"`)
      + `<rect x="${round(x - 9)}" y="${round(y + 52)}" width="18" height="13" rx="3" fill="${colours.near}"/>`;
  }).join('') + ridge(between, 440, 18, colours.near);
}

function mountains(between, colours, phase) {
  const stars = Array.from({ length: 14 }, (_, index) =>
    circle(between(10, 278), between(146, 250), (index + Math.floor(phase * 6)) % 3 ? 1.3 : 2.6, colours.light)).join('');
  const peak = (x, top, half, fill) => path(`M${round(x - half)} 450L${round(x)} ${round(top)}L${round(x + half)} 450Z`, fill)
    + path(`M${round(x - half * 0.2)} ${round(top + (450 - top) * 0.2)}L${round(x)} ${round(top)}L${round(x + half * 0.2)} ${round(top + (450 - top) * 0.2)}l${round(-half * 0.14)} 10l${round(-half * 0.1)} -8Z`, colours.light);
  return stars + peak(between(60, 110), between(250, 280), 120, colours.far) + peak(between(180, 230), between(236, 262), 140, colours.middle)
    + ridge(between, 440, 14, colours.near);
}

const SCENES = [hills, sea, plant, cup, lamp, street, balloons, mountains];

/** The picture of post `number` as an SVG document in frame pixels. */
export function drawScene(number, phase = 0) {
  const colours = paletteOf(number);
  const draw = SCENES[Math.floor(number / 3) % SCENES.length];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" viewBox="0 0 ${W} ${H}">
<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${colours.skyTop}"/><stop offset=".8" stop-color="${colours.skyBottom}"/></linearGradient></defs>
<rect width="${W}" height="${H}" fill="url(#sky)"/>${draw(chance(number + 1), colours, phase)}${patternSvg(number)}</svg>`;
}

/** A round portrait for an author, by handle. */
export function drawAvatar(handle) {
  const seed = [...handle].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) >>> 0, 7);
  const { skyTop, skyBottom, near, accent, light } = paletteOf(seed);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="${skyTop}"/><stop offset="1" stop-color="${skyBottom}"/></linearGradient></defs>
<rect width="96" height="96" fill="url(#g)"/><circle cx="48" cy="40" r="17" fill="${seed % 2 ? accent : light}"/><path d="M14 96c2-24 16-34 34-34s32 10 34 34Z" fill="${near}"/></svg>`;
}
