// Covers every post at `document_start`, before anything is painted, and holds until the core has laid its own cover.
//
// The core comes right behind this script in one of its own: `content.js`, or `fallback.js` on pages that forbid
// WebAssembly. The background registers which, so either may be missing for a moment; what is covered is not.
// `softscroll` is a name in the extension's own world, which no page can see. The build puts this behind
// `POSTS`, a selector of everything to be covered.

globalThis.softscroll ??= (() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:is(${POSTS}), :is(${POSTS}) * { visibility: hidden !important; transition: none !important; }`);
  const paused = new Set();
  let state = "waiting";
  let ownHosts = null;

  const quiet = ({ target }) => {
    if (!(target instanceof HTMLMediaElement) || !target.closest(`:is(${POSTS})`)) return;
    paused.add(target);
    target.pause();
  };

  // Firefox starts the scripts of an update in pages that are open: what the old ones drew is theirs no longer.
  function clearAway() {
    const isOld = (other) => {
      const [rule] = other.cssRules;
      return rule?.style?.visibility === "hidden" && rule.selectorText?.includes("recommend-list-item-container");
    };
    const kept = [...document.adoptedStyleSheets].filter((other) => !isOld(other));
    if (kept.length === document.adoptedStyleSheets.length) return;
    document.adoptedStyleSheets = kept;
    for (const host of document.querySelectorAll(`:is(${POSTS}) > div:empty:not([class], [id])`)) host.remove();
  }

  function cover() {
    if (!document.adoptedStyleSheets.includes(sheet)) {
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }
    document.addEventListener("play", quiet, true);
  }

  // Nobody listens when the extension was updated under an open tab; the toolbar then says so by itself.
  const say = (message) => chrome.runtime.sendMessage(message).catch(() => {});

  function stand(protection) {
    // The popup asks the tab how it stands, and without the core nobody else answers.
    chrome.runtime.onMessage.addListener((message, sender, respond) => {
      respond({ protection, seen: 0, veiled: 0, revealed: 0 });
    });
  }

  if (document.readyState !== "loading") clearAway();
  cover();
  // Registered scripts run before this: without one the background has to be asked for it.
  setTimeout(() => {
    if (state === "waiting") say({ kind: "unstarted" });
  });

  return {
    // Runs `start`, which throws where the page forbids it. `isLast` where there is nothing else to try.
    begin(start, isLast) {
      if (state === "running" || state === "broken") return;
      state = "running";
      try {
        start();
      } catch (error) {
        state = "refused";
        cover();
        // Chromium's refusal on a strict page is a CompileError with an empty message, so the name is kept.
        const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
        if (isLast) stand({ state: "refused", reason });
        say({ kind: "refused", reason, last: isLast });
      }
    },

    // The core has laid its cover. What was stopped meanwhile plays on, for the core to hold as it stands.
    lift() {
      document.removeEventListener("play", quiet, true);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      for (const medium of paused) medium.play().catch(() => {});
      paused.clear();
    },

    // The attribute of the core's own elements, so that they can be taken away should it break.
    own(attribute) {
      ownHosts = attribute;
    },

    // After a panic nobody opens a card or takes a veil away any more: all is covered, and nothing of ours is left
    // that does not work.
    broke(reason) {
      if (state === "broken") return;
      state = "broken";
      cover();
      for (const medium of document.querySelectorAll("video, audio")) if (medium.closest(`:is(${POSTS})`)) medium.pause();
      for (const host of document.querySelectorAll(`[${ownHosts}]`)) host.remove();
      const protection = { state: "broken", reason };
      stand(protection);
      say({ kind: "protection", protection });
    },

    // The exports of the core, closed for good once it broke: its memory is then in no known state.
    guard(exports) {
      const guarded = { __proto__: null };
      for (const [name, value] of Object.entries(exports)) {
        guarded[name] = typeof value !== "function" ? value : (...given) => {
          if (state === "broken") return undefined;
          try {
            return value(...given);
          } catch (error) {
            if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) this.broke(String(error));
            throw error;
          }
        };
      }
      return guarded;
    },
  };
})();
