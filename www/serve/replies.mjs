// Answers the requests that a feed page makes: documents, item lists, media, assets, and what tests ask for.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';

import { openLibrary } from '../media/library.mjs';
import { drawAvatar } from '../media/scene.mjs';
import { commentsFor } from '../posts/comments.mjs';
import { layPage } from '../posts/page.mjs';
import { LIST_PATHS, pageOf } from '../site/pages.js';
import { ICON, writeDocument } from './document.mjs';
import { policyHeader } from './policy.mjs';
import { sendBytes } from './ranges.mjs';
import { trialFile } from './trial.mjs';
import { readWish } from './wish.mjs';

const DIST = new URL('../dist/', import.meta.url);
const TYPES = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.map': 'application/json' };

// As many as the site's first batch has, and as it appends.
export const BATCH = 8;

function readAssets() {
  const manifest = JSON.parse(readFileSync(new URL('client/.vite/manifest.json', DIST), 'utf8'));
  const entry = Object.values(manifest).find(({ isEntry }) => isEntry);
  return { script: `/${entry.file}`, styles: (entry.css ?? []).map((file) => `/${file}`) };
}

const send = (response, status, type, body, headers = {}) => {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store', ...headers });
  response.end(body);
};

const sendJson = (response, value) => send(response, 200, 'application/json; charset=utf-8', JSON.stringify(value));

const feedOf = (page, query) => layPage(page, readWish(query), query);

function slice(page, query) {
  const entries = feedOf(page, query);
  const cursor = Number.parseInt(query.get('cursor') ?? '0', 10) || 0;
  const size = Number.parseInt(query.get('size') ?? '', 10) || BATCH;
  const itemList = entries.slice(cursor, cursor + size).map(({ item }) => item);
  return { statusCode: 0, status_code: 0, status_msg: '', cursor: String(cursor + itemList.length), hasMore: cursor + itemList.length < entries.length, total: entries.length, itemList };
}

/** The answering function. `render` is the server bundle's; `record` keeps what a page reports. */
export function makeReplies({ render, plain, record }) {
  const library = openLibrary();
  const assets = readAssets();

  const sendPage = (response, page, path, query) => {
    const wish = readWish(query);
    const nonce = randomBytes(16).toString('base64');
    const scope = {
      'webapp.app-context': { language: 'en', region: 'GB', nonce, pathname: path, wish },
      'webapp.updated-items': slice(page, query),
    };
    const html = wish.render === 'client' ? '' : render(scope);
    const policy = policyHeader(wish.csp, nonce, plain);
    send(response, 200, 'text/html; charset=utf-8', writeDocument({ scope, html, assets, theme: wish.theme, nonce }),
      policy ? { 'Content-Security-Policy': policy } : {});
  };

  const routes = [
    // The page says which path it is on; the site's own calls name the profile, tag or post instead.
    [LIST_PATHS, (response, _, query) => sendJson(response, slice(pageOf(query.get('path')), query))],
    [/^\/api\/comment\/list\/$/, (response, _, query) => sendJson(response, { comments: commentsFor(query.get('aweme_id') ?? '') })],
    [/^\/avatar\/([\w.]+)\.svg$/, (response, [, handle]) => send(response, 200, 'image/svg+xml', drawAvatar(handle))],
    [/^\/try\/([\w.-]*)$/, (response, [, name]) => {
      const file = trialFile(name);
      if (file) send(response, 200, file.type, file.body);
      else send(response, 404, 'text/plain; charset=utf-8', 'Not there: `cargo xtask build` makes what this page runs on.');
    }],
    [/^\/icon\.svg$/, (response) => send(response, 200, 'image/svg+xml', ICON)],
    // For tests only; the page itself never asks for it.
    [/^\/practice\/(hot|follow)\.json$/, (response, [, page], query) =>
      sendJson(response, feedOf(pageOf(page === 'hot' ? '/' : '/following'), query).map(({ number, key, group, post, item }) => ({ id: item.id, number, key, group, ...post })))],
    [/^\/assets\/[\w.-]+$/, (response, [path]) => {
      let body;
      try {
        body = readFileSync(new URL(`client${path}`, DIST));
      } catch {
        send(response, 404, 'text/plain', 'no such file');
        return;
      }
      send(response, 200, TYPES[extname(path)] ?? 'application/octet-stream', body);
    }],
  ];

  return async function reply(request, response) {
    const { pathname, searchParams } = new URL(request.url, 'http://practice.invalid');
    if (request.method === 'POST' && pathname === '/csp-report') {
      let body = '';
      for await (const part of request) body += part;
      record(body);
      response.writeHead(204);
      response.end();
      return;
    }
    const media = /^\/media\/([\w.-]+)$/.exec(pathname);
    const found = media && await library.get(media[1]);
    if (found) {
      sendBytes(request, response, found);
      return;
    }
    for (const [pattern, answer] of routes) {
      const match = pattern.exec(pathname);
      if (match) {
        answer(response, match, searchParams);
        return;
      }
    }
    const page = pageOf(pathname);
    if (page) sendPage(response, page, pathname, searchParams);
    else send(response, 404, 'text/plain; charset=utf-8', 'The practice feed has no such page.');
  };
}
