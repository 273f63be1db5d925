// Pictures of everything a person sees, taken on every run into target/e2e/<browser>/, to be looked at.
// What can be told without eyes is checked: that they are not blank, and that the faintest text stands out.

import assert from "node:assert/strict";
import { it } from "node:test";
import sharp from "sharp";

import { card, inBrowsers, PATIENCE } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const FEED = ["better-off-without-me", "psychologist-panic-breathing", "three-signs-anxious", "sourdough-first-loaf"];
const SIZES = [[1280, 800], [1000, 700], [700, 600]];

for (const scheme of ["light", "dark"]) {
  inBrowsers(
    `the looks, ${scheme}`,
    (stage) => {
      const shoot = async (page, name) => {
        const file = await stage.session.screenshot(page, `${name}-${scheme}`);
        const { channels } = await sharp(file).stats();
        // A page of one colour with a scroll bar has about 2.
        assert.ok(Math.max(...channels.map(({ stdev }) => stdev)) > 8, `${file} is blank`);
      };
      // Of the ink against the ground that it lies on, as WCAG counts it; "Why?" is the faintest of a veil.
      const contrast = async (page, name) => {
        const { rect } = (await stage.drawn(page, 0)).buttons.find((button) => button.name === "Why?");
        const whole = { left: rect.x, top: rect.y, width: rect.width, height: rect.height };
        const area = Object.fromEntries(Object.entries(whole).map(([side, length]) => [side, Math.round(length)]));
        const file = await stage.session.screenshot(page, name);
        const { data } = await sharp(file).extract(area).removeAlpha().raw().toBuffer({ resolveWithObject: true });
        const lights = Array.from({ length: data.length / 3 }, (_, at) => luminance(data.subarray(at * 3, at * 3 + 3)));
        lights.sort((a, b) => a - b);
        return (lights.at(-4) + 0.05) / (lights[Math.floor(lights.length / 2)] + 0.05);
      };
      const feed = async () => {
        const page = await stage.feed(FEED, `theme=${scheme}`);
        await stage.veiled(page, 0);
        return page;
      };

      it("a veil, at three sizes and beside the comments", async () => {
        const page = await feed();
        for (const [width, height] of SIZES) {
          await page.setViewport({ width, height });
          await stage.goto(page, 0);
          await stage.rested(page, 0);
          await shoot(page, `veil-${width}`);
          const ratio = await contrast(page, `veil-${width}-${scheme}`);
          assert.ok(ratio >= 4.5, `${ratio.toFixed(2)} at ${width}`);
        }
        await page.setViewport({ width: 1280, height: 800 });
        await page.evaluate(() => window.practice.openComments());
        await poll(() => page.$('[class*="DivCommentItemWrapper"]'), { timeout: PATIENCE, message: "comments" });
        await shoot(page, "veil-comments");
        await page.close();
      });

      it("a veil that says why, and a post that was shown", async () => {
        const page = await feed();
        await stage.session.pressByName(page, "Why?", { within: card(0) });
        await poll(() => stage.drawn(page, 0), { until: ({ text }) => /Why\?\s+Keep\s+Suicide/.test(text) });
        await shoot(page, "why");
        await page.setViewport({ width: 700, height: 600 });
        await shoot(page, "why-700");
        await page.setViewport({ width: 1280, height: 800 });
        await stage.session.pressByName(page, "Show", { within: card(0) });
        await stage.opened(page, 0);
        await poll(() => stage.drawn(page, 0), { until: ({ text }) => /Find support\s*Cover again/.test(text) });
        await shoot(page, "revealed");
        await page.close();
      });

      it("a badge, closed and open", async () => {
        const page = await feed();
        for (const [place, label, name] of [[1, /^Professional/, "badge"], [2, /^Unverified/, "badge-caution"]]) {
          await stage.goto(page, place);
          await stage.opened(page, place);
          await shoot(page, name);
          await stage.session.pressByName(page, label, { within: card(place) });
          await poll(() => stage.drawn(page, place), { until: ({ text }) => text.includes("on this device") });
          await shoot(page, `${name}-open`);
        }
        await page.setViewport({ width: 700, height: 600 });
        await shoot(page, "badge-700");
        await page.close();
      });

      it("the page on which a caption is tried", async () => {
        const page = await stage.session.openFeed("/try/");
        await poll(() => page.$("#caption"), { timeout: PATIENCE, message: "the box for a caption" });
        await page.type("#caption", "blackout drunk again, my therapist says tell someone #party");
        await poll(() => page.$eval("#verdict", ({ innerText }) => innerText), { message: "a verdict" });
        await shoot(page, "try");
        await page.close();
      });

      it("a plain veil, a note, the options and the popup", async () => {
        const page = await feed();
        const options = await stage.session.openExtensionPage("options.html");
        await poll(() => options.$("#erase"), { timeout: PATIENCE, message: "the options" });
        await shoot(options, "options");
        for (const section of ["creators", "credibility", "time", "support", "data", "try", "about"]) {
          await options.$eval(`#${section}`, (part) => part.scrollIntoView());
          await shoot(options, `options-${section}`);
        }
        const popup = await stage.session.openExtensionPage(`popup.html?tab=${await stage.session.tabId(page)}`);
        await poll(() => popup.$("h2"), { timeout: PATIENCE, message: "the popup" });
        await popup.setViewport({ width: 360, height: 440 });
        await shoot(popup, "popup");

        await options.$eval('input[name="veil"][value="solid"]', (radio) => radio.labels[0].click());
        await poll(() => stage.session.storage(), { until: ({ settings }) => settings?.veil === "solid" });
        await page.bringToFront();
        await poll(() => stage.drawn(page, 0), { until: ({ tree }) => !tree.includes("<canvas") });
        await shoot(page, "veil-solid");
        await options.bringToFront();
        await options.select('select[name="action-suicide"]', "note");
        await page.bringToFront();
        await stage.opened(page, 0);
        await poll(() => stage.drawn(page, 0), { until: (root) => /Suicide/.test(root?.text ?? "") && !/Show/.test(root.text) });
        await shoot(page, "note");
        await stage.expectQuiet();
      });
    },
    // A picture of something that is still coming in shows nobody anything.
    { colorScheme: scheme, reducedMotion: true },
  );
}

function luminance(pixel) {
  const [red, green, blue] = [...pixel].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
