// Everything that is stored, to a file and back: what is broken or hostile changes nothing and is said, field by field.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, it } from "node:test";

import { inBrowsers, PATIENCE } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

inBrowsers("the stored data", (stage) => {
  let folder;
  let options;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "data-"));
    await stage.session.setStorage({
      settings: { badge: false, rules: [{ phrase: "spider", lean: "cover" }] },
      creators: { show: "kettle\n", checked: [{ handle: "kettle", at: 5, note: "seen" }] },
      limits: { session: 20, words: "Call Mira" },
      plan: { reasons: "the sea in June" },
    });
    options = await stage.session.openExtensionPage("options.html#data");
    await poll(() => options.$("#save-all"), { timeout: PATIENCE, message: "the data" });
  });

  after(() => rm(folder, { recursive: true }));

  /** Gives the page a file with this text. */
  const give = async (text) => {
    const file = path.join(folder, "given.json");
    await writeFile(file, text);
    await (await options.$("#load-all")).uploadFile(file);
  };
  const fault = (words) =>
    poll(() => options.$eval("#load-fault", (told) => told.textContent).catch(() => ""), {
      timeout: PATIENCE, until: (text) => words.test(text), message: `the page to say ${words}`,
    });
  const stored = (until, message) =>
    poll(() => stage.session.storage(), { timeout: PATIENCE, until, message });
  const saved = () => stage.savedBy(options, "#save-all");

  it("is listed with its size and reason", async () => {
    const rows = await options.$$eval(".stored tbody tr", (all) => all.map((row) => row.innerText));
    assert.equal(rows.length, 6);
    for (const row of rows) assert.match(row, /\d+ bytes/);
    await options.$eval("#data", (part) => part.scrollIntoView());
    await stage.session.screenshot(options, "options-data");
  });

  it("goes to a file, is erased, and comes back from the file as it was", async () => {
    const text = await saved();
    const whole = await stage.session.storage();
    await options.click("#reset-all");
    assert.ok(!text.includes("the sea in June"), "the plan went into a file unasked");
    await stored(({ settings, creators, plan }) => settings.rules.length === 0 && creators.show === "" && plan.reasons === "", "nothing left");
    await options.click("#undo-load");
    await stored(({ plan }) => plan.reasons === "the sea in June", "the plan back");
    await options.click("#reset-all");
    await stored(({ plan }) => plan.reasons === "", "nothing left again");
    await give(text);
    await poll(() => options.$("#confirm-load"), { timeout: PATIENCE, message: "a question" });
    await options.click("#confirm-load");
    const { settings, creators } = await stored((now) => now.creators.show === "kettle\n", "everything back");
    assert.deepEqual(settings.rules, whole.settings.rules);
    assert.equal(settings.badge, false);
    // What loosens waits, here as everywhere.
    const { limits } = await stored((now) => now.limits.words === "Call Mira", "the limits back");
    assert.equal(limits.session, 20);
    assert.deepEqual(creators.checked, whole.creators.checked);
    await options.click("#undo-load");
    await stored(({ creators: now }) => now.show === "", "the way back");
    await give(text);
    await poll(() => options.$("#confirm-load"), { timeout: PATIENCE, message: "a question" });
    await options.click("#confirm-load");
    await stored((now) => now.creators.show === "kettle\n", "everything back again");
  });

  it("takes the plan for a hard hour along by choice alone", async () => {
    await stage.session.setStorage({ plan: { reasons: "the sea in June" } });
    await options.$eval('[name="takes-plan"]', (box) => box.click());
    await poll(saved, { timeout: PATIENCE, until: (text) => text.includes("the sea in June"), message: "a file with the plan" });
    await options.$eval('[name="takes-plan"]', (box) => box.click());
    assert.ok(!(await saved()).includes("the sea in June"));
  });

  for (const [what, text, says] of [
    ["no JSON", "{", /no JSON/],
    ["somebody else's", '{"name":"x"}', /no file of Softscroll/],
    ["a newer one", '{"softscroll":2,"settings":{}}', /newer/],
    ["an empty one", '{"softscroll":1}', /nothing in it/],
    ["one with a broken field", '{"softscroll":1,"settings":{"badge":true,"categories":7},"creators":{"show":"evil\\n"}}', /settings\.categories: /],
    ["one with limits of no sense", '{"softscroll":1,"limits":{"daily":"all"}}', /limits\.daily: /],
    ["one with a hostile field", '{"softscroll":1,"creators":{"checked":[{"handle":{}}]}}', /creators\.checked: /],
  ]) {
    it(`is not changed by a file that is ${what}`, async () => {
      const whole = await stage.session.storage();
      await give(text);
      await fault(says);
      assert.equal(await options.$("#confirm-load"), null);
      assert.deepEqual(await stage.session.storage(), whole);
    });
  }

  it("is not changed by a message either, whoever sends it", async () => {
    const whole = await stage.session.storage();
    const reply = await stage.session.inExtension(() =>
      chrome.runtime.sendMessage({ kind: "restore", text: '{"softscroll":1,"settings":{"country":5}}' }));
    assert.equal(reply.kind, "failed");
    assert.match(reply.reason, /settings\.country: /);
    assert.deepEqual(await stage.session.storage(), whole);
  });

  it("was handled without an error", async () => {
    await stage.expectQuiet();
    await options.close();
  });
});
