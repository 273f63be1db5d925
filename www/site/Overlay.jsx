// What lies on a card's picture: volume, menu and full screen above, author, caption and sound below.

import { useEffect, useState } from 'react';

import { Caption } from './Caption.jsx';
import { TUX_BUTTON, TUX_TEXT, useClasses } from './classes.js';
import { Icon } from './icons.jsx';
import { MoreMenu } from './MoreMenu.jsx';
import { useSession, useStage } from './session.js';

function VolumeControl() {
  const classes = useClasses();
  const { session } = useStage();
  const muted = useSession((state) => state.muted);
  return (
    <div tabIndex={0} className={classes('DivVolumeControlContainer')}>
      <div><button type="button" className={TUX_BUTTON} aria-label="Volume" tabIndex={-1} onClick={() => session.set({ muted: !muted })}><Icon name={muted ? 'muted' : 'sound'} /></button></div>
    </div>
  );
}

function TopActions({ item }) {
  const classes = useClasses();
  const { session } = useStage();
  const [anchor, setAnchor] = useState(null);
  const { id } = item;
  return (
    <div className={classes('DivMediaCardOverlayTopActions')}>
      <div>
        <button type="button" className={`${TUX_BUTTON} ${classes('StyledMoreMenuActionItem')}`} data-e2e="more-menu-icon" data-more-menu-item-id={id} onClick={(event) => setAnchor(anchor ? null : event.currentTarget)}><Icon name="more" /></button>
      </div>
      <div>
        <button type="button" className={`${TUX_BUTTON} ${classes('OneColumnCinemaEntryActionItem')}`} data-e2e="cinema-mode-entry" aria-label="Enter full screen" onClick={() => session.set({ cinema: id })}><Icon name="cinema" /></button>
      </div>
      {anchor && <MoreMenu item={item} anchor={anchor} close={() => setAnchor(null)} />}
    </div>
  );
}

// The line that is being spoken, in the document only while there is one.
function useCue(item, section) {
  const [cue, setCue] = useState(null);
  const isOn = useSession((state) => state.captions);
  useEffect(() => {
    if (!item.cues || !isOn) return undefined;
    const card = section.current;
    const onTime = ({ target }) => setCue(item.cues.findLast(({ at }) => at <= target.currentTime)?.text || null);
    card.addEventListener('timeupdate', onTime, true);
    return () => {
      card.removeEventListener('timeupdate', onTime, true);
      setCue(null);
    };
  }, [item, section, isOn]);
  return cue;
}

function LeadingTags({ item }) {
  const classes = useClasses();
  return (
    <div className={classes('DivOverlayBottomLeadingTagsContainer')}>
      {item.containerType === 2 && <div data-e2e="live-tag" className={classes('DivLiveTag')}>LIVE</div>}
      {item.isAd && <div data-e2e="ad-tag" className={classes('DivAdTag')}>{item.ad_info.label}</div>}
      {item.aigcLabelType === 1 && <div className={classes('DivAigcTag')}>Creator labeled as AI-generated</div>}
      {item.adLabelVersion === 2 && <div className={classes('DivBrandTag')}>Paid partnership @{item.BAInfo.partner}</div>}
      {item.poi && <a className="link-a11y-focus" href={`/place/${encodeURIComponent(item.poi.name)}-1`}><div data-e2e="poi-tag" className={classes('DivPoiTag')}>{item.poi.name}</div></a>}
    </div>
  );
}

/** `text` and `links` may belong to different posts for a moment; see parts.js. */
export function Overlay({ parts, index, section, captionControl }) {
  const classes = useClasses();
  const { wish } = useStage();
  const { text, links, player, menu } = parts;
  const cue = useCue(player, section);
  return (
    <div className={classes('DivMediaCardOverlay')}>
      <div className={classes('DivMediaCardOverlayTop')}>
        <VolumeControl />
        <TopActions item={menu} />
      </div>
      <div className={classes('DivMediaCardOverlayBottomSection')}>
        <div className={classes('DivMediaCardOverlayBottom')}>
          <div className={classes('DivOverlayBottomContent')}>
            {(index === 0 || player.cues) && <div className={classes('DivCaptionContainer')}>{cue && <div className={classes('DivVideoClosedCaption')}>{cue}</div>}</div>}
            <LeadingTags item={player} />
            <div className={classes('DivCreatorInfoContainer')}>
              {wish.layout === '2025'
                ? <a className="link-a11y-focus" href={`/@${links.author.uniqueId}`}><h3 data-e2e="video-author-uniqueid" className={classes('H3AuthorTitle')}>{text.author.uniqueId}</h3></a>
                : <a className="link-a11y-focus" href={`/@${links.author.uniqueId}`}><div><p className={`${TUX_TEXT} ${classes('StyledTUXText')}`}>{text.author.nickname}</p></div></a>}
            </div>
            <Caption item={text} links={links} control={captionControl} />
            <div className={classes('DivMusicInfoContainer')}>
              <a aria-label={`Watch more videos with music ${text.music.title} - ${text.music.authorName}`} className="link-a11y-focus" href={`/music/${slugOf(links.music.title)}-${links.music.id}`}>
                <div className={classes('DivMusicContainer')}><Icon name="note" /><p className={`${TUX_TEXT} ${classes('StyledTUXText')}`}>{`${text.music.title} - ${text.music.authorName}`}</p></div>
              </a>
            </div>
          </div>
          <div className={classes('DivOverlayBottomCornerControls')} />
        </div>
      </div>
    </div>
  );
}

export const slugOf = (title) => title.replace(/[^\p{L}\p{N}]+/gu, '-');
