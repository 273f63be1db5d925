// Class names in the forms the site has used. The hash and the format change from build to build,
// so nothing may rely on more than the word at the end; our own style sheet does not either.

import { createContext, useContext } from 'react';

const FORMATS = [
  (hash, word) => `css-${hash}-7937d88b--${word}`,
  (hash, word) => `css-${hash}-5e6d46e3--${word}`,
  (hash, word) => `css-${hash}-${word}`,
  (hash, word) => `tiktok-${hash}-${word}`,
];

function hashOf(word, salt) {
  let state = 0x811c9dc5 ^ salt;
  for (const letter of word) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193);
  return (0x40000000 + ((state >>> 0) % 0x3fffffff)).toString(36).padStart(6, '0');
}

/** The class names of one build: a function from a component's word to its class. */
export function buildClasses(salt = 0, format = 0) {
  const write = FORMATS[format % FORMATS.length];
  return (...words) => words.map((word, place) => {
    const name = write(hashOf(word, salt), word);
    // A styled component made from another carries both: css-h--Base-h--Own.
    return place === 0 ? name : name.replace(/^(css|tiktok)-/, '');
  }).join('-');
}

export const ClassesContext = createContext(buildClasses());

export const useClasses = () => useContext(ClassesContext);

/** The fixed classes of the site's text component, before its hashed one. */
export const TUX_TEXT = 'TUXText TUXText--tiktok-sans TUXText--weight-normal';
export const TUX_BUTTON = 'TUXButton TUXButton--capsule TUXButton--medium TUXButton--secondary';
