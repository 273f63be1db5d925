// The comments of a post: in the panel beside the list, which makes the list narrower while it is open, in the
// panel that stands beside the page of one post, and below the older player.

import { useEffect, useState } from 'react';

import { TUX_TEXT, useClasses } from './classes.js';
import { Icon } from './icons.jsx';
import { useStage } from './session.js';

export function CommentList({ item }) {
  const classes = useClasses();
  const [comments, setComments] = useState([]);

  useEffect(() => {
    const stop = new AbortController();
    fetch(`/api/comment/list/?aweme_id=${item.id}`, { signal: stop.signal })
      .then((reply) => reply.json())
      .then((reply) => setComments(reply.comments))
      .catch((error) => {
        // The reader has moved on to another post.
        if (error.name !== 'AbortError') throw error;
      });
    return () => stop.abort();
  }, [item.id]);

  return (
    <div className={classes('DivCommentListContainer')}>
      {comments.map((comment) => (
        <div key={comment.cid} className={classes('DivCommentObjectWrapper')}>
          <div className={classes('DivCommentItemWrapper')} id={comment.cid}>
            <a className="link-a11y-focus" href={`/@${comment.user.unique_id}`}><img alt="" src={`/avatar/${comment.user.unique_id}.svg`} className={classes('ImgAvatar')} /></a>
            <div className={classes('DivCommentContentWrapper')}>
              <div data-e2e="comment-username-1" className={classes('DivUsernameContentWrapper')}><a className="link-a11y-focus" href={`/@${comment.user.unique_id}`}><p className={`${TUX_TEXT} ${classes('StyledTUXText')}`}>{comment.user.nickname}</p></a></div>
              <span data-e2e="comment-level-1" className={`${TUX_TEXT} ${classes('StyledTUXText')}`}><p>{comment.text}</p></span>
            </div>
          </div>
        </div>
      ))}
    </div>
  );
}

export function CommentSidebar({ item }) {
  const classes = useClasses();
  const { session } = useStage();
  return (
    <div className={classes('DivCommentSidebarContainer', 'CommentSidebar')}>
      <div className={classes('DivCommentHeader')}>
        <p className={`${TUX_TEXT} ${classes('StyledTUXText')}`}>Comments</p>
        <button type="button" aria-label="Close comments" className={classes('ButtonClose')} onClick={() => session.set({ commentsOpen: false })}><Icon name="close" /></button>
      </div>
      <div className={classes('DivCommentMain')}><CommentList item={item} /></div>
      <div className={classes('DivCommentFooter')}>Comments are read-only here</div>
    </div>
  );
}

export function CommentPanel({ item }) {
  const classes = useClasses();
  return (
    <div className={classes('RightPanelContainer')}>
      <div className={classes('DivTabContainer')}>
        <p className={`${TUX_TEXT} ${classes('StyledTUXText')}`}>Comments</p>
        <div className={classes('DivCommentMain')}><CommentList item={item} /></div>
      </div>
    </div>
  );
}
