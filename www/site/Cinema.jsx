// Full screen: a dialog over the page. The address changes first, the media later, and the next post is preloaded.

import { useCallback, useEffect, useRef, useState } from 'react';

import { Caption } from './Caption.jsx';
import { TUX_TEXT, useClasses } from './classes.js';
import { Icon } from './icons.jsx';
import { Poster } from './Poster.jsx';
import { useStage, useTitle, useVariant } from './session.js';
import { VideoPlayer } from './VideoPlayer.jsx';

// How long the old media stays after the address has moved on (variant E).
const SWAP_MS = 300;

const permalink = (item) => `/@${item.author.uniqueId}/${item.imagePost ? 'photo' : 'video'}/${item.id}${location.search}`;

export function Cinema({ start }) {
  const classes = useClasses();
  const stage = useStage();
  const isLate = useVariant('E');
  const captionControl = useRef(null);
  const items = stage.feed.items();
  const [place, setPlace] = useState(() => items.findIndex(({ id }) => id === start));
  // `shown` follows `place`; null while the dialog has opened but its media has not come.
  const [shown, setShown] = useState(isLate ? null : place);
  const hasPushed = useRef(false);
  useTitle(items[place].desc);

  useEffect(() => {
    // The first move can be taken back with the back button; later ones replace it, as on the site.
    if (hasPushed.current) history.replaceState({ cinema: true }, '', permalink(items[place]));
    else history.pushState({ cinema: true }, '', permalink(items[place]));
    hasPushed.current = true;
    if (!isLate) {
      setShown(place);
      return undefined;
    }
    const timer = setTimeout(() => setShown(place), SWAP_MS);
    return () => clearTimeout(timer);
  }, [place, isLate]);

  const step = useCallback(async (by) => {
    await stage.feed.reach(place + by);
    const { length } = stage.feed.items();
    setPlace(Math.min(Math.max(place + by, 0), length - 1));
  }, [stage, place]);

  const close = useCallback(() => history.back(), []);

  useEffect(() => {
    stage.cinema = { step, close };
    return () => {
      stage.cinema = null;
    };
  }, [stage, step, close]);

  const item = shown === null ? null : items[shown];
  const next = shown === null ? null : items[shown + 1];
  return (
    <div role="dialog" aria-modal="true" aria-label="Cinema mode" className={classes('DivCinemaModeContainer')}>
      <div className={classes('DivCinemaModeContent')}>
        {item && (
          <div className={classes('DivCinemaPlayer')}>
            <Poster item={item} />
            {item.containerType !== 2 && !item.imagePost && <VideoPlayer key="player" item={item} isActive mode={5} captionControl={captionControl} />}
          </div>
        )}
        {next && next.containerType !== 2 && !next.imagePost && <div className={classes('DivCinemaPreload')}><VideoPlayer item={next} isActive={false} mode={5} /></div>}
      </div>
      {item && (
        <div className={classes('DivCinemaInfo')}>
          <div className={classes('DivCreatorInfoContainer')}><a className="link-a11y-focus" href={`/@${item.author.uniqueId}`}><p className={`${TUX_TEXT} ${classes('StyledTUXText')}`}>{item.author.nickname}</p></a></div>
          <Caption item={item} links={item} control={captionControl} />
        </div>
      )}
      <button type="button" data-e2e="cinema-mode-exit" aria-label="Exit full screen" className={classes('ButtonCinemaExit')} onClick={close}><Icon name="close" /></button>
      <button type="button" aria-label="Previous video" className={classes('ButtonCinemaPrevious')} onClick={() => step(-1)}><Icon name="up" /></button>
      <button type="button" aria-label="Next video" className={classes('ButtonCinemaNext')} onClick={() => step(1)}><Icon name="down" /></button>
    </div>
  );
}
