// The bar along a card's lower edge and its time line. Follows whatever media plays inside the card.

import { useEffect, useRef, useState } from 'react';

import { TUX_TEXT, useClasses } from './classes.js';
import { useStage } from './session.js';

const clock = (seconds) => {
  const whole = Math.floor(seconds);
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
};

export function Progress({ item, section }) {
  const classes = useClasses();
  const { players } = useStage();
  const [time, setTime] = useState(0);
  const bar = useRef(null);
  const { duration } = item.video;

  useEffect(() => {
    const card = section.current;
    const onTime = (event) => setTime(event.target.currentTime);
    // Media events do not bubble, but they can be caught on the way down.
    card.addEventListener('timeupdate', onTime, true);
    return () => card.removeEventListener('timeupdate', onTime, true);
  }, [section]);

  useEffect(() => {
    bar.current.style.transform = `scaleX(${Math.min(1, time / duration)})`;
  }, [time, duration]);

  const seek = (event) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const media = players.get(item.id)?.media();
    if (media) media.currentTime = ((event.clientX - left) / width) * duration;
  };

  return (
    <div className={classes('DivVideoProgressContainer')}>
      <p className={`${TUX_TEXT} ${classes('StyledTimeText')}`}>{`${clock(time)} / ${clock(duration)}`}</p>
      <div className={classes('DivProgressBar')} onClick={seek}>
        <div className={classes('DivProgressTrack')}><div ref={bar} className={classes('DivProgressFill')} /></div>
        <div tabIndex={0} role="slider" aria-label="Video progress" aria-valuemin={0} aria-valuemax={duration} aria-valuenow={Math.round(time)} className={classes('DivProgressHandle')} />
      </div>
    </div>
  );
}
