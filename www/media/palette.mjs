// Colours of the drawn pictures: calm sets of sky, land and accents, chosen by a post's number.

// sky top, sky bottom, far, middle, near, accent, light
const PALETTES = [
  ['#22304f', '#e9a178', '#7f6a86', '#4f4a70', '#2b2f52', '#f7d9a8', '#fff3dc'],
  ['#8ecbd6', '#f3ead2', '#7fb49a', '#4f8f7c', '#2f6359', '#f29e7b', '#fffaf0'],
  ['#d9c4e6', '#fbe6d8', '#b39ac9', '#8570a8', '#574a7d', '#f0b35f', '#fff7ec'],
  ['#12263a', '#3f6f86', '#2f566b', '#1f4052', '#13293a', '#f3c969', '#eaf4f4'],
  ['#f6c9b5', '#fdf1e3', '#d99a86', '#b26c63', '#7b464a', '#5f9ea0', '#fffaf3'],
  ['#5d8a5e', '#dfe8c6', '#8fb07a', '#5c8656', '#365a3c', '#f1b24a', '#fbfbee'],
  ['#3b3361', '#c76d8c', '#7d4f82', '#563b70', '#2d2450', '#ffcf8f', '#ffeef0'],
  ['#bcd4e6', '#f5f0e6', '#8fabc4', '#5f7f9f', '#39536e', '#e4876d', '#ffffff'],
];

/** The palette of a post, as named colours. */
export function paletteOf(number) {
  const [skyTop, skyBottom, far, middle, near, accent, light] = PALETTES[number % PALETTES.length];
  return { skyTop, skyBottom, far, middle, near, accent, light };
}
