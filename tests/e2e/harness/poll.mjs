// Waiting for a condition. The only way to wait in these tests: nothing sleeps for a guessed time.

import { inspect } from "node:util";

const BETWEEN_LOOKS = 25;

// Calls `look` until what it returns satisfies `until`, and returns that. A look that throws
// counts as seen, not as failed: pages navigate and nodes vanish while one waits for them.
export async function poll(look, { timeout = 5000, message = "a condition", until = Boolean } = {}) {
  const deadline = performance.now() + timeout;
  let seen = "nothing yet";
  for (;;) {
    const result = await glance(look, Math.max(deadline - performance.now(), 0));
    if (result === EXPIRED) break;
    if ("thrown" in result) {
      seen = `thrown ${result.thrown?.message ?? result.thrown}`;
    } else {
      if (until(result.value)) return result.value;
      seen = inspect(result.value, { depth: 6, breakLength: 100, maxStringLength: 2000 });
    }
    if (performance.now() >= deadline) break;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS));
  }
  throw new Error(`Waited ${timeout} ms for ${message}; last seen: ${seen}`);
}

const EXPIRED = Symbol("expired");

// One look, which may hang: a page that is going away sometimes never answers.
async function glance(look, left) {
  let timer;
  const expiry = new Promise((resolve) => {
    timer = setTimeout(resolve, left, EXPIRED);
  });
  const sight = (async () => look())().then(
    (value) => ({ value }),
    (thrown) => ({ thrown }),
  );
  const result = await Promise.race([sight, expiry]);
  clearTimeout(timer);
  return result;
}
