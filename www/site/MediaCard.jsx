// The picture of a card with everything that lies on it: player, buttons, caption, progress.

import { useEffect, useRef, useState } from 'react';

import { useClasses } from './classes.js';
import { Overlay } from './Overlay.jsx';
import { PhotoPlayer } from './PhotoPlayer.jsx';
import { Poster } from './Poster.jsx';
import { Progress } from './Progress.jsx';
import { useStage, useVariant } from './session.js';
import { VideoPlayer } from './VideoPlayer.jsx';

// Variant B: the later half of a card comes 100 to 500 ms after the first, by its place in the list.
const lateness = (index) => 100 + ((index * 137) % 401);

/** Which halves of the card stand: even cards get the overlay first, odd ones the player. */
function useLateParts(index, isLate) {
  const [isWhole, setWhole] = useState(!isLate);
  useEffect(() => {
    if (!isLate) return undefined;
    const timer = setTimeout(() => setWhole(true), lateness(index));
    return () => clearTimeout(timer);
  }, [index, isLate]);
  return { hasOverlay: isWhole || index % 2 === 0, hasPlayer: isWhole || index % 2 === 1 };
}

function Mask({ onWatch }) {
  const classes = useClasses();
  const { feed } = useStage();
  return (
    <div className={classes('DivVideoMask')}>
      <div className={classes('DivVideoMaskContainer')}>
        <div className={classes('DivVideoMaskInfo')}>
          <p className={classes('PVideoMaskTitle')}>Sensitive content</p>
          <p className={classes('PVideoMaskDesc')}>Some people may find this video to be disturbing.</p>
        </div>
        <button type="button" onClick={() => feed.step(1)}>Skip video</button>
        <button type="button" onClick={onWatch}>Watch anyway</button>
      </div>
    </div>
  );
}

export function MediaCard({ parts, index, isActive }) {
  const classes = useClasses();
  const stage = useStage();
  const section = useRef(null);
  const captionControl = useRef(null);
  const { hasOverlay, hasPlayer } = useLateParts(index, useVariant('B'));
  const [isMasked, setMasked] = useState(parts.player.maskType === 3);
  const item = parts.player;
  const isLive = item.containerType === 2;
  const Player = item.imagePost ? PhotoPlayer : VideoPlayer;

  // Everything with a purpose of its own stops the click; what is left toggles play, as on the site.
  const toggle = (event) => {
    if (!event.target.closest('a, button, [role="slider"], [role="button"]')) stage.players.get(item.id)?.toggle();
  };

  return (
    <section id={`${stage.wish.layout === '2025' ? 'one-column-item' : 'media-card'}-${index}`} ref={section} tabIndex={0} aria-label="Watch in full screen" data-e2e="feed-video" className={classes('SectionMediaCardContainer')} onClick={toggle}>
      <div className={classes('BasePlayerContainer', 'DivVideoPlayerContainer')}>
        <div className={classes('DivContainer')}>
          <Poster item={parts.picture} />
          <div className={classes('DivBasicPlayerWrapper')}>
            {hasPlayer && !isLive && <Player item={item} isActive={isActive && !isMasked} captionControl={captionControl} />}
          </div>
        </div>
        {isMasked && <Mask onWatch={() => setMasked(false)} />}
        {hasOverlay && <Overlay parts={parts} index={index} section={section} captionControl={captionControl} />}
        {!isLive && <Progress item={item} section={section} />}
      </div>
    </section>
  );
}
