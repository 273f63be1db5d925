// Where Softscroll can't protect, it says so within a second, and what it can't judge stays covered.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { it } from "node:test";

import { card, inBrowsers, PATIENCE } from "./feed.mjs";
import { launch } from "./harness/launch.mjs";
import { poll } from "./harness/poll.mjs";

const HARSH = "better-off-without-me";
const MILD = ["sourdough-first-loaf", "cat-judges-dinner", "lentil-soup-rain", "cake-to-die-for"];
const FEED = [HARSH, ...MILD];

inBrowsers("it says so", (stage) => {
  // The toolbar within a second from now, and the popup.
  const says = async (session, page, title, popupTitle) => {
    const tab = await session.tabId(page);
    await poll(() => session.toolbar(tab), {
      timeout: 1000,
      until: (shown) => shown.text === "!" && title.test(shown.title),
      message: `“!” and ${title} on the toolbar`,
    });
    if (!popupTitle) return;
    const popup = await session.openExtensionPage(`popup.html?tab=${tab}`);
    const heading = () => popup.evaluate(() => document.querySelector("h2")?.innerText ?? "");
    await poll(heading, { timeout: PATIENCE, until: (text) => popupTitle.test(text), message: `${popupTitle} in the popup` });
    await popup.close();
  };

  // Runs `spec` in a browser with a copy of the extension in which `change` has made something go wrong.
  const withBroken = async (change, spec, { greets = true } = {}) => {
    const folder = await mkdtemp(path.join(tmpdir(), "softscroll-"));
    await cp(stage.options.extension, folder, { recursive: true });
    const edit = async (file, by) => {
      const text = await readFile(path.join(folder, file), "utf8");
      assert.notEqual(by(text), text, `nothing to break was found in ${file}`);
      await writeFile(path.join(folder, file), by(text));
    };
    await change(edit, folder);
    const session = await launch({ ...stage.options, extension: folder, greets });
    try {
      await spec(session);
    } finally {
      await session.close();
      await rm(folder, { recursive: true });
    }
  };

  it("when the captions of a page can't be found: all stays covered, with Show", async () => {
    const page = await stage.session.openFeed("/?count=12&layout=renamed");
    await stage.awake(page);
    for (let place = 1; place < 11; place += 1) await stage.goto(page, place);
    await says(stage.session, page, /can't read this page/, /Can't read this page/);
    await stage.covered(page, 10);
    await stage.session.pressByName(page, "Show", { within: card(10) });
    await stage.opened(page, 10);
    await page.close();
  });

  it("when videos play on a page of an unknown kind", async () => {
    const page = await stage.session.openFeed(`/?posts=${FEED.join(",")}&layout=unknown`);
    await stage.awake(page);
    await poll(() => page.$$eval("video", (videos) => videos.some(({ paused }) => !paused)), { until: Boolean, timeout: PATIENCE });
    await says(stage.session, page, /does not know this kind of page/, /unknown kind of page/);
    await page.close();
  });

  it("when its core can't start at all", () =>
    withBroken(
      async (edit) => {
        for (const file of ["content.js", "fallback.js"]) {
          await edit(file, (text) => text.replace(/softscroll\.begin\(\(\) ?=>/,
            `softscroll.begin(() => { throw new Error("no start"); }, ${file === "fallback.js"});\n(() =>`));
        }
      },
      async (session) => {
        const page = await session.openFeed(`/?posts=${FEED.join(",")}`);
        await stage.awake(page);
        await says(session, page, /did not let Softscroll start/, /Could not start here/);
        await stage.covered(page, 0);
        await stage.covered(page, 1);
      },
    ));

  it("when it panics: what it drew is gone, everything is covered, and it is never entered again", () =>
    withBroken(
      (edit) =>
        edit("content.js", (text) =>
          text.replace("softscroll.begin(", `
            const make = Document.prototype.createElement;
            Document.prototype.createElement = function (...given) {
              if (document.title === "fail now") throw new Error("no more elements");
              return make.apply(this, given);
            };
            softscroll.begin(`)),
      async (session) => {
        const page = await session.openFeed(`/?posts=${FEED.join(",")}`);
        await stage.awake(page);
        await poll(async () => (await session.shadow(page, { within: card(0) }))[0], { timeout: PATIENCE, until: Boolean });
        await stage.opened(page, 1);
        await page.evaluate(() => { document.title = "fail now"; });
        await session.pressByName(page, "Show", { within: card(0) });
        await says(session, page, /broke here/, /Broken on this page/);
        for (const place of [0, 1]) await stage.covered(page, place);
        assert.deepEqual(await session.shadow(page), [], "a root of ours is left");
        await page.evaluate(() => { document.title = "go on"; });
        await page.evaluate(() => window.practice.goto(3));
        await stage.covered(page, 3);
        assert.deepEqual(await page.evaluate(() => window.practice.errors), []);
      },
    ));

  it("when the background is lost", () =>
    withBroken(
      (edit, folder) => writeFile(path.join(folder, "background.wasm"), "no module"),
      async (session) => {
        await poll(() => session.toolbar(), {
          timeout: PATIENCE,
          until: ({ text, title }) => text === "!" && /does not protect you now/.test(title),
          message: "“!” on the toolbar",
        });
        const page = await session.openFeed(`/?posts=${FEED.join(",")}`);
        await stage.awake(page);
        await stage.covered(page, 0);
      },
      // Nobody is there to open a first page.
      { greets: false },
    ));

  const withAnother = async (spec) => {
    const session = await launch(stage.options);
    try {
      await spec(session);
    } finally {
      await session.close();
    }
  };

  it("when it was updated under an open page", () => withAnother(async (session) => {
    const page = await session.openFeed(`/?posts=${FEED.join(",")}`);
    await stage.awake(page);
    await stage.covered(page, 0);
    await stage.opened(page, 1);
    await session.reload();
    if (stage.browser === "chromium") await says(session, page, /reload the page/, /Not running in this tab/);
    await stage.covered(page, 0);
    if (stage.browser === "firefox") {
      // Firefox starts the new script in the open page: it takes the old one's cover and veils over.
      await stage.opened(page, 1);
      await poll(() => session.shadow(page, { within: card(0) }), { timeout: PATIENCE, until: ({ length }) => length === 1 });
      await session.pressByName(page, "Show", { within: card(0) });
      await stage.opened(page, 0);
    }
  }));

  it("when the person takes the access to the site away", () => withAnother(async (session) => {
    await poll(() => session.toolbar(), { timeout: PATIENCE, until: ({ text }) => text === "" });
    await session.withholdAccess();
    await poll(() => session.toolbar(), {
      timeout: 1000,
      until: ({ text, title }) => text === "!" && /no access to tiktok.com/.test(title),
      message: "“!” on the toolbar",
    });
  }));

  it("when private windows are closed to it", async () => {
    const popup = await stage.session.openExtensionPage("popup.html?tab=1");
    const said = () => popup.evaluate(() => document.querySelector(".private")?.innerText ?? "");
    await poll(said, { timeout: PATIENCE, until: (text) => /Private windows are not protected/.test(text) });
    await popup.close();
  });
});
