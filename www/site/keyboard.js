// The site's keys, heard on the document. Like the site, it prevents the default of every key it knows.

import { useEffect } from 'react';

import { useStage } from './session.js';

const isTyping = (target) => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA'].includes(target.tagName));

/** Listens for as long as the page stands. */
export function useKeyboard() {
  const stage = useStage();
  useEffect(() => {
    const { session } = stage;
    const player = () => stage.players.get(stage.feed.items()[stage.feed.active()]?.id);
    const step = (by) => (stage.cinema ? stage.cinema.step(by) : stage.feed.step(by));
    const keys = {
      ArrowUp: () => step(-1),
      ArrowDown: () => step(1),
      ArrowLeft: () => player()?.seek(-5),
      ArrowRight: () => player()?.seek(5),
      l: () => session.react(stage.feed.items()[stage.feed.active()].id, 'liked'),
      m: () => session.set({ muted: !session.get().muted }),
      ' ': () => player()?.toggle(),
      Escape: () => (stage.cinema ? stage.cinema.close() : session.set({ commentsOpen: false })),
    };
    const onKey = (event) => {
      const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act || !stage.feed || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [stage]);
}
