// One cell of a grid. In a search the caption stands beside the item, elsewhere only in the picture's alt text.

import { useState } from 'react';

import { shortCount } from './ActionBar.jsx';
import { TUX_TEXT, useClasses } from './classes.js';
import { OldCaption } from './OldParts.jsx';
import { useSession, useStage } from './session.js';

export const addressOf = (item) => `https://www.tiktok.com/@${item.author.uniqueId}/${item.imagePost ? 'photo' : 'video'}/${item.id}`;

// As the site writes it. A photo post's has the caption alone.
const altOf = (item) => (item.imagePost ? item.desc : `${item.desc} created by ${item.author.nickname} with ${item.music.authorName}’s ${item.music.title}`);

/** What opens a cell's post, and whether the pointer is on it. */
function useCell(item) {
  const { session } = useStage();
  const [isHovered, setHovered] = useState(false);
  const isBehind = useSession((state) => state.cinema !== null);
  return {
    plays: isHovered && !isBehind && item.containerType !== 2 && !item.imagePost,
    hover: { onPointerEnter: () => setHovered(true), onPointerLeave: () => setHovered(false) },
    open(event) {
      event.preventDefault();
      session.set({ cinema: item.id });
    },
  };
}

function Preview({ item }) {
  return (
    <div id={`xgwrapper-1-${item.id}`} className="xgplayer-container tiktok-web-player">
      <div><video src={item.video.playAddr} muted autoPlay loop playsInline /></div>
    </div>
  );
}

export function Cell({ item, place, name }) {
  const classes = useClasses();
  const { plays, hover, open } = useCell(item);
  const { wish } = useStage();
  const id = wish.layout === '2026' ? `grid-item-container-${place}` : `column-item-video-container-${place}`;
  return (
    <div className={classes('DivItemContainerV2')}>
      <div id={id}>
        <div data-e2e={name} tabIndex={0} role="button" aria-label="Watch in full screen" className={classes('DivContainer')} onClick={open} {...hover}>
          <div><div className={classes('DivWrapper')}>
            <a href={addressOf(item)} tabIndex={-1}>
              <div className={classes('DivPlayerContainer')}>
                <div><span><picture><img alt={altOf(item)} src={item.video.cover} draggable="false" /></picture></span></div>
                {plays && <Preview item={item} />}
              </div>
              {item.imagePost && <div className={classes('DivPhotoIconContainer')} />}
              <div className={classes('DivCardFooter')}><strong data-e2e="video-views" className="video-count">{shortCount(item.stats.playCount)}</strong></div>
            </a>
          </div></div>
        </div>
      </div>
    </div>
  );
}

export function SearchCell({ item, place, name }) {
  const classes = useClasses();
  const { plays, hover, open } = useCell(item);
  const { wish } = useStage();
  return (
    <div id={wish.layout === '2022' ? undefined : `grid-item-container-${place}`} className={classes('DivItemContainerForSearch')}>
      <div data-e2e={name} className={classes('DivContainer')} {...hover}>
        <div><div className={classes('DivWrapper')}>
          <a href={addressOf(item)} onClick={open}>
            <div className={classes('DivPlayerContainer')}>
              <div><img alt={item.desc} src={item.video.cover} className={classes('ImgPoster')} draggable="false" /></div>
              {plays && <Preview item={item} />}
              <div className={classes('DivCardFooter')}><div className={classes('DivTimeTag')}>1-11</div></div>
            </div>
          </a>
        </div></div>
      </div>
      <div data-e2e="search-card-desc" className={classes('DivVideoSearchCardDesc')}>
        <div className={classes('DivCardBottomInfo')}>
          <div data-e2e="search-card-video-caption" className={classes('DivMetaCaptionLine')}><div className={classes('DivContainer')}><OldCaption item={item} /></div></div>
          <div className={classes('DivPlayLine')}>
            <a data-e2e="search-card-user-link" href={`/@${item.author.uniqueId}`}><div className={classes('DivUserInfo')}><p data-e2e="search-card-user-unique-id" className={TUX_TEXT}>{item.author.uniqueId}</p></div></a>
            <div data-e2e="search-card-like-container"><strong>{shortCount(item.stats.diggCount)}</strong></div>
          </div>
        </div>
      </div>
    </div>
  );
}
