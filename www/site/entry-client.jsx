// Wakes the server's HTML up in the browser, or draws the page where there is none, and puts `window.practice` beside it.

import { createRoot, hydrateRoot } from 'react-dom/client';

import { App } from './App.jsx';
import { collectErrors, createPractice } from './practice.js';
import { createSession, createStage, StageContext } from './session.js';
import './styles/page.css';
import './styles/card.css';
import './styles/grid.css';
import './styles/overlay.css';
import './styles/panels.css';

const errors = collectErrors();

const state = JSON.parse(document.getElementById('__UNIVERSAL_DATA_FOR_REHYDRATION__').textContent);
const scope = state.__DEFAULT_SCOPE__;
const { wish } = scope['webapp.app-context'];

// The site always states a theme on the root; without a wish it follows the system.
if (!document.documentElement.dataset.theme) {
  document.documentElement.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

const stage = createStage({ wish, session: createSession({ muted: !wish.sound }) });
window.practice = createPractice(stage, errors);

const report = (kind) => (error) => errors.push(`${kind}: ${error?.message ?? error}`);
const handlers = { onUncaughtError: report('uncaught'), onCaughtError: report('caught'), onRecoverableError: report('recoverable') };
const root = document.getElementById('app');
const application = <StageContext value={stage}><App scope={scope} /></StageContext>;
// The real page was seen to draw itself in the browser in January 2026, marked in this way.
if (root.dataset.csr === '1') createRoot(root, handlers).render(application);
else hydrateRoot(root, application, handlers);
