// Every way by which a covered post could still reach a person, each closed while it is covered and as before after.

import assert from "node:assert/strict";
import { it } from "node:test";

import { card, inBrowsers, PATIENCE, post } from "./feed.mjs";
import { launch } from "./harness/launch.mjs";
import { poll } from "./harness/poll.mjs";

const HARSH = "better-off-without-me";
const MILD = "sourdough-first-loaf";
const WORDS = post(HARSH).caption.split("\n")[0];

inBrowsers("what a covered post could be met by", (stage) => {
  const show = (page, within = card(0)) => stage.session.pressByName(page, "Show", { within });
  const settled = (look, until, message) => poll(look, { timeout: PATIENCE, until, message });

  it("comments: they are covered with their post, and come back with it", async () => {
    const page = await stage.feed([HARSH, MILD], "variant=F");
    await stage.veiled(page, 0);
    const list = '[class*="DivCommentListContainer"]';
    const words = () => page.$$eval(`${list} [data-e2e="comment-level-1"]`, (spans) =>
      spans.map((span) => getComputedStyle(span).visibility));
    await settled(words, (all) => all.length > 0 && all.every((visibility) => visibility === "hidden"), "covered comments");
    const said = await page.$eval(`${list} [data-e2e="comment-level-1"]`, (span) => span.textContent);
    assert.ok(!(await stage.heard(page)).includes(said), `“${said}” can be heard`);
    await settled(async () => (await stage.session.shadow(page, { within: list }))[0]?.text, (text) =>
      /covered with the post/.test(text), "a word about the comments");
    await show(page);
    await settled(words, (all) => all.length > 0 && all.every((visibility) => visibility === "visible"), "open comments");
    assert.equal((await stage.session.shadow(page, { within: list })).length, 0);
    await stage.session.pressByName(page, "Cover again", { within: card(0) });
    await settled(words, (all) => all.every((visibility) => visibility === "hidden"), "covered comments");
    await stage.goto(page, 1);
    await settled(words, (all) => all.length > 0 && all.every((visibility) => visibility === "visible"), "open comments");
    await page.close();
  });

  it("the title of the tab: it names the site alone until the post is shown", async () => {
    const list = await stage.feed([HARSH, MILD]);
    const [id] = await list.evaluate(() => window.practice.posts());
    await list.close();
    const page = await stage.session.openFeed(`/@nutmeg.sven/video/${id}?posts=${HARSH},${MILD}`);
    await stage.awake(page);
    await stage.veiled(page, 0);
    const title = () => page.title();
    await settled(title, (now) => now === "ShortFeed", "a title without the caption");
    await page.evaluate((words) => { document.title = `${words} | ShortFeed`; }, WORDS);
    await settled(title, (now) => now === "ShortFeed", "a title without the caption");
    await show(page);
    await settled(title, (now) => now.startsWith(WORDS.slice(0, 20)), "the page's own title");
    await page.close();
  });

  it("the media session: the system is not told what is covered", async () => {
    const page = await stage.feed([HARSH, MILD]);
    await stage.veiled(page, 0);
    const told = () => page.evaluate(() => navigator.mediaSession.metadata?.title ?? null);
    await settled(told, (now) => now === null, "no word to the system");
    await page.evaluate(() => {
      navigator.mediaSession.metadata = new MediaMetadata({ title: "another word of it" });
    });
    await settled(told, (now) => now === null, "no word to the system, again");
    await show(page);
    await settled(told, (now) => now === "another word of it", "the page's own word");
    await stage.goto(page, 1);
    await settled(told, (now) => now === post(MILD).caption, "the next post's own word");
    await page.close();
  });

  it("picture-in-picture: kept out while covered, left when covered, let in again", async () => {
    const page = await stage.feed([HARSH, MILD]);
    await stage.veiled(page, 0);
    const video = `${card(0)} video`;
    const isKeptOut = () => page.$eval(video, (element) => element.hasAttribute("disablepictureinpicture"));
    await settled(isKeptOut, Boolean, "an attribute that keeps it out");
    await show(page);
    await stage.opened(page, 0);
    assert.equal(await isKeptOut(), false);
    if (stage.browser === "chromium") {
      await page.evaluate((found) => {
        document.addEventListener("keydown", () => document.querySelector(found).requestPictureInPicture(), { once: true });
      }, video);
      await page.keyboard.press("p");
      await settled(() => page.evaluate(() => document.pictureInPictureElement !== null), Boolean, "a window of its own");
      await stage.session.pressByName(page, "Cover again", { within: card(0) });
      await settled(() => page.evaluate(() => document.pictureInPictureElement === null), Boolean, "the window to be gone");
    }
    await page.close();
  });

  it("the floating player: covered with its post, and its own window is closed", async () => {
    const page = await stage.feed([HARSH, MILD]);
    await stage.veiled(page, 0);
    const has = await page.evaluate(() => typeof window.documentPictureInPicture === "object");
    if (has) {
      await page.evaluate(() => {
        window.opens = 0;
        window.documentPictureInPicture.addEventListener("enter", () => { window.opens += 1; });
        document.addEventListener("keydown", () => window.practice.openMini(), { once: true });
      });
      await page.keyboard.press("p");
      const look = () => page.evaluate(() => window.opens === 1 && window.documentPictureInPicture.window === null);
      await settled(look, Boolean, "a window of its own, opened and closed");
      await page.evaluate(() => Object.defineProperty(window, "documentPictureInPicture", { value: undefined }));
    } else {
      assert.equal(stage.browser, "firefox", "Chromium has such windows");
    }
    await page.evaluate(() => window.practice.openMini());
    const looks = () => page.evaluate(() => {
      const video = document.querySelector('[id^="xgwrapper-8-"] video');
      return video && { visibility: getComputedStyle(video).visibility, paused: video.paused };
    });
    await settled(looks, (now) => now?.visibility === "hidden" && now.paused, "a covered floating player");
    await show(page);
    await settled(looks, (now) => now?.visibility === "visible", "an open floating player");
    await page.close();
  });

  it("full screen: a part of a covered post leaves it at once", async () => {
    const page = await stage.feed([HARSH, MILD]);
    await stage.veiled(page, 0);
    await page.evaluate((found) => {
      window.fills = 0;
      document.addEventListener("fullscreenchange", () => { window.fills += 1; });
      document.addEventListener("keydown", () => document.querySelector(found).requestFullscreen(), { once: true });
    }, `${card(0)} video`);
    await page.keyboard.press("p");
    await settled(() => page.evaluate(() => window.fills > 0 && document.fullscreenElement === null), Boolean, "full screen to be left");
    await stage.covered(page, 0);
    await page.close();
  });

  it("pointer, tooltip, drag and context menu: nothing of the site lies under them", async () => {
    const page = await stage.feed([HARSH, MILD]);
    await stage.veiled(page, 0);
    const under = await page.evaluate((found) => {
      const article = document.querySelector(found);
      const { left, top, width, height } = article.querySelector('[data-e2e="feed-video"]').getBoundingClientRect();
      const met = new Set();
      for (let across = 0.05; across < 1; across += 0.1) {
        for (let down = 0.05; down < 1; down += 0.1) {
          for (const element of document.elementsFromPoint(left + across * width, top + down * height)) met.add(element);
        }
      }
      const own = [...met].filter((element) => element !== article && article.contains(element));
      return { own: own.map((element) => element.className), isDraggable: own.some((element) => element.draggable) };
    }, card(0));
    assert.deepEqual(under, { own: [""], isDraggable: false }, "only our host is met");
    await page.close();
  });

  it("find in page: the words are found only once the post is shown", async () => {
    const page = await stage.feed([HARSH, MILD]);
    await stage.veiled(page, 0);
    const find = (text) => page.evaluate((wanted) => {
      getSelection().removeAllRanges();
      return window.find(wanted, false, false, true);
    }, text);
    const some = WORDS.slice(0, 14);
    assert.equal(await find(some), false);
    await show(page);
    await stage.opened(page, 0);
    assert.equal(await find(some), true);
    await page.close();
  });

  it("the site's own keys: they work, and start nothing that is covered", async () => {
    const page = await stage.feed([HARSH, MILD]);
    await stage.veiled(page, 0);
    await settled(() => stage.media(page, 0), ({ paused }) => paused);
    const { currentTime } = await stage.media(page, 0);
    for (const key of [" ", "m", "ArrowRight", " "]) await page.keyboard.press(key);
    await page.keyboard.press("l");
    await settled(() => stage.media(page, 0), ({ paused }) => paused, "to be paused again");
    const after = await stage.media(page, 0);
    assert.equal(after.muted, false, "M unmutes as ever");
    assert.ok(after.currentTime >= currentTime, "the arrow moves on as ever");
    const likes = await page.evaluate(() => Object.values(window.practice.reactions));
    assert.deepEqual(likes, [{ liked: true }]);
    await page.keyboard.press("ArrowDown");
    await stage.active(page, 1);
    await stage.opened(page, 1);
    await page.close();
  });

  it("after a reveal the card is to the letter what it is without Softscroll", async () => {
    const bare = await launch({ ...stage.options, install: false });
    const plain = await bare.openFeed(`/?posts=${HARSH},${MILD}`);
    await stage.awake(plain);
    await stage.playing(plain, 0);
    const expected = await plain.evaluate(markup, card(0));
    await bare.close();

    const page = await stage.feed([HARSH, MILD]);
    await stage.veiled(page, 0);
    await page.focus('[data-e2e="nav-following"]');
    await show(page);
    await stage.opened(page, 0);
    await stage.playing(page, 0);
    assert.equal(await page.evaluate(markup, card(0)), expected);
    await page.close();
  });

  it("a photo post that sounds from nowhere in the page: its tab is muted, and given back", async () => {
    const page = await stage.feed(["odd-veiled-photo", MILD], "sound=1");
    await stage.veiled(page, 0);
    const tab = await stage.session.tabId(page);
    const muted = () => stage.session.inExtension(async (id) => (await chrome.tabs.get(id)).mutedInfo.muted, tab);
    await settled(muted, Boolean, "the tab to be muted");
    await show(page);
    await settled(muted, (now) => now === false, "the tab to be given back");
    await stage.session.pressByName(page, "Cover again", { within: card(0) });
    await settled(muted, Boolean, "the tab to be muted");
    await stage.goto(page, 1);
    await settled(muted, (now) => now === false, "the tab to be given back");
    await stage.goto(page, 0);
    await stage.session.pressByName(page, "Show", { within: card(0) });
    await page.close();
  });

  it("was met without an error anywhere, and without a request to anybody", () => stage.expectQuiet());
});

// The site's markup of a card, without what moves as time passes, our host and our attributes, which are empty-named
// to the site: letters only, and none of the site's own.
function markup(selector) {
  const copy = document.querySelector(selector).cloneNode(true);
  for (const child of [...copy.children]) if (child.className === "") child.remove();
  for (const name of copy.getAttributeNames()) if (/^[a-z]{7,12}$/.test(name)) copy.removeAttribute(name);
  copy.querySelector('[class*="DivVideoProgressContainer"]')?.remove();
  return copy.outerHTML;
}
