// The still picture under a player. As on the site, its alt text is the whole caption.

import { useClasses } from './classes.js';
import { useStage } from './session.js';

export function Poster({ item }) {
  const classes = useClasses();
  const { layout } = useStage().wish;
  return (
    <div className={classes('Box')}>
      <span><picture><img alt={['renamed', 'unknown'].includes(layout) ? '' : item.desc} src={item.video.cover} draggable="false" /></picture></span>
    </div>
  );
}
