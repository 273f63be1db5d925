// What video and photo players have in common: how they start, and how keyboard and tests reach them.

import { useEffect } from 'react';

import { useStage } from './session.js';

/** Starts a media element. Where the browser refuses sound without a gesture, it starts muted, as the site does. */
export async function playMedia(media, session) {
  try {
    await media.play();
  } catch (error) {
    if (error.name === 'NotAllowedError' && !media.muted) {
      session.set({ muted: true });
      media.muted = true;
      await playMedia(media, session);
      return;
    }
    // Before it could start, the card went away with its source, or the floating window that it stood in was closed.
    if (!media.hasAttribute('src') || media.ownerDocument !== document) return;
    // AbortError: the card went away before it could start. NotAllowedError: not even muted; it waits for a click.
    if (error.name !== 'AbortError' && error.name !== 'NotAllowedError') throw error;
  }
}

/** Tells the system what plays, as the site does: it shows that on the lock screen and beside the volume. */
export function announce(item) {
  if (!navigator.mediaSession) return;
  navigator.mediaSession.metadata = new MediaMetadata({ title: item.desc, artist: item.author.nickname, artwork: [{ src: item.video.cover }] });
}

/**
 * Lists a player on the stage while `isListed`. `media` is a ref, to an element in the page or out of it;
 * `toggle` stands in for plain play and pause.
 */
export function usePlayer(id, media, captionControl, isListed = true, toggle = null) {
  const stage = useStage();
  useEffect(() => {
    if (!isListed) return undefined;
    const entry = {
      media: () => media.current,
      toggle: toggle ?? (() => (media.current.paused ? playMedia(media.current, stage.session) : media.current.pause())),
      seek: (seconds) => {
        media.current.currentTime = Math.max(0, media.current.currentTime + seconds);
      },
      translate: (text) => captionControl?.current?.(text),
    };
    stage.players.set(id, entry);
    return () => {
      if (stage.players.get(id) === entry) stage.players.delete(id);
    };
  }, [id, media, captionControl, isListed, toggle, stage]);
}
