// Reads what a visitor asked for in the address: variants, posts, layout, theme, sound, policy.

import { MOST, USUAL } from '../posts/feed.mjs';
import { POLICIES } from './policy.mjs';

const whole = (text, fallback, low, high) => {
  const value = Number.parseInt(text ?? '', 10);
  return Number.isNaN(value) ? fallback : Math.min(high, Math.max(low, value));
};

/** The wishes in a query, each with its default. Unknown names are left alone, as a real site would. */
export function readWish(query) {
  const list = (name) => (query.get(name) ?? '').split(',').map((part) => part.trim()).filter(Boolean);
  const among = (name, values, fallback) => (values.includes(query.get(name)) ? query.get(name) : fallback);
  return {
    variants: list('variant').map((letter) => letter.toUpperCase()).filter((letter) => /^[A-J]$/.test(letter)),
    posts: list('posts'),
    layout: among('layout', ['2026', '2025', '2022', 'renamed', 'unknown'], '2026'),
    theme: among('theme', ['dark', 'light'], null),
    sound: query.get('sound') === '1',
    render: among('render', ['server', 'client'], 'server'),
    csp: among('csp', POLICIES, 'tiktok'),
    count: whole(query.get('count'), USUAL, 1, MOST),
    seed: whole(query.get('seed'), 1, 1, 1_000_000),
  };
}
