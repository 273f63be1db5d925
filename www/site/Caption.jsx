// Draws a caption as the site does: spans, links and line breaks, clipped by a max-height until “more” is pressed.

import { useEffect, useLayoutEffect, useRef, useState } from 'react';

import { captionParts } from './caption.js';
import { TUX_TEXT, useClasses } from './classes.js';
import { useStage, useVariant } from './session.js';

const INTERFACE_LANGUAGE = 'en';

// The links of a caption in order, so that a rebound card can show one post's words over another's targets.
const targetsOf = (desc) => captionParts(desc).filter(({ target }) => target !== undefined);

function Part({ part, target }) {
  const classes = useClasses();
  const { wish } = useStage();
  const text = `${TUX_TEXT} ${classes('StyledTUXText')}`;
  if (part.kind === 'break') return <br />;
  if (part.kind === 'text') return <span className={text} data-e2e={wish.layout === '2025' ? 'new-desc-span' : part.name}>{part.text}</span>;
  const isTag = target.kind === 'tag';
  return (
    <a
      data-e2e="search-common-link"
      aria-label={isTag ? `Watch more videos of the ${target.target} category` : `Watch more videos from user @${target.target}`}
      className="link-a11y-focus"
      href={isTag ? `/tag/${encodeURIComponent(target.target)}` : `/@${target.target}`}
    >
      <p className={text}>{part.text}</p>
    </a>
  );
}

export function Caption({ item, links, control }) {
  const classes = useClasses();
  const { layout } = useStage().wish;
  const alwaysOffersTranslation = useVariant('D');
  const box = useRef(null);
  const [isClipped, setClipped] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [translation, setTranslation] = useState(null);

  // A slot that is given another post shows that post's own words again.
  const [shownItem, setShownItem] = useState(item);
  if (shownItem !== item) {
    setShownItem(item);
    setTranslation(null);
    setOpen(false);
  }

  const desc = translation ?? item.desc;
  useLayoutEffect(() => {
    if (!isOpen) setClipped(box.current.scrollHeight > box.current.clientHeight + 1);
  }, [desc, isOpen]);

  useEffect(() => {
    control.current = (text) => setTranslation(text ?? item.translation ?? item.desc);
    return () => {
      control.current = null;
    };
  }, [control, item]);

  const parts = captionParts(desc);
  const targets = item === links ? null : targetsOf(links.desc);
  let seen = 0;
  const targetOf = (part) => {
    if (part.target === undefined) return null;
    seen += 1;
    return targets?.[seen - 1] ?? part;
  };
  const offersTranslation = alwaysOffersTranslation || item.textLanguage !== INTERFACE_LANGUAGE;

  return (
    <div className={classes('DivMediaCardDescriptionContainer')}>
      <div className={classes('DivMultilineTextContainer')}>
        <div ref={box} className={classes('DivMultilineText')} style={isOpen ? { maxHeight: '40vh' } : undefined}>
          <div data-e2e={['renamed', 'unknown'].includes(layout) ? 'another-name' : 'video-desc'} className={classes('DivDescriptionContentContainer')}>
            {parts.map((part) => <Part key={part.name} part={part} target={targetOf(part)} />)}
          </div>
        </div>
        {isClipped && <button type="button" className={classes('ButtonExpand')} onClick={() => setOpen(!isOpen)}>{isOpen ? 'less' : 'more'}</button>}
      </div>
      {offersTranslation && (
        <p className={`${TUX_TEXT} ${classes('StyledTranslationText')}`} role="button" onClick={() => setTranslation(translation === null ? item.translation ?? item.desc : null)}>
          {translation === null ? 'See translation' : 'See original'}
        </p>
      )}
    </div>
  );
}
