// Runs functions where Firefox itself runs: in its own process, or beside a tab's document, where
// closed shadow roots and the accessibility service can be read. Functions are sent as text, so
// they name nothing outside themselves; arguments and answers are JSON.

export class Privileged {
  #connection;
  #window;

  constructor(browser) {
    this.#connection = browser.connection;
  }

  async send(method, parameters) {
    const { result } = await this.#connection.send(method, parameters);
    return result;
  }

  /** Hears what a function run by `inBrowser` says through the channel of that name. */
  listen(channel, hear) {
    this.#connection.on("script.message", (message) => {
      if (message.channel === channel) hear(JSON.parse(message.data.value));
    });
  }

  async inBrowser(callback, ...args) {
    return this.call(await this.#browserWindow(), callback, args);
  }

  /** As `inBrowser`, the first argument being a function that sends JSON text to the channel. */
  async inBrowserWith(channel, callback, ...args) {
    const first = { type: "channel", value: { channel } };
    return this.call(await this.#browserWindow(), callback, args, [first]);
  }

  async call(context, callback, args, first = []) {
    const answer = await this.send("script.callFunction", {
      functionDeclaration: `async (json, ...first) =>
        JSON.stringify((await (${callback})(...first, ...JSON.parse(json))) ?? null)`,
      arguments: [{ type: "string", value: JSON.stringify(args) }, ...first],
      target: { context },
      awaitPromise: true,
    });
    if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
    return JSON.parse(answer.result.value);
  }

  /** Runs a function beside the document of a page, with `content` as its window. */
  inTab(page, callback, ...args) {
    const source = `(${callback})(...${JSON.stringify(args)})`;
    return this.inBrowser(runBesideTab, page.mainFrame()._id, source);
  }

  async #browserWindow() {
    if (!this.#window) {
      const { contexts } = await this.send("browsingContext.getTree", { "moz:scope": "chrome" });
      const found = contexts.find(({ url }) => url.endsWith("/browser.xhtml"));
      if (!found) throw new Error("Firefox shows no window of its own: is system access allowed?");
      this.#window = found.context;
    }
    return this.#window;
  }
}

function runBesideTab(contextId, source) {
  const { NavigableManager } = ChromeUtils.importESModule(
    "chrome://remote/content/shared/NavigableManager.sys.mjs",
  );
  const { embedderElement } = NavigableManager.getBrowsingContextById(contextId);
  const manager = embedderElement.messageManager;
  const name = `harness:${Services.uuid.generateUUID()}`;
  const script = `(async () => {
    let answer;
    try {
      answer = { json: JSON.stringify((await (${source})) ?? null) };
    } catch (error) {
      answer = { thrown: String(error) };
    }
    sendAsyncMessage(${JSON.stringify(name)}, answer);
  })()`;
  return new Promise((resolve, reject) => {
    // A document that goes away takes the script with it, and nobody else would answer.
    const timer = setTimeout(() => settle({ thrown: "the document went away" }), 5000);
    const settle = ({ json, thrown }) => {
      clearTimeout(timer);
      manager.removeMessageListener(name, hear);
      if (thrown) reject(new Error(thrown));
      else resolve(JSON.parse(json));
    };
    const hear = ({ data }) => settle(data);
    manager.addMessageListener(name, hear);
    manager.loadFrameScript(`data:application/javascript,${encodeURIComponent(script)}`, false);
  });
}
