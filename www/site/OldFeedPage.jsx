// The feed as it was in 2022: the window scrolls, every card stays, and only the playing one has a player and so an id.

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

import { useClasses } from './classes.js';
import { useFeed } from './feed.js';
import { OldCaption, OldCounts } from './OldParts.jsx';
import { useStage } from './session.js';
import { VideoPlayer } from './VideoPlayer.jsx';

function OldCard({ item, isActive }) {
  const classes = useClasses();
  const stage = useStage();
  const profile = `/@${item.author.uniqueId}`;
  return (
    <div data-e2e="recommend-list-item-container" className={classes('DivItemContainer')}>
      <a className="avatar-anchor" data-e2e="video-author-avatar" href={profile}><div className={classes('DivContainer')}><span className={classes('SpanAvatarContainer')}><img alt="" src={`/avatar/${item.author.uniqueId}.svg`} className={classes('ImgAvatar')} /></span></div></a>
      <div className={classes('DivContentContainer')}>
        <div className={classes('DivTextInfoContainer')}>
          <div className={classes('DivAuthorContainer')}>
            <a className={classes('StyledAuthorAnchor')} href={profile}><h3 data-e2e="video-author-uniqueid" className={classes('H3AuthorTitle')}>{item.author.uniqueId}</h3><h4 data-e2e="video-author-nickname" className={classes('H4AuthorName')}>{item.author.nickname}</h4></a>
          </div>
          <div data-e2e="video-desc" className={classes('DivContainer')}><OldCaption item={item} /></div>
        </div>
        <div className={classes('DivVideoWrapper')}>
          <div data-e2e="feed-video" className={classes('DivVideoCardContainer')} onClick={() => stage.session.set({ cinema: item.id })}>
            <div className={classes('DivVideoPlayerContainer')}>
              <div className={classes('DivContainer')}>
                <img alt={item.desc} src={item.video.cover} className={classes('ImgPoster')} draggable="false" />
                {isActive && item.containerType !== 2 && <div className={classes('DivBasicPlayerWrapper')}><VideoPlayer item={item} isActive /></div>}
              </div>
            </div>
          </div>
          <OldCounts item={item} />
        </div>
      </div>
    </div>
  );
}

export function OldFeedPage({ page, path, first }) {
  const classes = useClasses();
  const stage = useStage();
  const list = useRef(null);
  const [active, setActive] = useState(0);
  const activeNow = useRef(0);
  const { items, shown, reach, exchange } = useFeed(page, path, first, active);

  const jump = useCallback((place) => list.current.children[place]?.scrollIntoView({ block: 'center' }), []);
  const step = useCallback((by) => jump(Math.max(activeNow.current + by, 0)), [jump]);

  useLayoutEffect(() => {
    stage.feed = { page, active: () => activeNow.current, items: shown, reach, exchange, jump, step };
  }, [stage, page, shown, reach, exchange, jump, step]);

  useEffect(() => {
    const onScroll = () => {
      const far = (card) => {
        const { top, bottom } = card.getBoundingClientRect();
        return Math.abs((top + bottom - innerHeight) / 2);
      };
      const cards = [...list.current.children];
      const nearest = cards.reduce((best, card, place) => (far(card) < far(cards[best]) ? place : best), 0);
      activeNow.current = nearest;
      setActive(nearest);
    };
    addEventListener('scroll', onScroll, { passive: true });
    return () => removeEventListener('scroll', onScroll);
  }, []);

  return (
    <div className={classes('DivOldMainContainer')}>
      <div ref={list}>{items.map((item, place) => <OldCard key={item.id} item={item} isActive={place === active} />)}</div>
    </div>
  );
}
