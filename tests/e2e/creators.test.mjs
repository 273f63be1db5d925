// Creators that a person marks: in one press on the feed, on the options page, and by a file.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { it } from "node:test";

import { card, inBrowsers, PATIENCE, post } from "./feed.mjs";
import { poll } from "./harness/poll.mjs";

const HARSH = "better-off-without-me";
const CALM = "sourdough-first-loaf";
const ADVICE = "psychologist-panic-breathing";

inBrowsers("a creator", (stage) => {
  const creators = (until, message) =>
    poll(async () => (await stage.session.storage()).creators, { timeout: PATIENCE, until: (now) => now && until(now), message });
  const press = (page, name, place) => stage.session.pressByName(page, name, { within: card(place) });
  const opened = async () => {
    const options = await stage.session.openExtensionPage("options.html#creators");
    await poll(() => options.$("#creator"), { timeout: PATIENCE, message: "the creators" });
    return options;
  };

  it("is always shown by one press on a veil, and no longer by one on the post", async () => {
    const page = await stage.feed([HARSH, CALM]);
    await stage.veiled(page, 0);
    const { handle } = post(HARSH);
    await press(page, "Why?", 0);
    await press(page, `Always show @${handle}`, 0);
    await stage.opened(page, 0);
    await creators(({ show }) => show === `${handle}\n`, "the mark");
    await stage.session.screenshot(page, "creator-shown");
    await press(page, `You always show @${handle} \u00B7 undo`, 0);
    await stage.veiled(page, 0);
    await creators(({ show }) => show === "", "no mark");
    await page.close();
  });

  it("is found helpful, checked and always covered from a badge, which stays open meanwhile", async () => {
    const page = await stage.feed([ADVICE, CALM]);
    const { handle } = post(ADVICE);
    const badge = await poll(async () => (await stage.drawn(page, 0))?.buttons.find(({ name }) => /^Professional/.test(name)),
      { timeout: PATIENCE, message: "a badge" });
    await press(page, badge.name, 0);
    await press(page, "I find them helpful", 0);
    await creators(({ helpful }) => helpful === `${handle}\n`, "the mark");
    await press(page, "I checked this claim", 0);
    const { checked } = await creators((now) => now.checked.length === 1, "the check");
    assert.equal(checked[0].handle, handle);
    assert.ok(Math.abs(checked[0].at - Date.now()) < 600_000);
    await poll(() => stage.drawn(page, 0), { timeout: PATIENCE, until: ({ text }) => /checked by you/.test(text), message: "the word on the badge" });
    await stage.session.screenshot(page, "badge-checked");
    await press(page, `Always cover @${handle}`, 0);
    const { text } = await stage.veiled(page, 0);
    assert.match(text, /A creator you always cover/);
    await press(page, "Why?", 0);
    await press(page, `Not always cover @${handle}`, 0);
    await stage.opened(page, 0);
    await page.close();
  });

  it("is marked, annotated and forgotten on the options page", async () => {
    await stage.session.clearStorage();
    const options = await opened();
    await options.type("#creator", "two words");
    await options.keyboard.press("Enter");
    const fault = () => options.$eval("#creator-fault", (alert) => alert.textContent);
    await poll(fault, { timeout: PATIENCE, until: (text) => /no handle/.test(text), message: "a word about it" });
    await options.$eval("#creator", (field) => field.select());
    await options.type("#creator", "@Kettle.Cup");
    await options.$eval('input[name="mark"][value="cover"]', (radio) => radio.labels[0].click());
    await options.keyboard.press("Enter");
    await options.$eval("#creator", (field) => field.form.requestSubmit());
    await creators(({ veil }) => veil === "kettle.cup\n", "the mark");
    const toggle = (kind) => `button[aria-label="${kind}: @kettle.cup"]`;
    await poll(() => options.$(toggle("Checked by you")), { timeout: PATIENCE, message: "the creator in the list" });
    await options.click(toggle("Checked by you"));
    await poll(() => options.$("input.note"), { timeout: PATIENCE, message: "room for a note" });
    await options.type("input.note", "on the register of 2026");
    await options.keyboard.press("Tab");
    await creators(({ checked }) => checked[0]?.note === "on the register of 2026", "the note");
    await stage.session.screenshot(options, "options-creators");
    await options.click(toggle("Always cover"));
    await options.click(toggle("Checked by you"));
    await creators(({ veil, checked }) => veil === "" && checked.length === 0, "nothing left");
    await options.close();
  });

  it("comes from a file after a look at what would change, and goes by one press", async () => {
    await stage.session.clearStorage();
    const folder = await mkdtemp(path.join(tmpdir(), "creators-"));
    const file = path.join(folder, "creators.csv");
    await writeFile(file, `handle,posts\nkettle,cover\nladle,show\nno good line,x\n`);
    const options = await opened();
    const field = await options.$("#import-creators");
    await field.uploadFile(file);
    const says = () => options.$eval(".exchange .preview", (preview) => preview.textContent).catch(() => "");
    const text = await poll(says, { timeout: PATIENCE, until: Boolean, message: "a preview" });
    assert.match(text, /2 creators added, 0 changed/);
    assert.match(text, /Line 4: the first column is no handle/);
    assert.equal((await stage.session.storage()).creators, undefined);
    await options.click("#confirm-import");
    await creators(({ veil, show }) => veil === "kettle\n" && show === "ladle\n", "the marks");
    await poll(() => options.$("#undo-import"), { timeout: PATIENCE, message: "a way back" });
    await options.click("#undo-import");
    await creators(({ veil, show }) => veil === "" && show === "", "no marks");
    await options.close();
    await rm(folder, { recursive: true });
  });

  it("goes by without an error", () => stage.expectQuiet());
});
