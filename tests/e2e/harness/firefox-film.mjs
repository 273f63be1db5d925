// Films a tab of Firefox: its own process draws one snapshot after the other, as fast as it can. Each runs in the
// browser's window, where it can be drawn without a way through the connection.

/** Starts. Answers a function that stops and gives the pictures, as JPEG in base64. */
export async function filmTab(privileged, page, scale) {
  await privileged.inBrowser(start, page.mainFrame()._id, scale);
  return async () => {
    const pictures = [];
    const count = await privileged.inBrowser(stop);
    // In parts: hundreds of pictures are too much for one answer.
    for (let from = 0; from < count; from += 50) pictures.push(...(await privileged.inBrowser(part, from, from + 50)));
    return pictures;
  };
}

function start(contextId, scale) {
  const { NavigableManager } = ChromeUtils.importESModule("chrome://remote/content/shared/NavigableManager.sys.mjs");
  const film = { pictures: [], isOver: false };
  globalThis.softscrollFilm = film;
  const canvas = document.createElementNS("http://www.w3.org/1999/xhtml", "canvas");
  const shoot = async () => {
    const context = NavigableManager.getBrowsingContextById(contextId);
    const bitmap = await context.currentWindowGlobal.drawSnapshot(null, scale, "rgb(255,255,255)");
    Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
    canvas.getContext("2d").drawImage(bitmap, 0, 0);
    bitmap.close();
    film.pictures.push(canvas.toDataURL("image/jpeg", 0.8));
  };
  (async () => {
    while (!film.isOver) {
      // Between two documents there is nothing to draw.
      await shoot().catch(() => new Promise((resolve) => setTimeout(resolve, 4)));
    }
    film.resolve?.();
  })();
}

async function stop() {
  const film = globalThis.softscrollFilm;
  film.isOver = true;
  await new Promise((resolve) => {
    film.resolve = resolve;
    setTimeout(resolve, 1000);
  });
  return film.pictures.length;
}

function part(from, to) {
  return globalThis.softscrollFilm.pictures.slice(from, to).map((address) => address.split(",")[1]);
}
