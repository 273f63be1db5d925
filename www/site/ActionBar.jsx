// The column of round buttons beside a card: author, like, comment, favourite, share, sound.

import { useClasses } from './classes.js';
import { Icon } from './icons.jsx';
import { slugOf } from './Overlay.jsx';
import { useSession, useStage } from './session.js';

/** A count as the site writes it: 731, 25.6K, 2M. */
export function shortCount(count) {
  const [unit, letter] = count >= 999_950 ? [1_000_000, 'M'] : count >= 10_000 ? [1000, 'K'] : [1, ''];
  return `${Math.round((count / unit) * 10) / 10}${letter}`;
}

// Enter and Space press these divs, as `role="button"` promises; other keys go on to the document.
const pressOnKey = (press) => (event) => {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  event.stopPropagation();
  press();
};

function Action({ name, icon, label, count, isOn, press }) {
  const classes = useClasses();
  return (
    <div role="button" tabIndex={0} aria-label={label} aria-pressed={isOn} data-e2e={`${name}-icon`} className={classes('ButtonActionItemV1')} onClick={press} onKeyDown={pressOnKey(press)}>
      <span className={classes('SpanIconWrapper')}><Icon name={icon} /></span>
      <strong data-e2e={`${name}-count`} className={classes('StrongText')}>{shortCount(count)}</strong>
    </div>
  );
}

export function ActionBar({ parts }) {
  const classes = useClasses();
  const { session } = useStage();
  const { id, stats } = parts.text;
  const reaction = useSession((state) => state.reactions[id]) ?? {};
  const { uniqueId } = parts.links.author;
  const likes = stats.diggCount + (reaction.liked ? 1 : 0);
  const favourites = stats.collectCount + (reaction.favourited ? 1 : 0);
  return (
    <section className={classes('SectionActionBarContainer')}>
      <div className={classes('DivAvatarActionItemContainer')}>
        <a data-e2e="video-author-avatar" className={`${classes('AvatarLink')} link-a11y-focus`} href={`/@${uniqueId}`}>
          <span className={classes('SpanAvatarContainer')}><img alt={uniqueId} src={`/avatar/${uniqueId}.svg`} className={classes('ImgAvatar')} /></span>
        </a>
        <button type="button" className={classes('Button', 'StyledAvatarFollowButton')} data-e2e="feed-follow" aria-label={reaction.followed ? 'Following' : 'Follow'} onClick={() => session.react(id, 'followed')}><Icon name={reaction.followed ? 'check' : 'plus'} /></button>
      </div>
      <div className={classes('DivActionItemAvailability')}>
        <Action name="like" icon="heart" label={`Like video\n${shortCount(likes)} likes`} count={likes} isOn={reaction.liked === true} press={() => session.react(id, 'liked')} />
      </div>
      <Action name="comment" icon="comment" label={`Read or add comments\n${shortCount(stats.commentCount)} comments`} count={stats.commentCount} press={() => session.set({ commentsOpen: !session.get().commentsOpen })} />
      <div className={classes('DivFavoriteContainer')}><div>
        <Action name="favorite" icon="bookmark" label={`Add to Favorites. ${shortCount(favourites)} added to Favorites`} count={favourites} isOn={reaction.favourited === true} press={() => session.react(id, 'favourited')} />
      </div></div>
      <div className={classes('DivShareContainer')}>
        <Action name="share" icon="share" label={`Share video\n${shortCount(stats.shareCount)} shares`} count={stats.shareCount} press={() => {}} />
      </div>
      <a data-e2e="video-music" className={`${classes('MusicLink')} link-a11y-focus`} href={`/music/${slugOf(parts.links.music.title)}-${parts.links.music.id}`} aria-label={`Watch more videos with music ${parts.text.music.title}`}><Icon name="note" /></a>
    </section>
  );
}
