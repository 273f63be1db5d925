// What the visitor has set and done: sound, reactions, open panels. One small store, read by the components.

import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';

/** A store with `get`, `set(patch)` and `subscribe`. */
export function createSession(start) {
  let state = { muted: true, autoscroll: false, captions: true, commentsOpen: false, cinema: null, mini: null, reactions: {}, ...start };
  const listeners = new Set();
  return {
    get: () => state,
    set(patch) {
      state = { ...state, ...patch };
      listeners.forEach((listener) => listener());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    react(id, name) {
      const before = state.reactions[id] ?? {};
      this.set({ reactions: { ...state.reactions, [id]: { ...before, [name]: !before[name] } } });
    },
  };
}

/**
 * The stage: everything one page load shares. `feed` and `players` are filled in by the components
 * that are on it, for the keyboard and for tests.
 */
export function createStage({ wish, session }) {
  return { wish, session, feed: null, cinema: null, players: new Map(), mounts: 0 };
}

export const StageContext = createContext(null);

export const useStage = () => useContext(StageContext);

/** A value picked out of the session; the component draws again when it changes. */
export function useSession(pick) {
  const { session } = useStage();
  const read = () => pick(session.get());
  return useSyncExternalStore(session.subscribe, read, read);
}

export const useVariant = (letter) => useStage().wish.variants.includes(letter);

const SITE = 'ShortFeed';

/** On the page of one post and in full screen the site writes the caption into the title of the tab. */
export function useTitle(desc) {
  useEffect(() => {
    if (desc === null) return undefined;
    document.title = desc === '' ? SITE : `${desc.slice(0, 60)} | ${SITE}`;
    return () => {
      document.title = `${SITE} practice`;
    };
  }, [desc]);
}
