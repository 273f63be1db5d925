// The menu behind a card's three dots, laid over the page from the body as the site does.

import { useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';

import { useClasses } from './classes.js';
import { useStage } from './session.js';

export function MoreMenu({ item, anchor, close }) {
  const classes = useClasses();
  const { session, feed } = useStage();
  const box = useRef(null);

  useLayoutEffect(() => {
    const { bottom, right } = anchor.getBoundingClientRect();
    box.current.style.top = `${bottom + 8}px`;
    box.current.style.left = `${right - box.current.offsetWidth}px`;
  }, [anchor]);

  useEffect(() => {
    const onPress = ({ target }) => {
      if (!box.current?.contains(target) && !anchor.contains(target)) close();
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [anchor, close]);

  const { captions, autoscroll } = session.get();
  const entries = [
    ['caption', captions ? 'Captions: on' : 'Captions: off', () => session.set({ captions: !captions })],
    ['autoscroll', autoscroll ? 'Auto scroll: on' : 'Auto scroll: off', () => session.set({ autoscroll: !autoscroll })],
    ['speed', 'Speed', () => {}],
    ['full-screen', 'Full screen', () => session.set({ cinema: item.id })],
    ['mini-player', 'Floating player', () => session.set({ mini: item })],
    ['not-interested', 'Not interested', () => {
      session.react(item.id, 'notInterested');
      feed.step(1);
    }],
    ['report', 'Report', () => {}],
    ...(item.isAd ? [['about-this-ad', 'About this ad', () => {}]] : []),
  ];

  return createPortal(
    <div ref={box} data-e2e="more-menu-popover" role="menu" className={classes('DivMoreMenuPopover')}>
      {entries.map(([name, label, act]) => (
        <div key={name} role="menuitem" tabIndex={0} data-e2e={`more-menu-popover_${name}`} className={classes('DivMoreMenuItem')} onClick={() => { act(); close(); }}>{label}</div>
      ))}
    </div>,
    document.body,
  );
}
