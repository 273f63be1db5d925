// Somebody to talk to: offered where the person's own search shows a crisis, never blocking and never logged; the plan
// for a hard hour; and the quick way out.

import assert from "node:assert/strict";
import { it } from "node:test";

import { inBrowsers, OVER, PATIENCE } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const FEED = "posts=sourdough-first-loaf,cat-judges-dinner";

inBrowsers("support", (stage) => {
  const says = (page, words) => stage.overSays(page, words);
  const search = async (words) => {
    const page = await stage.session.openFeed(`/search?q=${encodeURIComponent(words)}&${FEED}`);
    await stage.awake(page);
    return page;
  };

  it("is offered where the person's own search shows a crisis, and goes with one press", async () => {
    const page = await search("i want to kill myself tonight");
    await says(page, /There are people to talk to/);
    await stage.session.screenshot(page, "support-offer");
    await stage.session.pressByName(page, "Not now", { within: OVER });
    await stage.nothingOver(page);
    const stored = JSON.stringify(await stage.session.storage());
    assert.ok(!stored.includes("kill") && !stored.includes("search"), "the search was kept");
    await page.close();
  });

  it("is not offered for a search about anything else", async () => {
    const page = await search("easy sourdough for beginners");
    await poll(() => page.$('[id^="grid-item-container-"]'), { timeout: PATIENCE, message: "results" });
    // A second search, within the page: by now the first one would have been answered.
    await page.evaluate(() => history.pushState({}, "", "/search?q=i%20dont%20want%20to%20be%20alive%20anymore"));
    await page.evaluate(() => document.body.append(document.createComment("")));
    await stage.session.inExtension(() => chrome.runtime.sendMessage({ kind: "change", change: { counts: true } }));
    await says(page, /There are people to talk to/);
    await page.close();
  });

  it("has room for a plan in one's own words, which stays where it is", async () => {
    const options = await stage.session.openExtensionPage("options.html#support");
    await poll(() => options.$("#plan-steps"), { timeout: PATIENCE, message: "the plan" });
    await options.focus("#plan-steps");
    await options.keyboard.type("Cold water. Then Mira.");
    await options.keyboard.press("Tab");
    await poll(() => stage.session.storage(), {
      timeout: PATIENCE, until: ({ plan }) => plan?.steps === "Cold water. Then Mira.", message: "the plan to be stored",
    });
    await options.$eval(".plan", (part) => part.scrollIntoView());
    await stage.session.screenshot(options, "options-plan");
    await options.close();
  });

  it("can be left with three presses of Escape, by choice", async () => {
    const page = await stage.feed(["sourdough-first-loaf"]);
    for (let press = 0; press < 4; press += 1) await page.keyboard.press("Escape");
    await stage.opened(page, 0);
    await stage.session.inExtension(() => chrome.runtime.sendMessage({ kind: "change", change: { leaves: true } }));
    await poll(() => stage.session.storage(), { until: ({ settings }) => settings.leaves });
    const press = async () => {
      if (!page.isClosed()) for (let count = 0; count < 3; count += 1) await page.keyboard.press("Escape").catch(() => {});
      return page.isClosed();
    };
    // From here on the person's own start page is in front, and what it asks for is its own.
    await stage.expectQuiet();
    await poll(press, { timeout: PATIENCE, message: "the tab to be gone" });
  });
});
