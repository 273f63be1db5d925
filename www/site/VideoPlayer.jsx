// Plays a video: looped, muted as the visitor has set, from the start each time its card becomes the active one.

import { useEffect, useLayoutEffect, useRef } from 'react';

import { announce, usePlayer, playMedia } from './player.js';
import { useSession, useStage } from './session.js';

/** `mode` is the first number of the wrapper's id: 0 in the list, 5 in full screen, 8 in the floating player. */
export function VideoPlayer({ item, isActive, captionControl, mode = 0 }) {
  const stage = useStage();
  const video = useRef(null);
  const muted = useSession((state) => state.muted);
  const autoscroll = useSession((state) => state.autoscroll);
  const isCovered = useSession((state) => state.cinema !== null) && mode === 0;
  const { playAddr } = item.video;

  useLayoutEffect(() => {
    video.current.muted = muted;
  }, [muted]);

  usePlayer(item.id, video, captionControl, !isCovered);

  useEffect(() => {
    const media = video.current;
    if (isActive && !isCovered) {
      playMedia(media, stage.session);
      announce(item);
      return () => media.pause();
    }
    if (!isActive && media.currentTime > 0) media.currentTime = 0;
    return undefined;
  }, [isActive, isCovered, item, playAddr, stage]);

  return (
    <div id={`xgwrapper-${mode}-${item.id}`} className="xgplayer-container tiktok-web-player">
      <div><video ref={video} src={playAddr} preload="auto" playsInline loop={!autoscroll} onEnded={() => stage.feed.step(1)} /></div>
    </div>
  );
}
