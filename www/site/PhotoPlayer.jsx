// Shows a photo post: slides that move on by themselves, and sound from an audio player outside the document.

import { useCallback, useEffect, useRef, useState } from 'react';

import { useClasses } from './classes.js';
import { usePlayer, playMedia } from './player.js';
import { useSession, useStage } from './session.js';

// Measured on the site. There is no wrapper with an id here: the id stands only on the more-menu button.
const SLIDE_MS = 2500;

export function PhotoPlayer({ item, isActive, captionControl }) {
  const classes = useClasses();
  const { session } = useStage();
  const audio = useRef(null);
  const wrapper = useRef(null);
  const muted = useSession((state) => state.muted);
  const isCovered = useSession((state) => state.cinema !== null);
  const [slide, setSlide] = useState(0);
  const pictures = item.imagePost.images.map(({ imageURL }) => imageURL.urlList[0]);
  const count = pictures.length;

  // Where the browser refuses the sound, the slides move on all the same; only the visitor holds them.
  const isHeld = useRef(false);
  const toggle = useCallback(() => {
    isHeld.current = !isHeld.current;
    if (isHeld.current) audio.current.pause();
    else playMedia(audio.current, session);
  }, [session]);
  usePlayer(item.id, audio, captionControl, !isCovered, toggle);

  useEffect(() => {
    audio.current = new Audio(item.sound);
    audio.current.loop = true;
    const sound = audio.current;
    return () => {
      sound.pause();
      sound.removeAttribute('src');
    };
  }, [item.sound]);

  useEffect(() => {
    audio.current.muted = muted;
  }, [muted, item.sound]);

  useEffect(() => {
    if (!isActive || isCovered) return undefined;
    const sound = audio.current;
    isHeld.current = false;
    playMedia(sound, session);
    const timer = setInterval(() => {
      if (!isHeld.current) setSlide((before) => (before + 1) % count);
    }, SLIDE_MS);
    return () => {
      clearInterval(timer);
      sound.pause();
      sound.currentTime = 0;
      setSlide(0);
    };
  }, [isActive, isCovered, item.sound, count, session]);

  // Set on the element rather than as an attribute, which a strict policy would refuse in the server's HTML.
  useEffect(() => {
    wrapper.current.style.transform = `translate3d(${-(slide + 1) * 100}%, 0, 0)`;
  }, [slide]);

  // A copy of the last slide before the first, and of the first after the last, so that it can loop.
  const order = [count - 1, ...pictures.keys(), 0];
  return (
    <div className={classes('DivPhotoVideoContainer')}>
      <div className={classes('DivSwiperContainer')}>
        <div className="swiper swiper-initialized swiper-horizontal">
          <div className="swiper-wrapper" ref={wrapper}>
            {order.map((which, place) => (
              <div key={place} className={place === slide + 1 ? 'swiper-slide swiper-slide-active' : 'swiper-slide'} data-swiper-slide-index={which}>
                <img className={classes('ImgPhotoSlide')} src={pictures[which]} />
              </div>
            ))}
          </div>
        </div>
        <div className={classes('DivPhotoDots')}>{pictures.map((picture, place) => <i key={picture} data-on={place === slide ? '' : undefined} />)}</div>
      </div>
    </div>
  );
}
