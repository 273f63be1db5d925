// Serves the practice feed on this machine only, over TLS as www.tiktok.com or plainly.
// Builds nothing: `node www/build.mjs` does.

import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { makeCertificate } from './serve/certificate.mjs';
import { requireFreshBuild } from './serve/freshness.mjs';
import { makeReplies } from './serve/replies.mjs';

/**
 * Starts a server on a free port, or on `port`. `plain` leaves TLS out.
 * Answers `{ port, origin, requests, reports, close }`: every request as `{ method, path, time }`
 * with its query in the path, and every policy report as it was sent.
 */
export async function serveFeed({ port = 0, plain = false } = {}) {
  requireFreshBuild();
  const { render } = await import(new URL('dist/server/entry-server.js', import.meta.url));

  const requests = [];
  const reports = [];
  const reply = makeReplies({ render, plain, record: (report) => reports.push(report) });
  const listener = (request, response) => {
    requests.push({ method: request.method, path: request.url, time: Date.now() });
    reply(request, response).catch((error) => {
      // A wrong key in `posts=` ends up here: the visitor should read which one.
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(String(error.message));
    });
  };

  const server = plain ? http.createServer(listener) : https.createServer(await makeCertificate(), listener);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const taken = server.address().port;

  return {
    port: taken,
    origin: `${plain ? 'http' : 'https'}://127.0.0.1:${taken}`,
    requests,
    reports,
    async close() {
      const closed = once(server, 'close');
      server.close();
      // Browsers keep connections open; waiting for them would hold a test for a minute.
      server.closeAllConnections();
      await closed;
    },
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' }, plain: { type: 'boolean', default: false } } });
  const feed = await serveFeed({ port: Number(values.port), plain: values.plain });
  console.log(`${feed.origin}/`);
}
