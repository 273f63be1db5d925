// A page of cells: a profile, a tag, a sound, a search, explore. A cell plays while the pointer is on it and opens
// full screen when pressed. More cells come as the window nears the end.

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

import { Cell, SearchCell } from './Cell.jsx';
import { useClasses } from './classes.js';
import { useFeed } from './feed.js';
import { useStage } from './session.js';

const LISTS = {
  others_homepage: 'user-post-item-list',
  explore_page: 'explore-item-list',
  general_search: 'search_top-item-list',
  search_video: 'search_video-item-list',
  challenge: 'challenge-item-list',
  single_song: 'music-item-list',
};

function ProfileHead({ handle, bio }) {
  return (
    <div className="user-profile-header">
      <img alt={handle} src={`/avatar/${handle}.svg`} data-e2e="user-avatar" />
      <div><h1 data-e2e="user-title">{handle}</h1><h2 data-e2e="user-subtitle">{handle}</h2>{bio && <h2 data-e2e="user-bio">{bio}</h2>}</div>
    </div>
  );
}

export function GridPage({ page, path, first }) {
  const classes = useClasses();
  const stage = useStage();
  const list = useRef(null);
  const [seen, setSeen] = useState(0);
  const { items, shown, reach, exchange } = useFeed(page, path, first, seen);

  const jump = useCallback((place) => list.current.children[place]?.scrollIntoView({ block: 'center' }), []);

  useLayoutEffect(() => {
    stage.feed = { page, active: () => 0, items: shown, reach, exchange, jump, step() {} };
  }, [stage, page, shown, reach, exchange, jump]);

  useEffect(() => {
    const onScroll = () => {
      const below = [...list.current.children].findIndex((cell) => cell.getBoundingClientRect().top > innerHeight);
      setSeen(below < 0 ? list.current.children.length : below);
    };
    addEventListener('scroll', onScroll, { passive: true });
    onScroll();
    return () => removeEventListener('scroll', onScroll);
  }, []);

  const isSearch = page.item.startsWith('search_');
  const Item = isSearch ? SearchCell : Cell;
  const name = LISTS[page.name];
  return (
    <div id={`main-content-${page.name}`} data-e2e={page.handle ? 'user-page' : undefined} className={classes('DivGridPage')}>
      {page.handle && <ProfileHead handle={page.handle} bio={items[0]?.author.signature} />}
      {page.tag && <h1 data-e2e="challenge-title">#{page.tag}</h1>}
      <div ref={list} id={page.name === 'general_search' ? undefined : name} data-e2e={name} className={classes('DivThreeColumnContainer')}>
        {items.map((item, place) => <Item key={item.id} item={item} place={place} name={page.item} />)}
      </div>
    </div>
  );
}
