// The soft chord that every practice video shares, as Opus packets of 20 ms.
// The packets in tone.bin were made once, from sines of our own, with:
//   ffmpeg -f lavfi -i "aevalsrc='0.10*(0.75-0.25*cos(2*PI*t/3.5))*(sin(2*PI*220*t)+0.6*sin(2*PI*277.142857*t)
//     +0.5*sin(2*PI*330*t))':s=48000:d=7.2" -c:a libopus -b:a 24k -frame_duration 20 tone.ogg
// and taken out of the Ogg pages; each is stored as two bytes of length and its bytes, the Opus head first.

import { readFileSync } from 'node:fs';

export const PACKET_MS = 20;

function readPackets() {
  const bytes = readFileSync(new URL('tone.bin', import.meta.url));
  const packets = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt16BE(at);
    packets.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return packets;
}

const [head, ...packets] = readPackets();

export const opusHead = head;

/** The packets that fill `duration` milliseconds, with their times. */
export function tone(duration) {
  return packets.slice(0, Math.floor(duration / PACKET_MS))
    .map((data, index) => ({ at: index * PACKET_MS, data }));
}
