// Lays VP8 key frames and Opus packets into a WebM file that seeks: duration, cues, one cluster per second.
// Encodes nothing itself.

import { element, float, uint } from './ebml.mjs';

const VIDEO = 1;
const AUDIO = 2;
const KEY_FRAME = 0x80;
const CLUSTER_MS = 1000;
// Opus asks for 80 ms of decoding before a seek target is heard as it should be.
const SEEK_PRE_ROLL_NS = 80_000_000;
// 312 samples at 48 kHz, the delay libopus states in the head of the packets.
const CODEC_DELAY_NS = 6_500_000;

const block = (track, relative, data) => {
  const head = Buffer.alloc(4);
  head.writeUInt8(0x80 | track, 0);
  head.writeInt16BE(relative, 1);
  head.writeUInt8(KEY_FRAME, 3);
  return element(0xa3, head, data);
};

const header = () => element(0x1a45dfa3,
  element(0x4286, uint(1)), element(0x42f7, uint(1)), element(0x42f2, uint(4)), element(0x42f3, uint(8)),
  element(0x4282, 'webm'), element(0x4287, uint(4)), element(0x4285, uint(2)));

const info = (duration) => element(0x1549a966,
  element(0x2ad7b1, uint(1_000_000)), element(0x4489, float(duration)),
  element(0x4d80, 'softscroll practice feed'), element(0x5741, 'softscroll practice feed'));

const tracks = ({ width, height, opusHead }) => element(0x1654ae6b,
  element(0xae,
    element(0xd7, uint(VIDEO)), element(0x73c5, uint(VIDEO)), element(0x83, uint(1)), element(0x9c, uint(0)),
    element(0x86, 'V_VP8'), element(0xe0, element(0xb0, uint(width)), element(0xba, uint(height)))),
  element(0xae,
    element(0xd7, uint(AUDIO)), element(0x73c5, uint(AUDIO)), element(0x83, uint(2)), element(0x9c, uint(0)),
    element(0x86, 'A_OPUS'), element(0x63a2, opusHead),
    element(0x56aa, uint(CODEC_DELAY_NS)), element(0x56bb, uint(SEEK_PRE_ROLL_NS)),
    element(0xe1, element(0xb5, float(48_000)), element(0x9f, uint(opusHead[9])))));

// Positions take four bytes whatever they are, so that the size of the cues is known before the clusters are.
const cues = (clusters, positionOf) => element(0x1c53bb6b, ...clusters.map(({ time }, index) =>
  element(0xbb, element(0xb3, uint(time, 4)),
    element(0xb7, element(0xf7, uint(VIDEO)), element(0xf1, uint(positionOf(index), 4))))));

const cluster = (time, blocks) => element(0x1f43b675, element(0xe7, uint(time)),
  ...blocks.map(({ track, at, data }) => block(track, at - time, data)));

/**
 * One file. `frames` and `packets` are `{ at, data }` with times in milliseconds, in order;
 * every frame is a key frame, and a frame falls on the start of every second.
 */
export function muxWebm({ width, height, duration, frames, packets, opusHead }) {
  const blocks = [
    ...frames.map((frame) => ({ track: VIDEO, ...frame })),
    ...packets.map((packet) => ({ track: AUDIO, ...packet })),
  ].sort((a, b) => a.at - b.at || a.track - b.track);

  const clusters = [];
  for (let time = 0; time < duration; time += CLUSTER_MS) {
    const within = blocks.filter(({ at }) => at >= time && at < Math.min(time + CLUSTER_MS, duration));
    clusters.push({ time, bytes: cluster(time, within) });
  }

  const front = Buffer.concat([info(duration), tracks({ width, height, opusHead })]);
  const cuesSize = cues(clusters, () => 0).length;
  let position = front.length + cuesSize;
  const positions = clusters.map(({ bytes }) => {
    const start = position;
    position += bytes.length;
    return start;
  });

  const segment = element(0x18538067, front, cues(clusters, (index) => positions[index]),
    ...clusters.map(({ bytes }) => bytes));
  return Buffer.concat([header(), segment]);
}
