// One feed: the scrolling list of cards, its next and previous buttons, and the comments beside it: in a panel
// that opens, or, on the page of one post, in a panel that stands.

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import { Article } from './Article.jsx';
import { useClasses } from './classes.js';
import { CommentPanel, CommentSidebar } from './CommentSidebar.jsx';
import { useFeed } from './feed.js';
import { Icon } from './icons.jsx';
import { useSession, useStage, useTitle, useVariant } from './session.js';

// Content stands in the active card and one on either side; every other card is an empty shell.
const MOUNTED_AROUND = 1;

// The server's first card is drawn anew this long after the page woke up (variant C).
const REPLACED_AFTER_MS = 1000;

export function FeedPage({ page, path, first }) {
  const classes = useClasses();
  const stage = useStage();
  const list = useRef(null);
  const [active, setActive] = useState(0);
  const activeNow = useRef(0);
  const { items, shown, reach, exchange } = useFeed(page, path, first, active);
  const isPost = page.kind === 'post';
  useTitle(isPost ? items[active]?.desc ?? null : null);
  const commentsOpen = useSession((state) => state.commentsOpen);
  const [generation, setGeneration] = useState(0);
  const rebinds = useVariant('A');
  const replaces = useVariant('C');
  const opensComments = useVariant('F');
  const flings = useVariant('I');

  const onScroll = useCallback(() => {
    const { scrollTop, clientHeight } = list.current;
    const place = Math.round(scrollTop / clientHeight);
    if (place === activeNow.current) return;
    activeNow.current = place;
    // At once, so that a card has its content in the frame in which it comes into view.
    flushSync(() => setActive(place));
  }, []);

  const jump = useCallback((place, behavior = 'instant') => {
    const { clientHeight } = list.current;
    list.current.scrollTo({ top: place * clientHeight, behavior });
  }, []);

  const step = useCallback((by) => {
    const place = Math.min(Math.max(activeNow.current + by, 0), shown().length - 1);
    jump(place, matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth');
  }, [jump, shown]);

  useLayoutEffect(() => {
    stage.feed = { page, active: () => activeNow.current, items: shown, reach, exchange, jump, step };
  }, [stage, page, shown, reach, exchange, jump, step]);

  // The next card, already mounted, gets the post of the one after it, whose card is still empty.
  useEffect(() => {
    if (rebinds) exchange(active + 1, active + 2);
  }, [rebinds, active, exchange]);

  useEffect(() => {
    if (opensComments) stage.session.set({ commentsOpen: true });
    const timers = [
      replaces && setTimeout(() => setGeneration(1), REPLACED_AFTER_MS),
      flings && setTimeout(() => window.practice.fling(), REPLACED_AFTER_MS),
    ];
    return () => timers.forEach((timer) => clearTimeout(timer));
  }, [replaces, opensComments, flings, stage]);

  const Main = isPost ? 'div' : 'main';
  return (
    <Main id={`main-content-${page.name}`} className={classes('DivMainContainer')}>
      <div id="column-list-container" ref={list} onScroll={onScroll} className={classes('DivColumnListContainer')}>
        {items.map((item, index) => (
          <Article
            key={index}
            item={item}
            index={index}
            isMounted={Math.abs(index - active) <= MOUNTED_AROUND}
            isActive={index === active}
            generation={index === 0 ? generation : 0}
          />
        ))}
      </div>
      {isPost && items[active] && <CommentPanel item={items[active]} />}
      {!isPost && commentsOpen && items[active] && <CommentSidebar item={items[active]} />}
      <aside className={classes('DivFeedNavigationContainer')}>
        <button type="button" data-e2e="feed-navigation-prev" aria-label="Previous video" className={classes('ButtonFeedNavigation')} disabled={active === 0} onClick={() => step(-1)}><Icon name="up" /></button>
        <button type="button" data-e2e="feed-navigation-next" aria-label="Next video" className={classes('ButtonFeedNavigation')} onClick={() => step(1)}><Icon name="down" /></button>
      </aside>
    </Main>
  );
}
