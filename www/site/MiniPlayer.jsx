// The floating player: in a window of its own where the browser has such windows, else in a corner of the page.

import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

import { useClasses } from './classes.js';
import { useStage } from './session.js';
import { VideoPlayer } from './VideoPlayer.jsx';

const SIZE = { width: 270, height: 480 };

/** Opens the window. Answers the place for the player, and how to close it. */
async function openPlace(onClose) {
  if (window.documentPictureInPicture) {
    try {
      const opened = await window.documentPictureInPicture.requestWindow(SIZE);
      opened.addEventListener('pagehide', onClose);
      return { place: opened.document.body, close: () => opened.close() };
    } catch (error) {
      // Without a person's gesture, or in a browser without windows, it stays in the page.
      if (error.name !== 'NotAllowedError' && error.name !== 'NotSupportedError' && error.name !== 'InvalidStateError') throw error;
    }
  }
  return { place: document.body, close() {} };
}

export function MiniPlayer({ item }) {
  const classes = useClasses();
  const { session } = useStage();
  const [place, setPlace] = useState(null);

  useEffect(() => {
    let isGone = false;
    let close = () => {};
    openPlace(() => session.set({ mini: null })).then((opened) => {
      close = opened.close;
      if (isGone) close();
      else setPlace(opened.place);
    });
    return () => {
      isGone = true;
      close();
    };
  }, [session]);

  return place && createPortal(<div className={classes('DivMiniPlayerContainer')}><VideoPlayer item={item} isActive mode={8} /></div>, place);
}
