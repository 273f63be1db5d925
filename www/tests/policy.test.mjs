// The policies that the server sends, and what they do to WebAssembly and to inline scripts.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { poll, useFeedPages } from './browser.mjs';

const pages = useFeedPages();

const compiles = (page) => page.evaluate(() => {
  try {
    return new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])) instanceof WebAssembly.Module;
  } catch (error) {
    return error.name;
  }
});

const headerOf = async (page) => (await page.reload()).headers()['content-security-policy'];

test('sends the known part of the site\'s header, under which WebAssembly compiles', async () => {
  const page = await pages.open('count=2');
  assert.equal(await compiles(page), true);
  const header = await headerOf(page);
  assert.match(header, /^report-uri \/csp-report; upgrade-insecure-requests; default-src 'self' 'unsafe-eval' 'unsafe-inline' blob: bytedance: data:/);
  assert.match(header, /script-src [^;]*'report-sample' 'unsafe-eval'/);
});

test('blocks and records an inline script under the site\'s header', async () => {
  const page = await pages.open('count=2');
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.wasRun = true';
    document.head.append(script);
  });
  await poll(page, () => window.practice.violations.some(({ violatedDirective }) => violatedDirective === 'script-src-elem'));
  assert.equal(await page.evaluate(() => window.wasRun), undefined);
  while (pages.feed().reports.length === 0) await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  assert.equal(JSON.parse(pages.feed().reports[0])['csp-report']['blocked-uri'], 'inline');
});

test('works under a strict policy, which refuses WebAssembly and plain strings as markup', async () => {
  const page = await pages.open('csp=strict&count=12&variant=E,F');
  assert.equal(await compiles(page), 'CompileError');
  assert.equal(await page.evaluate(() => {
    try {
      document.createElement('div').innerHTML = '<b>x</b>';
      return 'allowed';
    } catch (error) {
      return error.name;
    }
  }), 'TypeError');
  const before = await page.evaluate(() => window.practice.violations.length);
  await page.evaluate(async () => {
    await window.practice.goto(4);
    window.practice.openMenu();
    window.practice.openCinema();
  });
  await poll(page, () => document.querySelector('[aria-label="Cinema mode"] video') !== null);
  assert.deepEqual(await page.evaluate(() => window.practice.errors), []);
  assert.equal(await page.evaluate(() => window.practice.violations.length), before);
});

test('sends no policy when none is wanted', async () => {
  const page = await pages.open('csp=none&count=2');
  assert.equal(await headerOf(page), undefined);
});

test('asks nothing of any other host, and lists every request', async () => {
  const page = await pages.open('count=6');
  const foreign = [];
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http') && host !== new URL(pages.feed().origin).host) foreign.push(request.url());
  });
  await page.reload();
  await poll(page, () => window.practice?.isReady());
  await page.evaluate(() => window.practice.goto(4));
  assert.deepEqual(foreign, []);
  assert.ok(pages.feed().requests.some(({ method, path, time }) => method === 'GET' && /^\/media\/\d+\.webm$/.test(path) && time > 0));
});
