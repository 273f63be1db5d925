// The list of one feed as it grows: items shown so far, items fetched ahead, batches appended near the end.

import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

// The site appends when fewer than five cards lie ahead, eight at a time.
const AHEAD = 5;
const BATCH = 8;
// Fetched at once; three batches, so that a fling seldom waits for the server.
const FETCHED = 24;

/** `{ items, grow, exchange, reach }` for the page at `path`; `first` is its server-rendered batch, if it has one. */
export function useFeed(page, path, first, active) {
  const [items, setItems] = useState(() => first?.itemList ?? []);
  // `shown` mirrors `items` at once, so that growing twice within one frame does not append twice.
  const store = useRef({ shown: first?.itemList ?? [], ahead: [], total: first?.total ?? Infinity, request: null }).current;

  const fetchAhead = useCallback((size = FETCHED) => {
    const cursor = store.shown.length + store.ahead.length;
    if (cursor >= store.total) return Promise.resolve();
    store.request ??= (async () => {
      const query = new URLSearchParams(location.search);
      query.set('path', path);
      query.set('cursor', cursor);
      query.set('size', size);
      const reply = await (await fetch(`${page.list}?${query}`)).json();
      store.total = reply.total;
      store.ahead.push(...reply.itemList);
      store.request = null;
    })();
    return store.request;
  }, [page, path, store]);

  const append = useCallback((size = BATCH) => {
    if (store.ahead.length === 0) return false;
    store.shown = [...store.shown, ...store.ahead.splice(0, size)];
    setItems(store.shown);
    return true;
  }, [store]);

  useEffect(() => {
    let isGone = false;
    const near = () => store.shown.length - active < AHEAD && store.shown.length < store.total;
    (async () => {
      while (near() && !isGone) {
        if (store.ahead.length === 0) await fetchAhead();
        if (!isGone) append();
      }
      if (store.ahead.length < BATCH) await fetchAhead();
    })();
    return () => {
      isGone = true;
    };
  }, [active, append, fetchAhead, store]);

  /** Makes the list long enough to hold card `place`; its shell is in the document when this resolves. */
  const reach = useCallback(async (place) => {
    while (store.shown.length <= place && store.shown.length < store.total) {
      let hasGrown;
      flushSync(() => {
        hasGrown = append(place - store.shown.length + 1);
      });
      if (!hasGrown) await fetchAhead(Math.max(FETCHED, place - store.shown.length + AHEAD));
    }
  }, [append, fetchAhead, store]);

  const exchange = useCallback((place, other) => {
    const next = [...store.shown];
    if (!next[place] || !next[other]) return;
    [next[place], next[other]] = [next[other], next[place]];
    store.shown = next;
    setItems(next);
  }, [store]);

  return { items, shown: () => store.shown, reach, exchange };
}
