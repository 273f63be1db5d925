// The parts of a card that can belong to different posts for a moment, while a slot is given another post.

import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

const ORDER_FIRST_FRAME = ['text', 'links'];
const ORDER_SECOND_FRAME = ['picture', 'player', 'menu'];

const allOf = (item) => ({ text: item, links: item, picture: item, player: item, menu: item });

/**
 * Which item each part shows. When `isStaggered`, a new item arrives in the order that misleads most:
 * text nodes, then links, and a frame later picture, player and menu, each as a change of its own.
 */
export function useParts(item, isStaggered) {
  const [parts, setParts] = useState(() => allOf(item));
  const latest = useRef(item);

  useEffect(() => {
    if (latest.current === item) return undefined;
    latest.current = item;
    const give = (names) => names.forEach((name) => flushSync(() => setParts((before) => ({ ...before, [name]: item }))));
    let frame = requestAnimationFrame(() => {
      give(ORDER_FIRST_FRAME);
      frame = requestAnimationFrame(() => give(ORDER_SECOND_FRAME));
    });
    return () => cancelAnimationFrame(frame);
  }, [item]);

  return isStaggered ? parts : allOf(item);
}
