// Which posts stand on a page: a feed's, or of those the ones that belong to a profile, tag, search or address.

import { layFeed } from './feed.mjs';

// A page that nothing belongs to is filled all the same, so that any address can be tried.
const those = (entries, belongs) => {
  const found = entries.filter(belongs);
  return found.length > 0 ? found : entries;
};

const under = (handle) => (entry) => ({ ...entry, item: { ...entry.item, author: { ...entry.item.author, uniqueId: handle } } });

/** The entries of a page (`pageOf`) in order. Posts that were asked for by key stand as asked. */
export function layPage(page, wish, query) {
  const { posts, count, seed, variants } = wish;
  const entries = layFeed({ page: page.key === 'follow' ? 'follow' : 'hot', posts, count, seed, odd: variants.includes('H') });
  if (page.kind === 'post') {
    const found = entries.filter(({ item }) => item.id === page.id);
    return [...found, ...entries.filter((entry) => !found.includes(entry))];
  }
  if (page.handle) {
    const own = posts.length > 0 ? entries : those(entries, ({ item }) => item.author.uniqueId === page.handle);
    return own.map(under(page.handle));
  }
  if (posts.length > 0) return entries;
  if (page.tag) return those(entries, ({ item }) => item.challenges.some(({ title }) => title === page.tag));
  const words = query.get('q')?.toLowerCase();
  return words ? those(entries, ({ item }) => item.desc.toLowerCase().includes(words)) : entries;
}
