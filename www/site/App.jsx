// The whole page: side navigation, what the current path shows, full screen. Moves between paths by pushState.

import { useCallback, useEffect, useState } from 'react';

import { BrowseMode } from './BrowseMode.jsx';
import { Cinema } from './Cinema.jsx';
import { useClasses } from './classes.js';
import { FeedPage } from './FeedPage.jsx';
import { GridPage } from './GridPage.jsx';
import { useKeyboard } from './keyboard.js';
import { MiniPlayer } from './MiniPlayer.jsx';
import { OldFeedPage } from './OldFeedPage.jsx';
import { OldPostPage } from './OldPostPage.jsx';
import { pageOf } from './pages.js';
import { useSession, useStage } from './session.js';
import { SideNav } from './SideNav.jsx';

const PAGES = { feed: FeedPage, grid: GridPage, post: FeedPage };
const OLD_PAGES = { feed: OldFeedPage, grid: GridPage, post: OldPostPage };

export function App({ scope }) {
  const classes = useClasses();
  const stage = useStage();
  const { session, wish } = stage;
  const { pathname } = scope['webapp.app-context'];
  const [path, setPath] = useState(pathname);
  const cinema = useSession((state) => state.cinema);
  const mini = useSession((state) => state.mini);
  useKeyboard();

  useEffect(() => {
    const onMove = () => {
      session.set({ cinema: null });
      if (pageOf(location.pathname)) setPath(location.pathname);
    };
    addEventListener('popstate', onMove);
    return () => removeEventListener('popstate', onMove);
  }, [session]);

  const move = useCallback((target) => {
    history.pushState({}, '', target + location.search);
    session.set({ commentsOpen: false, cinema: null });
    setPath(target);
  }, [session]);

  useEffect(() => {
    stage.move = move;
  }, [stage, move]);

  // The site's links to profiles, tags, sounds and posts move within the page; the rest lead nowhere here.
  const follow = (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    const { pathname: target } = new URL(link.href);
    if (pageOf(target)) move(target);
  };

  const page = pageOf(path);
  const first = path === pathname ? scope['webapp.updated-items'] : null;
  const isOld = wish.layout === '2022';
  const Page = (isOld ? OLD_PAGES : PAGES)[page.kind];
  const FullScreen = isOld ? BrowseMode : Cinema;
  return (
    <div className={classes(isOld ? 'DivBodyContainer' : 'BaseBodyContainer')} onClick={follow}>
      <SideNav path={path} move={move} />
      <Page key={path} page={page} path={path} first={first} />
      {cinema !== null && <FullScreen start={cinema} />}
      {mini !== null && <MiniPlayer item={mini} />}
    </div>
  );
}
