// Makes posters and videos of posts when they are asked for, and keeps the latest in memory.
// No encoder is needed: a lossy WebP picture holds exactly one VP8 key frame, which is what a WebM wants.

import sharp from 'sharp';

import { FRAME } from './pattern.mjs';
import { drawScene } from './scene.mjs';
import { opusHead, PACKET_MS, tone } from './tone.mjs';
import { muxWebm } from './webm.mjs';

export const DURATION_MS = 7000;

// Four pictures, played to and fro twice a second: enough to see that it moves. More would cost
// a rendering each (about 10 ms) for every post of a thousand-post fling.
const PHASES = [0, 1 / 3, 2 / 3, 1];
const TO_AND_FRO = [0, 1, 2, 3, 2, 1];
const FRAME_MS = 500;

// A fling shows each post once, so that a larger cache would only hold what nobody asks for again.
const KEPT = 96;

const renderPicture = (number, phase) =>
  sharp(Buffer.from(drawScene(number, phase))).webp({ quality: 62, effort: 0 }).toBuffer();

function vp8KeyFrame(webp) {
  for (let at = 12; at + 8 <= webp.length;) {
    const size = webp.readUInt32LE(at + 4);
    if (webp.toString('latin1', at, at + 4) === 'VP8 ') return webp.subarray(at + 8, at + 8 + size);
    at += 8 + size + (size % 2);
  }
  throw new Error('the picture holds no VP8 frame');
}

async function renderVideo(number) {
  const pictures = [];
  for (const phase of PHASES) pictures.push(vp8KeyFrame(await renderPicture(number, phase)));
  const frames = [];
  for (let at = 0; at < DURATION_MS; at += FRAME_MS) {
    frames.push({ at, data: pictures[TO_AND_FRO[frames.length % TO_AND_FRO.length]] });
  }
  const packets = tone(DURATION_MS - PACKET_MS);
  return muxWebm({ ...FRAME, duration: DURATION_MS, frames, packets, opusHead });
}

// A photo post's sound: the same file without frames.
const renderSound = () => muxWebm({
  ...FRAME, duration: DURATION_MS, frames: [], packets: tone(DURATION_MS - PACKET_MS), opusHead,
});

/** A library of its own cache. `get` answers `{ type, bytes }`, or null for a name it does not know. */
export function openLibrary() {
  const kept = new Map();

  const make = (kind, number, slide) => {
    if (kind === 'webm') return renderVideo(number);
    if (kind === 'sound.webm') return renderSound();
    return renderPicture(number, (slide % 4) / 3);
  };

  return {
    async get(name) {
      const match = /^(\d{1,4})(?:-(\d))?\.(webm|webp|sound\.webm)$/.exec(name);
      if (!match || Number(match[1]) >= 4096) return null;
      const [, number, slide = '0', kind] = match;
      // The promise is kept, so that two requests for one video do not draw it twice.
      const bytes = kept.get(name) ?? make(kind, Number(number), Number(slide));
      kept.delete(name);
      kept.set(name, bytes);
      if (kept.size > KEPT) kept.delete(kept.keys().next().value);
      const type = kind === 'webp' ? 'image/webp' : kind === 'webm' ? 'video/webm' : 'audio/webm';
      return { type, bytes: await bytes };
    },
  };
}
