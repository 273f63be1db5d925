// The still picture under a player. As on the site, its alt text is the whole caption.

import { useClasses } from './classes.js';

export function Poster({ item }) {
  const classes = useClasses();
  return (
    <div className={classes('Box')}>
      <span><picture><img alt={item.desc} src={item.video.cover} draggable="false" /></picture></span>
    </div>
  );
}
