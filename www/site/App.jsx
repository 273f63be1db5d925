// The whole page: side navigation, the feed of the current path, full screen. Moves between paths by pushState.

import { useEffect, useState } from 'react';

import { Cinema } from './Cinema.jsx';
import { useClasses } from './classes.js';
import { FeedPage } from './FeedPage.jsx';
import { useKeyboard } from './keyboard.js';
import { pageOf } from './pages.js';
import { useSession, useStage } from './session.js';
import { SideNav } from './SideNav.jsx';

// Profiles, tags and sounds are other pages of the real site; here their links lead nowhere.
function holdForeignLinks(event) {
  const link = event.target.closest?.('a[href]');
  if (link && !link.dataset.move) event.preventDefault();
}

export function App({ scope }) {
  const classes = useClasses();
  const { session } = useStage();
  const { pathname } = scope['webapp.app-context'];
  const [path, setPath] = useState(pathname);
  const cinema = useSession((state) => state.cinema);
  useKeyboard();

  useEffect(() => {
    const onMove = () => {
      session.set({ cinema: null });
      if (pageOf(location.pathname)) setPath(location.pathname);
    };
    addEventListener('popstate', onMove);
    return () => removeEventListener('popstate', onMove);
  }, [session]);

  const move = (target) => {
    history.pushState({}, '', target + location.search);
    session.set({ commentsOpen: false, cinema: null });
    setPath(target);
  };

  const page = pageOf(path);
  const first = page === pageOf(pathname) ? scope['webapp.updated-items'] : null;
  return (
    <div className={classes('BaseBodyContainer')} onClick={holdForeignLinks}>
      <SideNav path={path} move={move} />
      <FeedPage key={page} page={page} first={first} />
      {cinema !== null && <Cinema start={cinema} />}
    </div>
  );
}
