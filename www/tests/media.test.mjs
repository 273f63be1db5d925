// Pictures and videos: their band can be read where it should be, is gone under a blur, and the bytes come in ranges.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import sharp from 'sharp';

import { openLibrary } from '../media/library.mjs';
import { FRAME, NUMBERS, readNumber } from '../media/pattern.mjs';
import { serveFeed } from '../server.mjs';
import { poll, useFeedPages } from './browser.mjs';

const SAMPLE = [0, 1, 7, 255, 256, 999, 2048, NUMBERS - 1];

const pixels = async (image) => {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return readNumber(data, info.width, info.height);
};

test('reads every sampled number back from its poster, down to 200 px height', async () => {
  const library = openLibrary();
  for (const number of SAMPLE) {
    const { bytes } = await library.get(`${number}.webp`);
    assert.equal(await pixels(sharp(bytes)), number);
    assert.equal(await pixels(sharp(bytes).resize({ height: 200 })), number);
  }
});

test('reads nothing from a blurred poster, nor from plain grounds', async () => {
  const library = openLibrary();
  for (const number of SAMPLE) {
    const { bytes } = await library.get(`${number}.webp`);
    assert.equal(await pixels(sharp(bytes).blur(16)), null);
    for (const rows of [16, 24, 32]) {
      const small = await sharp(bytes).resize({ height: rows }).png().toBuffer();
      assert.equal(await pixels(sharp(small).resize({ ...FRAME, kernel: 'cubic' })), null, `${number} from ${rows} rows`);
    }
  }
  for (const grey of [0, 120, 255]) {
    assert.equal(readNumber(new Uint8Array(FRAME.width * FRAME.height).fill(grey), FRAME.width, FRAME.height), null);
  }
});

test('knows no other names', async () => {
  const library = openLibrary();
  for (const name of ['4096.webm', '1.mp4', '../1.webm', 'x.webp']) assert.equal(await library.get(name), null);
});

let plain;
before(async () => {
  plain = await serveFeed({ plain: true });
});
after(() => plain.close());

const ask = (range) => fetch(`${plain.origin}/media/5.webm`, { headers: range ? { Range: range } : {} });

test('answers byte ranges as media elements need them', async () => {
  const whole = Buffer.from(await (await ask()).arrayBuffer());
  const cases = [
    ['bytes=0-', 0, whole.length - 1],
    ['bytes=100-199', 100, 199],
    ['bytes=-50', whole.length - 50, whole.length - 1],
    [`bytes=10-${whole.length + 10}`, 10, whole.length - 1],
  ];
  for (const [range, first, last] of cases) {
    const reply = await ask(range);
    assert.equal(reply.status, 206, range);
    assert.equal(reply.headers.get('content-range'), `bytes ${first}-${last}/${whole.length}`);
    assert.equal(reply.headers.get('accept-ranges'), 'bytes');
    assert.deepEqual(Buffer.from(await reply.arrayBuffer()), whole.subarray(first, last + 1));
  }
  assert.equal((await ask(`bytes=${whole.length}-`)).status, 416);
});

const pages = useFeedPages();

test('plays a video whose frames show its number wherever one seeks', async () => {
  const page = await pages.open('count=1');
  const frames = await page.evaluate(async (times) => {
    const video = document.createElement('video');
    video.src = '/media/345.webm';
    const happens = (name) => new Promise((resolve) => video.addEventListener(name, resolve, { once: true }));
    video.load();
    await happens('loadeddata');
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
    const drawn = [];
    for (const time of times) {
      video.currentTime = time;
      await happens('seeked');
      const context = canvas.getContext('2d');
      context.drawImage(video, 0, 0);
      drawn.push({ at: video.currentTime, data: Array.from(context.getImageData(0, 0, canvas.width, canvas.height).data) });
    }
    return { duration: video.duration, width: canvas.width, height: canvas.height, drawn };
  }, [5.2, 0.2, 6.9]);
  assert.ok(Math.abs(frames.duration - 7) < 0.1, `${frames.duration}`);
  assert.deepEqual({ width: frames.width, height: frames.height }, { ...FRAME });
  for (const { data } of frames.drawn) assert.equal(readNumber(data, frames.width, frames.height), 345);
  assert.deepEqual(frames.drawn.map(({ at }) => at), [5.2, 0.2, 6.9]);
  assert.ok(frames.drawn[0].data.some((value, at) => value !== frames.drawn[1].data[at]), 'something moves');
});

test('has sound in every video', async () => {
  const page = await pages.open('count=1&sound=1');
  const loudest = await page.evaluate(async () => {
    const bytes = await (await fetch('/media/3.webm')).arrayBuffer();
    const audio = await new OfflineAudioContext(1, 48_000, 48_000).decodeAudioData(bytes);
    return { peak: audio.getChannelData(0).reduce((most, value) => Math.max(most, Math.abs(value)), 0), seconds: audio.duration };
  });
  assert.ok(loudest.peak > 0.05, `${loudest.peak}`);
  assert.ok(loudest.seconds > 6.9, `${loudest.seconds}`);
});

test('shows the number on a screenshot of the page, over the playing video', async () => {
  const page = await pages.open('posts=lentil-soup-rain');
  const [{ number }] = await page.evaluate(async () => (await fetch('/practice/hot.json?posts=lentil-soup-rain')).json());
  await poll(page, () => window.practice.media(window.practice.posts()[0])?.currentTime > 0);
  const media = await page.$eval('[data-e2e="feed-video"]', (card) => {
    const { x, y, width, height } = card.getBoundingClientRect();
    return { x, y, width, height };
  });
  const { data, info } = await sharp(await page.screenshot()).raw().toBuffer({ resolveWithObject: true });
  assert.equal(readNumber(data, info.width, info.height, media), number);
});
