// Full screen as it was in 2022: a sibling of the page, which stays behind it. The next post is preloaded unseen.

import { useCallback, useEffect, useState } from 'react';

import { addressOf } from './Cell.jsx';
import { useClasses } from './classes.js';
import { CommentList } from './CommentSidebar.jsx';
import { Icon } from './icons.jsx';
import { OldCaption } from './OldParts.jsx';
import { OldAuthor } from './OldPostPage.jsx';
import { useStage, useTitle } from './session.js';
import { VideoPlayer } from './VideoPlayer.jsx';

export function BrowseMode({ start }) {
  const classes = useClasses();
  const stage = useStage();
  const items = stage.feed.items();
  const [place, setPlace] = useState(() => items.findIndex(({ id }) => id === start));
  const item = items[place];
  useTitle(item.desc);

  useEffect(() => {
    history.pushState({ browse: true }, '', new URL(addressOf(item)).pathname + location.search);
    document.body.className = 'hidden';
    return () => document.body.removeAttribute('class');
    // The move is made once; every further post replaces it.
  }, []);

  const close = useCallback(() => history.back(), []);
  const step = useCallback(async (by) => {
    await stage.feed.reach(place + by);
    const next = Math.min(Math.max(place + by, 0), stage.feed.items().length - 1);
    history.replaceState({ browse: true }, '', new URL(addressOf(stage.feed.items()[next])).pathname + location.search);
    setPlace(next);
  }, [stage, place]);

  useEffect(() => {
    stage.cinema = { step, close };
    return () => {
      stage.cinema = null;
    };
  }, [stage, step, close]);

  return (
    <div className={classes('DivBrowserModeContainer')}>
      <div className={classes('DivVideoContainer')}>
        <div className={classes('DivVideoWrapper')}><div data-e2e="browse-video"><img alt={item.desc} src={item.video.cover} className={classes('ImgPoster')} draggable="false" />{item.containerType !== 2 && !item.imagePost && <VideoPlayer item={item} isActive mode={2} />}</div></div>
        <button type="button" data-e2e="browse-close" aria-label="Close" onClick={close}><Icon name="close" /></button>
        <button type="button" data-e2e="arrow-left" aria-label="Go to previous video" onClick={() => step(-1)}><Icon name="up" /></button>
        <button type="button" data-e2e="arrow-right" aria-label="Go to next video" onClick={() => step(1)}><Icon name="down" /></button>
      </div>
      <div className={classes('DivContentContainer')}>
        <OldAuthor item={item} />
        <div className={classes('DivMainContent')}><div data-e2e="browse-video-desc"><OldCaption item={item} /></div></div>
        <div className={classes('DivBottomCommentContainer')}><CommentList item={item} /></div>
      </div>
    </div>
  );
}
