// The fixed side navigation: a made-up brand, the paths of the feed, and a note that all of this is practice.

import { useClasses } from './classes.js';
import { Icon } from './icons.jsx';
import { pageOf } from './pages.js';

const ENTRIES = [
  ['/foryou', 'For You', 'home', 'nav-foryou'],
  ['/explore', 'Explore', 'cinema', 'nav-explore'],
  ['/following', 'Following', 'people', 'nav-following'],
  ['/en/', 'In English', 'globe', 'nav-english'],
];

function toggleTheme() {
  const { dataset } = document.documentElement;
  dataset.theme = dataset.theme === 'dark' ? 'light' : 'dark';
}

export function SideNav({ path, move }) {
  const classes = useClasses();
  const isCurrent = (target) => (target === '/foryou' ? pageOf(path).key === 'hot' && path !== '/en/' : path === target);
  const follow = (target) => (event) => {
    event.preventDefault();
    move(target);
  };
  return (
    <div className={classes('DivSideNavPlaceholderContainer')}>
      <div className={classes('DivSideNavContainer')}>
        <a href="/" data-move="" data-e2e="nav-home" className={classes('StyledBrandLink')} onClick={follow('/')}>
          <svg viewBox="0 0 32 32" width="34" height="34" aria-hidden="true"><rect width="32" height="32" rx="9" fill="#2f7f78" /><rect x="10" y="6" width="12" height="20" rx="3.5" fill="#fff8ec" /><path d="M14 12.5l5 3.5-5 3.5Z" fill="#2f7f78" /></svg>
          <span><b>ShortFeed</b><i>practice</i></span>
        </a>
        <nav className={classes('DivMainNavContainer')}>
          {ENTRIES.map(([target, label, icon, name]) => (
            <a key={target} href={target} data-move="" data-e2e={name} aria-current={isCurrent(target) ? 'page' : undefined} className={classes('StyledNavLink')} onClick={follow(target)}><Icon name={icon} /><span>{label}</span></a>
          ))}
        </nav>
        <button type="button" className={classes('ButtonTheme')} onClick={toggleTheme}><Icon name="theme" /><span>Dark or light</span></button>
        <p className={classes('PFootnote')}>A made-up feed to practise on. Every caption was written for it, every picture was drawn for it, and nobody here exists.</p>
      </div>
    </div>
  );
}
