// Which path shows which page, and what the site calls it. Shared by server and page.

const LANGUAGE_PATH = /^\/[a-z]{2,3}(-[A-Za-z]{2,4}){0,2}$/;

// `name` is the end of the main element's id, `kind` what it is made of, `list` where more of it is asked for.
const feed = (key, name, list) => ({ key, kind: 'feed', name, list });
const grid = (name, list, item, more = {}) => ({ key: name, kind: 'grid', name, list, item, ...more });

const HOT = feed('hot', 'homepage_hot', '/api/recommend/item_list/');

const ROUTES = [
  [/^\/(foryou)?$/, () => HOT],
  [/^\/following$/, () => feed('follow', 'homepage_follow', '/api/following/item_list/')],
  [/^\/explore$/, () => grid('explore_page', '/api/explore/item_list/', 'explore-item')],
  [/^\/search$/, () => grid('general_search', '/api/search/general/full/', 'search_top-item')],
  [/^\/search\/video$/, () => grid('search_video', '/api/search/item/full/', 'search_video-item')],
  [/^\/tag\/([^/]+)$/, (tag) => grid('challenge', '/api/challenge/item_list/', 'challenge-item', { tag: decodeURIComponent(tag) })],
  [/^\/music\/([^/]+)$/, () => grid('single_song', '/api/music/item_list/', 'music-item')],
  [/^\/@([\w.]+)$/, (handle) => grid('others_homepage', '/api/post/item_list/', 'user-post-item', { handle })],
  [/^\/@([\w.]+)\/video\/(\d+)$/, (handle, id) => ({ key: `post-${id}`, kind: 'post', name: 'video_detail', list: '/api/related/item_list/', handle, id })],
  [/^\/@([\w.]+)\/photo\/(\d+)$/, (handle, id) => ({ key: `post-${id}`, kind: 'post', name: 'graphic_detail', list: '/api/related/item_list/', handle, id })],
];

export const LIST_PATHS = /^\/api\/(recommend|following|explore|challenge|music|post|related)\/item_list\/$|^\/api\/search\/(general|item)\/full\/$/;

/** `{ key, kind, name, list }` of a path, or null for one that shows no page. */
export function pageOf(path) {
  const bare = path.length > 1 ? path.replace(/\/$/, '') : path;
  for (const [pattern, make] of ROUTES) {
    const found = pattern.exec(bare);
    if (found) return make(...found.slice(1));
  }
  return LANGUAGE_PATH.test(bare) ? HOT : null;
}
