// The only way out of a tested browser: a proxy on loopback that leads the feed's hosts to the
// practice server and everything else nowhere, keeping a record of what was asked for.
// Both browsers are told to use it for every address, so a request that anybody makes (page,
// extension, worker or browser) is seen here, whatever the protocol inside the tunnel.

import http from "node:http";
import net from "node:net";

export async function openProxy({ feedHosts, feedPort }) {
  const foreign = [];
  const own = [];
  const sockets = new Set();

  const refuse = (method, target) => {
    const list = isOwn(target) ? own : foreign;
    list.push({ method, target, at: Date.now() });
  };

  const server = http.createServer((request, response) => {
    refuse(request.method, request.url);
    response.writeHead(403).end();
  });

  server.on("connect", (request, client, head) => {
    const [host, port] = request.url.split(":");
    if (!feedHosts.includes(host) || port !== "443") {
      refuse("CONNECT", request.url);
      client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      client.on("error", () => {});
      return;
    }
    const feed = net.connect(feedPort, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      feed.write(head);
      feed.pipe(client);
      client.pipe(feed);
    });
    sockets.add(feed);
    feed.on("close", () => sockets.delete(feed));
    // A reset on either side is how a closing tab looks from here; the other side ends with it.
    feed.on("error", () => client.destroy());
    client.on("error", () => feed.destroy());
  });

  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });

  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });

  return {
    port: server.address().port,
    foreign,
    own,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

// The browsers' own services are set to names under .invalid when a browser is started, which no
// extension asks for, so that what the browser does for itself is told from what is done for a page.
function isOwn(target) {
  const host = target.replace(/^[a-z]+:\/\//, "").split(/[/:]/)[0];
  return host.endsWith(".invalid");
}
