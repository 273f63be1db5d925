// Splits a caption into the parts that the site draws: lines, spans, hashtags and mentions.
// Shared by the server, which states them in the item, and the page, which draws them.

const PART = /#[\p{L}\p{N}\p{M}\p{Emoji_Presentation}_]+|@[\w.]+/gu;

/** Hashtags and mentions with their places in UTF-16 units, as the site's own `textExtra` has them. */
export function extrasOf(text) {
  return [...text.matchAll(PART)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    ...(match[0].startsWith('#')
      ? { type: 1, hashtagName: match[0].slice(1), hashtagId: '', userUniqueId: '', isCommerce: false }
      : { type: 0, hashtagName: '', userUniqueId: match[0].slice(1) }),
  }));
}

// Span names as the site writes them: `desc-span-2` for a line without links, else `desc-span-2_-1`
// for the text before the first link and `desc-span-2_0` for the text after link 0.
function partsOfLine(line, place) {
  const links = extrasOf(line);
  if (links.length === 0) return line === '' ? [] : [{ kind: 'text', name: `desc-span-${place}`, text: line }];
  const parts = [];
  let at = 0;
  links.forEach((link, order) => {
    if (link.start > at) parts.push({ kind: 'text', name: `desc-span-${place}_${order - 1}`, text: line.slice(at, link.start) });
    const target = link.type === 1 ? link.hashtagName : link.userUniqueId;
    parts.push({ kind: link.type === 1 ? 'tag' : 'mention', name: `${place}_${order}_link`, text: line.slice(link.start, link.end), target });
    at = link.end;
  });
  if (at < line.length) parts.push({ kind: 'text', name: `desc-span-${place}_${links.length - 1}`, text: line.slice(at) });
  return parts;
}

/** The parts of a caption in order, with a `break` between lines. */
export function captionParts(text) {
  return text.split('\n').flatMap((line, place) => [
    ...(place > 0 ? [{ kind: 'break', name: `${place}_break` }] : []),
    ...partsOfLine(line, place),
  ]);
}
