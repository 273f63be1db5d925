// What a person chooses on the options page holds at once in a feed that is open, and a broken store protects.

import assert from "node:assert/strict";
import { it } from "node:test";

import { card, inBrowsers, PATIENCE } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const CRISIS = "better-off-without-me";
const FOOD = "skipped-every-meal";
const CALM = "sourdough-first-loaf";
const ADVICE = "psychologist-panic-breathing";

inBrowsers("a choice on the options page", (stage) => {
  let feed;
  let options;

  const choose = async (name, value) => {
    await options.bringToFront();
    await options.$eval(`input[name="${name}"][value="${value}"]`, (radio) => radio.labels[0].click());
    await feed.bringToFront();
  };
  const act = async (category, action) => {
    await options.bringToFront();
    await options.select(`select[name="action-${category}"]`, action);
    await feed.bringToFront();
  };
  const stored = (until) =>
    poll(async () => (await stage.session.storage()).settings, { until: (settings) => settings && until(settings) });

  it("lifts a veil and brings it back: sensitivity", async () => {
    feed = await stage.feed([CRISIS, FOOD, CALM, ADVICE], "sound=1");
    await stage.veiled(feed, 0);
    options = await stage.session.openExtensionPage("options.html");
    await poll(() => options.$('input[name="sensitivity-suicide"]'), { timeout: PATIENCE, message: "the options" });
    await choose("sensitivity-suicide", "off");
    await stored(({ categories }) => categories.suicide.sensitivity === "off");
    await stage.opened(feed, 0);
    await stage.veiled(feed, 1);
    const { currentTime } = await stage.playing(feed, 0);
    await choose("sensitivity-suicide", "medium");
    await stage.veiled(feed, 0);
    const held = await poll(() => stage.media(feed, 0), { until: ({ paused }) => paused });
    assert.ok(held.currentTime >= currentTime && !held.muted);
    await stage.session.pressByName(feed, "Show", { within: card(0) });
    assert.ok((await stage.playing(feed, 0)).currentTime >= held.currentTime, "it went on where it stood");
    await stage.session.pressByName(feed, "Cover again", { within: card(0) });
    await stage.veiled(feed, 0);
  });

  it("makes the veil plain, and blurred again", async () => {
    const ground = (until, message) => poll(() => stage.drawn(feed, 0), { until: ({ tree }) => until(tree), message });
    await ground((tree) => tree.includes("<canvas"), "a blur");
    await choose("veil", "solid");
    await ground((tree) => !tree.includes("<canvas"), "a plain ground");
    await stage.covered(feed, 0);
    await choose("veil", "blur");
    await ground((tree) => tree.includes("<canvas"), "a blur");
  });

  it("only names the category", async () => {
    await act("suicide", "note");
    await stage.opened(feed, 0);
    const { text } = await poll(() => stage.drawn(feed, 0), { until: (root) => root?.text.includes("Suicide") });
    assert.doesNotMatch(text, /Show|Skip/);
    await act("suicide", "veil");
    await stage.veiled(feed, 0);
  });

  it("moves on past a post of that category", async () => {
    await act("eating_disorder", "skip");
    await stored(({ categories }) => categories.eating_disorder.action === "skip");
    await stage.goto(feed, 1);
    await stage.active(feed, 2);
    await stage.rested(feed, 2);
    await stage.opened(feed, 2);
    await stage.veiled(feed, 1);
    await act("eating_disorder", "veil");
  });

  it("takes the badges away, and gives them back", async () => {
    await stage.goto(feed, 3);
    const badge = (until, message) => poll(() => stage.drawn(feed, 3), { until, message, timeout: PATIENCE });
    await badge((root) => root?.text.includes("Professional"), "a badge");
    await choose("badge", "off");
    await badge((root) => !root?.text.includes("Professional"), "no badge");
    await stage.opened(feed, 3);
    await choose("badge", "cautions");
    await stored(({ cautions_only: only }) => only);
    assert.ok(!(await stage.drawn(feed, 3))?.text.includes("Professional"), "this post has no caution");
    await choose("badge", "on");
    await badge((root) => root?.text.includes("Professional"), "a badge");
  });

  it("was met without an error anywhere", async () => {
    await stage.expectQuiet();
    await feed.close();
    await options.close();
  });
});

inBrowsers("a person's own words", (stage) => {
  let feed;
  let options;
  const stored = (until) =>
    poll(async () => (await stage.session.storage()).settings, { until: (settings) => settings && until(settings) });

  it("cover a post that says them", async () => {
    feed = await stage.feed([CALM, CRISIS], "");
    await stage.opened(feed, 0);
    options = await stage.session.openExtensionPage("options.html");
    await poll(() => options.$("#phrase"), { timeout: PATIENCE, message: "the options" });
    await options.type("#phrase", "sourdoug*");
    await options.keyboard.press("Enter");
    await stored(({ rules }) => rules.length === 1 && rules[0].phrase === "sourdoug*" && rules[0].lean === "cover");
    await feed.bringToFront();
    await stage.veiled(feed, 0);
    const { text } = await poll(() => stage.drawn(feed, 0), { until: (root) => root?.text.includes("Your own words") });
    assert.match(text, /Your own words/);
  });

  it("say what is wrong with a phrase that has no word", async () => {
    await options.bringToFront();
    await options.type("#phrase", "***");
    await options.keyboard.press("Enter");
    const fault = () => options.$eval("#phrase-fault", (element) => element.textContent);
    await poll(fault, { until: (text) => text.includes("no word"), message: "a fault" });
    await stage.session.screenshot(options, "own-words");
  });

  it("are taken back", async () => {
    await options.$eval(".rules button", (button) => button.click());
    await stored(({ rules }) => rules.length === 0);
    await feed.bringToFront();
    await stage.opened(feed, 0);
  });

  it("are proposed by a veil, and kept at the second press", async () => {
    await stage.goto(feed, 1);
    await stage.veiled(feed, 1);
    await stage.session.pressByName(feed, "Why?", { within: card(1) });
    const { text } = await stage.drawn(feed, 1);
    const [, word] = text.match(/False alarm: \u201C([^\u201D]+)\u201D/) ?? [];
    assert.ok(word, text);
    await stage.session.pressByName(feed, `False alarm: \u201C${word}\u201D`, { within: card(1) });
    assert.deepEqual((await stage.session.storage()).settings?.rules ?? [], [], "one press is no rule");
    const sure = `Never cover because of \u201C${word}\u201D: press again to keep this rule`;
    await stage.session.pressByName(feed, sure, { within: card(1) });
    await stored(({ rules }) => rules.length === 1 && rules[0].phrase === word && rules[0].lean === "allow");
  });

  it("were met without an error anywhere", async () => {
    await stage.expectQuiet();
    await feed.close();
    await options.close();
  });
});

inBrowsers("a store that can't be read", (stage) => {
  const GARBAGE = { categories: 7, sites_off: "everything", paused_until: -1 };

  it("protects by the defaults, and keeps the old values aside when new ones are written", async () => {
    await stage.session.setStorage({ settings: GARBAGE, ledger: "torn" });
    const feed = await stage.feed([CRISIS, CALM]);
    await stage.veiled(feed, 0);
    await stage.opened(feed, 1);
    await poll(() => stage.session.storage(), {
      until: (stored) => stored.ledger_unreadable === "torn" && Object.keys(stored.ledger.days ?? {}).length === 1,
      timeout: PATIENCE,
      message: "a new ledger beside the old one",
    });

    const options = await stage.session.openExtensionPage("options.html");
    const medium = 'input[name="sensitivity-suicide"][value="medium"]';
    await poll(() => options.$eval(medium, (radio) => radio.checked), { timeout: PATIENCE });
    await options.$eval('input[name="sensitivity-grief"][value="high"]', (radio) => radio.labels[0].click());
    const { settings, settings_unreadable: aside } = await poll(() => stage.session.storage(), {
      until: (stored) => stored.settings.categories?.grief?.sensitivity === "high",
    });
    assert.deepEqual(aside, GARBAGE);
    assert.deepEqual(settings.sites_off, []);
    await feed.bringToFront();
    await stage.veiled(feed, 0);
    await options.close();
    await feed.close();
  });

  it("protects while it breaks under an open feed", async () => {
    const feed = await stage.feed([CRISIS, CALM]);
    await stage.veiled(feed, 0);
    for (const settings of ["garbage", 42, null, [[]], GARBAGE]) {
      await stage.session.setStorage({ settings });
      await stage.veiled(feed, 0);
      await stage.opened(feed, 1);
    }
    await feed.close();
  });

  it("is no error", () => stage.expectQuiet());
});
