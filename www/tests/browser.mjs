// Opens the practice feed in headless Chromium for the tests beside this file.

import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';

import puppeteer from 'puppeteer-core';

import { findBrowser } from '../../tests/e2e/harness/browsers.mjs';
import { serveFeed } from '../server.mjs';

// How long a test polls for something before it fails, generous because machines differ.
const PATIENCE_MS = 15_000;

/** One browser and one server for a test file. `open(query, path)` answers a page that has woken up. */
export function useFeedPages() {
  const held = {};
  before(async () => {
    held.feed = await serveFeed();
    held.browser = await puppeteer.launch({
      executablePath: findBrowser('chromium'),
      acceptInsecureCerts: true,
      defaultViewport: { width: 1280, height: 800 },
      args: ['--no-sandbox', '--disable-background-networking', '--autoplay-policy=no-user-gesture-required', '--mute-audio'],
    });
  });
  after(async () => {
    await held.browser?.close();
    await held.feed?.close();
  });

  return {
    feed: () => held.feed,
    async open(query = '', path = '/') {
      const page = await held.browser.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      await page.goto(`${held.feed.origin}${path}?${query}`, { waitUntil: 'domcontentloaded' });
      await page.waitForFunction(() => window.practice?.isReady());
      return page;
    },
  };
}

/** Answers an `open` whose pages are closed after each test. Whatever happened, the page must not have noticed. */
export function useQuietPages() {
  const pages = useFeedPages();
  const opened = [];
  afterEach(async () => {
    for (const page of opened.splice(0)) {
      assert.deepEqual(await page.evaluate(() => window.practice.errors), [], page.url());
      await page.close();
    }
  });
  return async (...wish) => {
    const page = await pages.open(...wish);
    opened.push(page);
    return page;
  };
}

/** Polls in the page until `holds` answers something true, and returns it. */
export async function poll(page, holds, ...args) {
  const handle = await page.waitForFunction(holds, { polling: 'raf', timeout: PATIENCE_MS }, ...args);
  return handle.jsonValue();
}
