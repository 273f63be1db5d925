// Advice on mental health shows which kind it is and why, calmly, and moves nothing on the page.

import assert from "node:assert/strict";
import { it } from "node:test";

import { card, inBrowsers, post } from "./feed.mjs";
import { launch } from "./harness/launch.mjs";
import { poll } from "./harness/poll.mjs";

const KINDS = [
  ["psychologist-panic-breathing", "Professional advice", ["Claims a title or an institution", "Clinical psychologist"]],
  ["mind-going-quiet-story", "Personal story", ["States its limits", "everyone's different"]],
  ["three-signs-anxious", "Unverified tip", ["Invites to diagnose oneself", "signs you have"]],
];
const ORDINARY = ["sourdough-first-loaf", "cat-judges-dinner", "cake-to-die-for"];
const FEED = [...KINDS.map(([key]) => key), ...ORDINARY];

inBrowsers("the badge", (stage) => {
  let page;

  const badge = async (place) => {
    const root = await stage.drawn(page, place);
    return root?.buttons.find(({ name }) => KINDS.some(([, label]) => name.startsWith(label)));
  };
  const settle = async (place) => {
    await stage.goto(page, place);
    await stage.opened(page, place);
    return poll(() => badge(place), { message: `a badge on card ${place}` });
  };
  const popover = (place, isOpen) =>
    poll(() => stage.drawn(page, place), {
      until: ({ text }) => text.includes("on this device") === isOpen,
      message: `the popover to be ${isOpen ? "open" : "closed"}`,
    });

  it("names the kind, and opens with the signals and their words", async () => {
    page = await stage.feed(FEED);
    for (const [place, [key, label, words]] of KINDS.entries()) {
      const { name } = await settle(place);
      assert.ok(name.startsWith(label), `${key}: ${name}`);
      await stage.session.pressByName(page, name, { within: card(place) });
      const { text, tree } = await popover(place, true);
      for (const each of words) assert.ok(text.includes(each), `${key}: “${each}” is not in ${text}`);
      const { caption, name: creator, handle } = post(key);
      const quotes = [...tree.matchAll(/<q [^>]*>\n\s*"(.*)"/g)].map(([, quoted]) => quoted);
      assert.ok(quotes.length > 0);
      for (const quoted of quotes) assert.ok(`${caption} ${creator} ${handle}`.includes(quoted), `${key}: “${quoted}”`);
      await stage.session.pressByName(page, name, { within: card(place) });
      await popover(place, false);
    }
  });

  it("counts what calls for caution", async () => {
    assert.match((await settle(2)).name, /^Unverified tip\s*1 caution$/);
    assert.match((await settle(1)).name, /^Personal story$/);
  });

  it("opens by Enter, closes by Escape, and the focus goes back; the page hears nothing of it", async () => {
    await settle(0);
    await page.evaluate(() => window.practice.openComments());
    // From the last control of the card, which is followed by our host.
    await page.focus(`${card(0)} [data-e2e="video-music"]`);
    await page.keyboard.press("Tab");
    const isFocused = (role) => ({ until: (focused) => focused?.role === role, message: `the focus on a ${role}` });
    const { name } = await poll(() => stage.session.focused(page), isFocused("button"));
    assert.equal(name, "Professional advice");
    await page.keyboard.press("Enter");
    await popover(0, true);
    assert.equal((await poll(() => stage.session.focused(page), isFocused("dialog"))).name, "About this advice");
    await page.keyboard.press("Escape");
    await popover(0, false);
    assert.equal((await poll(() => stage.session.focused(page), isFocused("button"))).name, "Professional advice");
    // The site closes its comments by Escape; this one was not meant for it.
    assert.ok(await page.$('[class*="CommentSidebar"]'));
    await page.evaluate(() => window.practice.closeComments());
  });

  it("closes when something else is pressed", async () => {
    const { name } = await settle(0);
    await stage.session.pressByName(page, name, { within: card(0) });
    await popover(0, true);
    await page.click(`${card(0)} [data-e2e="like-icon"]`);
    await popover(0, false);
  });

  it("is on nothing else", async () => {
    for (const place of ORDINARY.keys()) {
      await stage.goto(page, KINDS.length + place);
      await stage.opened(page, KINDS.length + place);
      assert.equal(await badge(KINDS.length + place), undefined, ORDINARY[place]);
    }
  });

  it("moves nothing of the page", async () => {
    await settle(0);
    const withBadge = await page.evaluate(placesOf, card(0));
    const bare = await launch({ ...stage.options, install: false });
    try {
      const other = await bare.openFeed(`/?posts=${FEED.join(",")}&`);
      await stage.awake(other);
      await poll(() => other.evaluate(placesOf, card(0)), { until: (places) => places.length === withBadge.length });
      assert.deepEqual(withBadge, await other.evaluate(placesOf, card(0)));
    } finally {
      await bare.close();
    }
  });

  it("was met without an error anywhere, and without a request to anybody", async () => {
    await stage.expectQuiet();
    await page.close();
  });
});

// Where every element of the site on a card stands. The progress bar moves by itself; our host has no class.
function placesOf(selector) {
  const own = [...document.querySelector(selector).children].filter((child) => child.className !== "");
  return own
    .flatMap((child) => [child, ...child.querySelectorAll("*")])
    .filter((element) => !element.closest('[class*="Progress"], [class*="DivCaptionContainer"]'))
    .map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.localName} ${[x, y, width, height].map((length) => length.toFixed(1)).join(" ")}`;
    });
}
