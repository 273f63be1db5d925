// Which path shows which feed, and what the site calls that page. Shared by server and page.

const PAGES = { '/': 'hot', '/foryou': 'hot', '/following': 'follow' };
const LANGUAGE_PATH = /^\/[a-z]{2,3}(-[A-Za-z]{2,4}){0,2}$/;

export const MAIN_IDS = { hot: 'main-content-homepage_hot', follow: 'main-content-homepage_follow' };
export const LIST_PATHS = { hot: '/api/recommend/item_list/', follow: '/api/following/item_list/' };

/** `hot`, `follow`, or null for a path that shows no feed. */
export function pageOf(path) {
  const bare = path.length > 1 ? path.replace(/\/$/, '') : path;
  return PAGES[bare] ?? (LANGUAGE_PATH.test(bare) ? 'hot' : null);
}
