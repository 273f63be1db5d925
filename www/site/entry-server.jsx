// Renders the application to HTML on the server, in the state the embedded scope describes.

import { renderToString } from 'react-dom/server';

import { App } from './App.jsx';
import { createSession, createStage, StageContext } from './session.js';

export function render(scope) {
  const { wish } = scope['webapp.app-context'];
  const stage = createStage({ wish, session: createSession({ muted: !wish.sound }) });
  return renderToString(<StageContext value={stage}><App scope={scope} /></StageContext>);
}
