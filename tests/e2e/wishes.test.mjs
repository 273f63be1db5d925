// What a person wishes for their time, on the options page: stored as it was entered, said when it waits, all of it by
// keyboard.

import assert from "node:assert/strict";
import { before, it } from "node:test";

import { inBrowsers, PATIENCE } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

inBrowsers("wishes for one's time", (stage) => {
  let options;
  const limits = (until, message) =>
    poll(async () => (await stage.session.storage()).limits, { timeout: PATIENCE, until: (now) => now && until(now), message });
  /** Types into a field and leaves it, as a person does. */
  const enter = async (id, text) => {
    await options.focus(id);
    await options.$eval(id, (field) => field.select());
    await options.keyboard.press("Backspace");
    await options.keyboard.type(text);
    await options.keyboard.press("Tab");
  };
  const says = (selector, words) =>
    poll(() => options.$eval(selector, (part) => part.innerText).catch(() => ""), {
      timeout: PATIENCE, until: (text) => words.test(text), message: `the page to say ${words}`,
    });

  before(async () => {
    options = await stage.session.openExtensionPage("options.html#time");
    await poll(() => options.$("#daily"), { timeout: PATIENCE, message: "the limits" });
  });

  it("are stored as they are entered", async () => {
    await enter("#daily", "45");
    await limits(({ daily }) => daily.every((minutes) => minutes === 45), "minutes on every day");
    await enter("#session", "20");
    await limits(({ session }) => session === 20, "minutes at a sitting");
    await enter("#posts", "200");
    await limits(({ posts }) => posts === 200, "posts a day");
    await enter("#break-minutes", "15");
    await limits(({ breaks }) => breaks?.minutes === 15 && breaks.length === 5, "breaks");
    await enter("#ideas", "Water the basil");
    await limits(({ ideas }) => ideas[0] === "Water the basil", "an idea");
  });

  it("wait where they loosen, are said to, and can be taken back", async () => {
    await enter("#daily", "90");
    await says(".limits.waiting", /90 minutes a day/);
    assert.equal(await options.$eval("#daily", (field) => field.value), "45");
    await options.$eval(".limits.waiting", (part) => part.scrollIntoView());
    await stage.session.screenshot(options, "options-waiting");
    await options.focus(".limits.waiting button");
    await options.keyboard.press("Enter");
    await limits(({ waiting }) => waiting.length === 0, "nothing that waits");
  });

  it("may differ from day to day", async () => {
    await options.$eval(".limits details summary", (summary) => summary.click());
    await enter("#day-6", "30");
    const { daily } = await limits((now) => now.daily[6] === 30, "other minutes on a Sunday");
    assert.deepEqual(daily, [45, 45, 45, 45, 45, 45, 30]);
    assert.equal(await options.$eval("#daily", (field) => field.value), "");
  });

  it("hold a bedtime and closed times", async () => {
    await options.focus('[name="bedtime"]');
    await options.keyboard.press(" ");
    await limits(({ bedtime }) => bedtime?.from === 1350 && bedtime.careful, "a bedtime");
    await options.focus("#add-closed");
    await options.keyboard.press("Enter");
    await limits(({ closed }) => closed[0]?.days === 31, "a closed time");
    await poll(() => options.$("#from-0"), { message: "its fields" });
    await options.$eval('.schedule [aria-label="Saturday"]', (day) => day.click());
    await limits(({ closed }) => closed[0].days === 63, "one more day");
    await options.$eval(".schedule", (part) => part.scrollIntoView({ block: "center" }));
    await stage.session.screenshot(options, "options-schedule");
    await options.$eval("#time", (part) => part.scrollIntoView());
    await stage.session.screenshot(options, "options-time");
  });

  it("set back what is no number", async () => {
    await enter("#session", "99999");
    assert.equal(await options.$eval("#session", (field) => field.value), "20");
    assert.equal((await stage.session.storage()).limits.session, 20);
  });

  it("are loosened with the PIN alone, where there is one", async () => {
    const pin = async (digits, until, message) => {
      await options.focus("#pin");
      await options.keyboard.type(digits);
      await options.keyboard.press("Enter");
      return limits(until, message);
    };
    const { pin: kept } = await pin("4711", (now) => now.pin, "a PIN");
    assert.match(kept.hash, /^[0-9a-f]{64}$/);
    assert.ok(!JSON.stringify(kept).includes("4711"), "the PIN itself is stored");
    await enter("#session", "60");
    await says(".notice", /the PIN is needed for it/);
    assert.equal((await stage.session.storage()).limits.session, 20);
    await options.focus("#pin");
    await options.keyboard.type("0000");
    await options.keyboard.press("Enter");
    await says(".notice", /that is not the PIN/);
    await pin("4711", (now) => now.pin.unlocked_until > Date.now(), "the PIN to unlock");
    await enter("#session", "60");
    await limits(({ session }) => session === 60, "what needs the PIN");
    await options.click("#pin-remove");
    await limits((now) => !now.pin, "no PIN");
  });

  it("are found by their words, and the focus goes there", async () => {
    await options.$eval("#search", (box) => box.scrollIntoView());
    await options.focus("#search");
    await options.keyboard.type("sitting");
    const results = () => options.$$eval(".results button", (all) => all.map(({ textContent }) => textContent));
    assert.deepEqual(await poll(results, { until: ({ length }) => length > 0, message: "a result" }), ["At one sitting"]);
    await stage.session.screenshot(options, "options-search");
    await options.keyboard.press("Tab");
    await options.keyboard.press("Enter");
    await poll(() => options.evaluate(() => document.activeElement.id), { until: (id) => id === "session", message: "the focus on it" });
    await options.focus("#search");
    await options.keyboard.type("zeppelin");
    await says(".search", /Nothing by that name/);
  });

  it("were handled without an error", async () => {
    await stage.expectQuiet();
    await options.close();
  });
});
