// The popup says how a tab stands, switches Softscroll off and on for the site, and pauses it.

import assert from "node:assert/strict";
import { it } from "node:test";

import { card, inBrowsers, PATIENCE, post } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const FEED = ["better-off-without-me", "sourdough-first-loaf"];
const MINUTE = 60_000;

async function openPopup(stage, tab) {
  const popup = await stage.session.openExtensionPage(`popup.html?tab=${tab}`);
  await says(popup, /./);
  return popup;
}

function says(popup, words) {
  const look = () => popup.evaluate(() => document.querySelector("h2")?.innerText ?? "");
  return poll(look, { timeout: PATIENCE, until: (title) => words.test(title), message: `the popup to say ${words}` });
}

inBrowsers("the popup", (stage) => {
  let feed;
  let tab;
  let popup;

  const press = (name) =>
    popup.evaluate((wanted) => {
      const buttons = [...document.querySelectorAll("button")];
      buttons.find((button) => [button.innerText, button.ariaLabel].includes(wanted)).click();
    }, name);
  // A tab behind another draws nothing, so each look at the feed brings it to the front.
  const shows = async (face) => {
    await feed.bringToFront();
    await stage[face](feed, 0);
    await popup.bringToFront();
  };
  const toolbar = (text, title) =>
    poll(() => stage.session.toolbar(tab), {
      until: (shown) => shown.text === text && title.test(shown.title),
      message: `“${text}” on the toolbar`,
    });
  const settings = async () => (await stage.session.storage()).settings;

  it("says that a tab is protected, and shows today", async () => {
    feed = await stage.feed(FEED);
    await stage.veiled(feed, 0);
    tab = await stage.session.tabId(feed);
    popup = await openPopup(stage, tab);
    await says(popup, /^Protecting this tab$/);
    await toolbar("", /reads the posts/);
    const today = (id) => popup.$eval(`#${id}`, (fact) => fact.innerText);
    await poll(() => today("veiled"), { until: (count) => count === "1", timeout: PATIENCE });
    assert.match(await today("watched"), /^(0 min|under 1 min|\d+ min)$/);
  });

  it("offers words of an open post in front, and one press covers every post that says it", async () => {
    await feed.bringToFront();
    await stage.goto(feed, 1);
    await stage.opened(feed, 1);
    await popup.bringToFront();
    const words = () => popup.$$eval(".missed .button", (buttons) => buttons.map(({ textContent }) => textContent));
    const [word] = await poll(words, { timeout: PATIENCE, until: (all) => all.length > 0, message: "words of the post" });
    assert.ok(post(FEED[1]).caption.toLowerCase().includes(word), word);
    await popup.$eval(".missed summary", (summary) => summary.click());
    await stage.session.screenshot(popup, "popup-missed");
    await popup.$eval(".missed .button", (button) => button.click());
    await feed.bringToFront();
    const { text } = await stage.veiled(feed, 1);
    assert.match(text, /Your own words/);
    assert.deepEqual((await settings()).rules, [{ phrase: word, lean: "cover" }]);
    await stage.session.setStorage({ settings: {} });
    await stage.opened(feed, 1);
    await stage.goto(feed, 0);
    await popup.bringToFront();
  });

  it("lists what was covered last, shows a post from there, and takes its words for a false alarm", async () => {
    const listed = () => popup.$$eval(".covered li", (all) => all.map((line) => line.innerText));
    await popup.$eval(".covered summary", (summary) => summary.click());
    const [line] = await poll(listed, { timeout: PATIENCE, until: (all) => all.length > 0, message: "a covered post" });
    assert.match(line, /Suicide[^]*@nutmeg\.sven[^]*Show[^]*False alarm: “/);
    await stage.session.screenshot(popup, "popup-covered");
    await popup.$eval(".covered .button", (button) => button.click());
    await shows("opened");
    await poll(listed, { timeout: PATIENCE, until: (all) => all.length === 0, message: "an empty list" });
    await feed.bringToFront();
    await stage.session.pressByName(feed, "Cover again", { within: card(0) });
    await popup.bringToFront();
    await poll(listed, { timeout: PATIENCE, until: (all) => all.length > 0, message: "the covered post" });
    await popup.$eval(".covered .button:last-child", (button) => button.click());
    await poll(settings, { until: (now) => now.rules?.[0]?.lean === "allow", message: "a rule" });
    await stage.session.setStorage({ settings: {} });
    await shows("veiled");
    assert.ok(!JSON.stringify(await stage.session.storage()).includes("nutmeg.sven"), "nothing of the list is stored");
  });

  it("shows today as a ring where there is a limit", async () => {
    assert.equal(await popup.$(".ring"), null);
    await stage.session.inExtension(() => chrome.runtime.sendMessage({ kind: "limit", change: { daily: [null, 45] } }));
    await poll(() => popup.$(".ring"), { timeout: PATIENCE, message: "a ring" });
    assert.match(await popup.$eval("#watched", (fact) => fact.innerText), / of 45$/);
    await stage.session.screenshot(popup, "popup-ring");
    await stage.session.setStorage({ limits: {}, gate: {} });
  });

  it("switches the site off and on, in the open tab and on the toolbar", async () => {
    const turn = () => popup.$eval('input[name="site"]', (input) => input.labels[0].click());
    await turn();
    await says(popup, /^Off for TikTok$/);
    await toolbar("off", /off for this site/);
    await shows("opened");
    assert.deepEqual((await settings()).sites_off, ["tiktok"]);
    await turn();
    await says(popup, /^Protecting this tab$/);
    await toolbar("", /reads the posts/);
    await shows("veiled");
  });

  for (const minutes of [10, 60]) {
    it(`pauses for ${minutes} minutes, and resumes`, async () => {
      const before = Date.now();
      await press(`Pause for ${minutes} min`);
      await says(popup, minutes === 10 ? /^Paused for (10:00|9:5\d)$/ : /^Paused for (1:00:00|59:5\d)$/);
      await toolbar("II", /pauses/);
      await shows("opened");
      const { paused_until: until } = await settings();
      assert.ok(until >= before + minutes * MINUTE && until <= Date.now() + minutes * MINUTE);
      await press("Resume");
      await says(popup, /^Protecting this tab$/);
      await toolbar("", /reads the posts/);
      await shows("veiled");
    });
  }

  it("ends a pause by itself", async () => {
    await stage.session.setStorage({ settings: { ...(await settings()), paused_until: Date.now() + 2500 } });
    await shows("opened");
    await says(popup, /^Paused/);
    await shows("veiled");
    await says(popup, /^Protecting this tab$/);
    await toolbar("", /reads the posts/);
  });

  it("leaves other pages alone, and says so", async () => {
    const other = await openPopup(stage, await stage.session.tabId(popup));
    await says(other, /^Not a page that Softscroll reads$/);
    await other.close();
  });

  it("was met without an error anywhere", async () => {
    await stage.expectQuiet();
  });

  it("leaves at once: the tab is gone, and an empty one is there", async () => {
    const before = (await stage.session.browser.pages()).length;
    await popup.$eval("#leave", (button) => button.click());
    await poll(() => feed.isClosed(), { timeout: PATIENCE, message: "the feed to be gone" });
    await poll(async () => (await stage.session.browser.pages()).length, {
      timeout: PATIENCE, until: (count) => count >= before - 1, message: "a tab in its place",
    });
  });
});

inBrowsers(
  "a tab that was open before Softscroll came",
  (stage) => {
    it("asks to be reloaded where the browser starts nothing in it, and is protected from then on", async () => {
      const feed = await stage.feed(FEED);
      await stage.session.install();
      await stage.session.dismissGreeting();
      await feed.bringToFront();
      const tab = await stage.session.tabId(feed);
      const popup = await openPopup(stage, tab);
      if (stage.browser === "chromium") {
        await says(popup, /^Not running in this tab$/);
        await poll(() => stage.session.toolbar(tab), {
          until: ({ text, title }) => text === "!" && /reload the page/.test(title),
          message: "“!” on the toolbar",
        });
        await popup.evaluate(() => {
          [...document.querySelectorAll("button")].find(({ innerText }) => innerText === "Reload the page").click();
        });
        await stage.awake(feed);
      }
      await says(popup, /^Protecting this tab$/);
      await feed.bringToFront();
      await stage.veiled(feed, 0);
      await stage.opened(feed, 1);
      assert.equal((await stage.session.toolbar(tab)).text, "");
      await stage.expectQuiet();
    });
  },
  { install: false },
);
