// The core says the same of a caption in each of its forms, to the byte.

import assert from "node:assert/strict";
import { it } from "node:test";

import { inBrowsers } from "./feed.mjs";
import { FORMS, startCore, trials } from "./trial.mjs";

inBrowsers("the forms of the core", (stage) => {
  for (const form of FORMS) {
    it(`say of 2,000 captions what the native one says: ${form}`, async () => {
      const page = await stage.session.browser.newPage();
      await startCore(page, form);
      const given = await trials();
      assert.equal(given.length, 2000);
      const judged = await page.evaluate((captions) => captions.map((caption) => window.core.judged(caption)), given.map(({ caption }) => caption));
      for (const [place, { caption, judged: wanted }] of given.entries()) assert.equal(judged[place], wanted, caption);
      await page.close();
    });
  }
});
