// What the pages of 2022 have in common: their caption and their counts.

import { shortCount } from './ActionBar.jsx';
import { captionParts } from './caption.js';
import { useClasses } from './classes.js';

export function OldCaption({ item }) {
  const classes = useClasses();
  return captionParts(item.desc).map((part) => {
    if (part.kind === 'break') return <br key={part.name} />;
    if (part.kind === 'text') return <span key={part.name} className={classes('SpanText')}>{part.text}</span>;
    const href = part.kind === 'tag' ? `/tag/${encodeURIComponent(part.target)}` : `/@${part.target}`;
    return <a key={part.name} href={href}><strong className={classes('StrongText')}>{part.text}</strong></a>;
  });
}

const COUNTS = [['like', 'diggCount'], ['comment', 'commentCount'], ['share', 'shareCount']];

export function OldCounts({ item }) {
  const classes = useClasses();
  return (
    <div className={classes('DivActionItemContainer')}>
      {COUNTS.map(([name, count]) => (
        <button key={name} type="button" aria-label={name} className={classes('ButtonActionItem')}><span data-e2e={`${name}-icon`} /><strong data-e2e={`${name}-count`} className={classes('StrongText')}>{shortCount(item.stats[count])}</strong></button>
      ))}
    </div>
  );
}
