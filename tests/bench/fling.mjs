// What the extension costs while one flings through posts: time on the main thread, the longest task, frames.

import { readMeter } from "./measured.mjs";
import { median, quantile } from "./statistics.mjs";

// How long a card stays, in milliseconds.
const STAY = 120;
// A frame that took longer than this was late, in milliseconds.
const LATE = 25;

/** Flings through posts, and answers when each step began and how many frames came late. */
async function fling(page, posts) {
  await page.bringToFront();
  return page.evaluate(async (count, stay, late) => {
    let [last, frames, lateFrames, isOn] = [performance.now(), 0, 0, true];
    const step = (now) => {
      frames += 1;
      if (now - last > late) lateFrames += Math.round((now - last) / (1000 / 60)) - 1;
      last = now;
      if (isOn) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
    const begins = [];
    for (let post = 1; post <= count; post += 1) {
      const begin = performance.now();
      begins.push(begin);
      await window.practice.goto(post);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, begin + stay - performance.now())));
    }
    isOn = false;
    return { begins, end: performance.now(), frames, lateFrames };
  }, posts, STAY, LATE);
}

const shareLate = ({ frames, lateFrames }) => lateFrames / (frames + lateFrames);

/** `page` opens a feed; the same is done in `bare`, without the extension. */
export async function measureFling(stage, bare, open, posts) {
  const page = await open(stage.session);
  const run = await fling(page, posts);
  const { entries } = await readMeter(stage.session, page);
  await page.close();
  const without = await open(bare);
  const bareRun = await fling(without, posts);
  await without.close();
  const added = run.begins.map((begin, place) => {
    const end = run.begins[place + 1] ?? run.end;
    return entries.filter(([at]) => at >= begin && at < end).reduce((sum, [, time]) => sum + time, 0);
  });
  const during = entries.filter(([at]) => at >= run.begins[0] && at < run.end).map(([, time]) => time);
  return {
    p50: median(added),
    p95: quantile(added, 0.95),
    longest: Math.max(...during),
    late: shareLate(run),
    lateWithout: shareLate(bareRun),
  };
}
