// One place of the list: an empty shell while it is far from the view, a card with content when it is near.
// Two layouts are of a day to come: `renamed` has another name for the caption, `unknown` for the card as well.

import { memo, useEffect, useMemo, useRef, useState } from 'react';

import { ActionBar } from './ActionBar.jsx';
import { buildClasses, ClassesContext, useClasses } from './classes.js';
import { MediaCard } from './MediaCard.jsx';
import { useParts } from './parts.js';
import { useStage, useVariant } from './session.js';

// How long the page's own decorations stay before it takes them away (variant J).
const SPARKLE_MS = 400;

// Code as on a page that reaches past React: it puts nodes into parents that React owns and takes them out
// again, while React adds and removes a last child of its own in the same parent.
function useSparkles(root, isOn) {
  const [hasToast, setHasToast] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    const article = root.current.parentNode;
    const parents = [article, root.current, root.current.querySelector('[data-e2e="feed-video"]')];
    const sparkles = parents.map((parent) => {
      const sparkle = document.createElement('div');
      sparkle.className = 'page-sparkle';
      return parent.appendChild(sparkle);
    });
    const takeAway = () => sparkles.splice(0).forEach((sparkle, place) => parents[place].removeChild(sparkle));
    const timers = [
      setTimeout(() => setHasToast(true), SPARKLE_MS / 2),
      setTimeout(takeAway, SPARKLE_MS),
      setTimeout(() => setHasToast(false), SPARKLE_MS * 2),
    ];
    return () => {
      timers.forEach((timer) => clearTimeout(timer));
      takeAway();
    };
  }, [root, isOn]);
  return hasToast;
}

function Card({ item, index, isActive }) {
  const classes = useClasses();
  const root = useRef(null);
  const parts = useParts(item, useVariant('A'));
  const hasToast = useSparkles(root, useVariant('J'));
  return (
    <>
      <div ref={root} className={classes('DivContentFlexLayout')}>
        <MediaCard parts={parts} index={index} isActive={isActive} />
        <ActionBar parts={parts} />
      </div>
      {hasToast && <div className={classes('DivToastContainer')} />}
    </>
  );
}

// Each mount looks like another build of the site (variant G): a new hash, and the four formats in turn.
function NewBuild({ children }) {
  const stage = useStage();
  const [mount] = useState(() => {
    stage.mounts += 1;
    return stage.mounts;
  });
  const classes = useMemo(() => buildClasses(mount, mount), [mount]);
  return <ClassesContext value={classes}>{children}</ClassesContext>;
}

export const Article = memo(function Article({ item, index, isMounted, isActive, generation }) {
  const classes = useClasses();
  const rebuilds = useVariant('G');
  const { wish } = useStage();
  const card = isMounted && <Card key={generation} item={item} index={index} isActive={isActive} />;
  return (
    <article
      id={isMounted && wish.layout !== '2025' ? `one-column-item-${index}` : undefined}
      data-scroll-index={index}
      data-e2e={wish.layout === 'unknown' ? 'another-name' : 'recommend-list-item-container'}
      className={classes('ArticleItemContainer')}
    >
      {card && rebuilds ? <NewBuild>{card}</NewBuild> : card}
    </article>
  );
});
