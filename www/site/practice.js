// `window.practice`: what tests and demonstrations may ask of the page, and what went wrong on it.

/** Collects page errors, refused promises and console errors into a list. */
export function collectErrors() {
  const errors = [];
  addEventListener('error', (event) => errors.push(`error: ${event.message}`));
  addEventListener('unhandledrejection', (event) => errors.push(`rejection: ${event.reason?.message ?? event.reason}`));
  const write = console.error;
  console.error = (...parts) => {
    errors.push(`console: ${parts.map(String).join(' ')}`);
    write.apply(console, parts);
  };
  return errors;
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Waits, frame by frame, until something holds; gives up after ten seconds so that a test fails with a reason. */
async function until(holds, what) {
  const latest = performance.now() + 10_000;
  while (!holds()) {
    if (performance.now() > latest) throw new Error(`the feed did not reach: ${what}`);
    await nextFrame();
  }
}

function stateOf(media) {
  if (!media) return null;
  const { paused, muted, volume, currentTime } = media;
  return { paused, muted, volume, currentTime };
}

/** The object that becomes `window.practice`. */
export function createPractice(stage, errors) {
  const { session } = stage;
  const violations = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => violations.push({ violatedDirective, blockedURI }));

  const feed = () => stage.feed;
  // A far card is an empty shell.
  const activeCard = () => {
    const card = document.querySelectorAll('[data-e2e="recommend-list-item-container"], [data-scroll-index]')[feed().active()];
    return card?.firstElementChild ? card : null;
  };

  return {
    errors,
    violations,
    /** True once the page has taken over the server's HTML. */
    isReady: () => stage.feed !== null,
    active: () => feed().active(),
    /** Ids in the order of the list, as far as it has been appended. */
    posts: () => feed().items().map(({ id }) => id),
    mounted: () => [...document.querySelectorAll('[id^="one-column-item-"]')].map(({ dataset }) => Number(dataset.scrollIndex)),
    media: (id) => stateOf(stage.players.get(id)?.media()),
    get reactions() {
      return session.get().reactions;
    },
    get muted() {
      return session.get().muted;
    },

    /** Jumps to card `place` and resolves when it is the active, mounted one. */
    async goto(place) {
      await feed().reach(place);
      feed().jump(place);
      await until(() => feed().active() === place && activeCard() !== null, `card ${place}`);
    },
    /** Runs over `cards` cards within `duration` milliseconds, one step at a time (variant I). */
    async fling(cards = 5, duration = 200) {
      const first = feed().active();
      const start = performance.now();
      await feed().reach(first + cards);
      for (let step = 1; step <= cards; step += 1) {
        feed().jump(first + step);
        await until(() => feed().active() === first + step, `card ${first + step} of a fling`);
        await until(() => performance.now() - start >= (duration * step) / cards, 'the next step of a fling');
      }
    },
    /** Gives two cards each other's posts while their elements stay (variant A). */
    exchange: (place, other) => feed().exchange(place, other),
    /** Presses “See translation” on the active card; with a text, that text is the translation. */
    translate(text) {
      stage.players.get(feed().items()[feed().active()].id)?.translate(text);
    },
    expand: () => activeCard().querySelector('button[class*="ButtonExpand"]')?.click(),
    openComments: () => session.set({ commentsOpen: true }),
    closeComments: () => session.set({ commentsOpen: false }),
    openMenu: () => activeCard().querySelector('[data-e2e="more-menu-icon"]').click(),
    openCinema: () => activeCard().querySelector('[data-e2e="cinema-mode-entry"]').click(),
    cinemaNext: () => stage.cinema?.step(1),
    /** Opens the floating player over the active post; in a window of its own only right after a person's gesture. */
    openMini: () => session.set({ mini: feed().items()[feed().active()] }),
    closeMini: () => session.set({ mini: null }),
    closeCinema: () => stage.cinema?.close(),
  };
}
