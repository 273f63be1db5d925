// From a badge to where its claim can be checked, and to a correction that stays in the browser.

import assert from "node:assert/strict";
import { it } from "node:test";

import { card, inBrowsers, PATIENCE, post } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const ADVICE = "psychologist-panic-breathing";
const CALM = "sourdough-first-loaf";

inBrowsers("a badge", (stage) => {
  const press = (page, name) => stage.session.pressByName(page, name, { within: card(0) });
  const badge = (page, until, message) =>
    poll(() => stage.drawn(page, 0), { timeout: PATIENCE, until: (root) => until(root?.text ?? ""), message });
  /** Presses, and waits for the extension's page that opens in a tab of its own. */
  const following = async (page, name) => {
    const address = async () => stage.session.inExtension(async () =>
      (await chrome.tabs.query({})).map(({ url }) => url).find((url) => url?.includes("options.html#")));
    await press(page, name);
    const opened = await poll(address, { timeout: PATIENCE, message: "the options page" });
    await stage.session.inExtension(async () => {
      const tabs = await chrome.tabs.query({});
      await chrome.tabs.remove(tabs.filter(({ url }) => url?.includes("options.html#")).map(({ id }) => id));
    });
    await page.bringToFront();
    return stage.session.openExtensionPage(opened.slice(opened.indexOf("options.html")));
  };

  it("leads to the registers of a country, with plain links", async () => {
    const page = await stage.feed([ADVICE, CALM]);
    await badge(page, (text) => text.includes("Professional"), "a badge");
    await press(page, "Professional advice");
    const options = await following(page, "Where to check this claim");
    await poll(() => options.$('select[name="country"]'), { timeout: PATIENCE, message: "the registers" });
    assert.equal((await options.$$(".register li")).length, 0);
    await options.select('select[name="country"]', "PT");
    const keepers = () => options.$$eval(".register .keeper", (links) => links.map(({ href, rel }) => ({ href, rel })));
    const links = await poll(keepers, { timeout: PATIENCE, until: (all) => all.length === 3, message: "three titles" });
    assert.ok(links.some(({ href }) => href.startsWith("https://www.ordemdospsicologos.pt/")));
    assert.ok(links.every(({ rel }) => rel === "noopener noreferrer"));
    assert.equal((await stage.session.storage()).settings.country, "PT");
    await options.$eval("#registers", (part) => part.scrollIntoView());
    await stage.session.screenshot(options, "options-registers");
    await options.close();
    await page.close();
  });

  it("is put right by a person, for that post alone, with a text that leaves the caption out", async () => {
    const page = await stage.feed([ADVICE, CALM]);
    await badge(page, (text) => text.includes("Professional"), "a badge");
    await press(page, "Professional advice");
    const options = await following(page, "This is wrong");
    await poll(() => options.$("#wrong button"), { timeout: PATIENCE, message: "the form" });
    await options.$$eval("#wrong button", (buttons) => buttons.find(({ textContent }) => textContent === "A personal story").click());
    const report = () => options.$eval("#report", (field) => field.value).catch(() => "");
    const text = await poll(report, { timeout: PATIENCE, until: Boolean, message: "a text" });
    assert.match(text, /took a post for: professional\nIt is: A personal story/);
    assert.match(text, /Claims a title/);
    for (const words of post(ADVICE).caption.split(/[.\n]/).filter((part) => part.length > 12)) assert.ok(!text.includes(words));
    assert.ok(!text.includes(post(ADVICE).handle));
    await stage.session.screenshot(options, "options-wrong");
    await page.bringToFront();
    await badge(page, (now) => now.includes("Personal story") && now.includes("corrected by you"), "the corrected badge");
    await options.bringToFront();
    await options.click("#correct-back");
    await page.bringToFront();
    await badge(page, (now) => now.includes("Professional"), "the badge as it was");
    await options.close();
    await page.close();
  });

  it("reads what a profile says of its creator, once it was visited", async () => {
    const [TIP, ...rest] = ["worry-window-tip", CALM];
    const page = await stage.feed([TIP, ...rest]);
    await badge(page, (text) => text.includes("Unverified tip"), "a badge");
    await page.close();
    const profile = await stage.session.openFeed(`/@${post(TIP).handle}?posts=${TIP}`);
    await stage.awake(profile);
    const cell = "#grid-item-container-0";
    const root = () => stage.session.shadow(profile, { within: cell }).then(([first]) => first);
    await poll(root, { timeout: PATIENCE, until: (now) => now?.text.includes("Professional"), message: "a badge on the profile" });
    await profile.close();
  });

  it("has helplines behind the veil of a post of somebody at the end, for a country that is chosen", async () => {
    const page = await stage.feed(["better-off-without-me", CALM]);
    await stage.veiled(page, 0);
    const options = await following(page, "Find support");
    await poll(() => options.$('select[name="helpline-country"]'), { timeout: PATIENCE, message: "the helplines" });
    await options.select('select[name="helpline-country"]', "GB");
    const lines = () => options.$$eval(".helplines li a.button", (links) => links.map(({ href }) => href));
    const links = await poll(lines, { timeout: PATIENCE, until: (all) => all.length > 0, message: "lines of that country" });
    assert.deepEqual(links, ["tel:116123", "sms:85258?body=SHOUT"]);
    await options.$eval("#support", (part) => part.scrollIntoView());
    await stage.session.screenshot(options, "options-support");
    await options.close();
    await page.close();
  });

  it("goes by without an error", () => stage.expectQuiet());
});
