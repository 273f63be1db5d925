// The page of one post as it was in 2022: player, words and comments on the left, recommended posts on the right.

import { useCallback, useLayoutEffect } from 'react';

import { addressOf } from './Cell.jsx';
import { useClasses } from './classes.js';
import { CommentList } from './CommentSidebar.jsx';
import { useFeed } from './feed.js';
import { OldCaption, OldCounts } from './OldParts.jsx';
import { PhotoPlayer } from './PhotoPlayer.jsx';
import { useStage, useTitle } from './session.js';
import { VideoPlayer } from './VideoPlayer.jsx';

export function OldAuthor({ item }) {
  const classes = useClasses();
  const profile = `/@${item.author.uniqueId}`;
  return (
    <div className={classes('DivInfoContainer')}>
      <a data-e2e="browse-user-avatar" href={profile}><img alt="" src={`/avatar/${item.author.uniqueId}.svg`} className={classes('ImgAvatar')} /></a>
      <a className={classes('StyledLink')} href={profile}><span data-e2e="browse-username" className={classes('SpanUniqueId')}>{item.author.uniqueId}</span><br /><span data-e2e="browser-nickname" className={classes('SpanOtherInfos')}>{item.author.nickname}<span>·</span><span>6d ago</span></span></a>
    </div>
  );
}

export function OldPostPage({ page, path, first }) {
  const classes = useClasses();
  const stage = useStage();
  const { items, shown, reach, exchange } = useFeed(page, path, first, 0);
  const jump = useCallback(() => {}, []);

  useLayoutEffect(() => {
    stage.feed = { page, active: () => 0, items: shown, reach, exchange, jump, step: jump };
  }, [stage, page, shown, reach, exchange, jump]);

  const [item, ...others] = items;
  useTitle(item?.desc ?? null);
  if (!item) return <div id={`main-content-${page.name}`} className={classes('DivOldMainContainer')} />;
  return (
    <div id={`main-content-${page.name}`} className={classes('DivOldMainContainer')}><div className={classes('DivVideoDetailContainer')}><div className={classes('DivContentContainer')}>
      <div className={classes('DivLeftContainer')}>
        <div className={classes('DivPlayerContainer')}>
          <div className={classes('DivVideoContainer')}>
            <div className={classes('DivVideoWrapper')}>
              <div className={classes('DivContainer')}>
                <img alt={item.desc} src={item.video.cover} className={classes('ImgPoster')} draggable="false" />
                <div className={classes('DivBasicPlayerWrapper')}>{item.imagePost ? <PhotoPlayer item={item} isActive /> : <VideoPlayer item={item} isActive mode={4} />}</div>
              </div>
            </div>
          </div>
          <div className={classes('DivVideoInfoContainer')}><div data-e2e="browse-video-desc"><OldCaption item={item} /></div></div>
          <OldCounts item={item} />
        </div>
        <div className={classes('DivAuthorContainer')}><OldAuthor item={item} /></div>
        <div className={classes('DivCommentContainer')}><CommentList item={item} /></div>
      </div>
      <div className={classes('DivVideoList')}>
        <p>Recommended videos</p>
        {others.slice(0, 6).map((other) => <a key={other.id} href={addressOf(other)}><img alt={other.desc} src={other.video.cover} draggable="false" /></a>)}
      </div>
    </div></div></div>
  );
}
