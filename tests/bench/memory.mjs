// What is kept after many posts.

import { readMeter } from "./measured.mjs";

const MEBIBYTE = 1024 * 1024;

/** The page's heap in MiB, without what can be collected. Firefox tells a page nothing of the kind. */
async function heap(session, page) {
  if (session.browserName !== "chromium") return null;
  const client = await page.createCDPSession();
  await client.send("HeapProfiler.collectGarbage");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  await client.detach();
  return usedSize / MEBIBYTE;
}

/** At each of `stops`, as many posts in: the page's heap with and without the extension, and the core's memory. */
export async function measureMemory(stage, bare, open, stops) {
  const [page, without] = [await open(stage.session), await open(bare)];
  const rows = [];
  let from = 0;
  for (const posts of stops) {
    const run = (first, last) => (async () => {
      for (let post = first + 1; post <= last; post += 1) await window.practice.goto(post);
    })();
    for (const each of [page, without]) {
      await each.bringToFront();
      for (let first = from; first < posts; first += 100) await each.evaluate(`(${run})(${first}, ${Math.min(first + 100, posts)})`);
    }
    const { memory } = await readMeter(stage.session, page);
    rows.push({ posts, heap: await heap(stage.session, page), heapWithout: await heap(bare, without), core: memory / MEBIBYTE });
    from = posts;
  }
  await page.close();
  await without.close();
  return rows;
}
