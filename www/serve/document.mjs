// Writes the HTML of a feed page: the first cards rendered, and the state that the page wakes up with.

// `<` would let a caption end the script element early.
const embedded = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');

/**
 * The document. `scope` is the embedded state, `html` the rendered application,
 * empty for a page that draws itself in the browser, `assets` its files.
 */
export function writeDocument({ scope, html, assets, theme, nonce }) {
  const state = embedded({ __DEFAULT_SCOPE__: scope });
  return `<!DOCTYPE html>
<html lang="en"${theme ? ` data-theme="${theme}"` : ''}>
<head>
<meta charset="utf-8">
<title>ShortFeed practice</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${assets.styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('\n')}
<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__" type="application/json" nonce="${nonce}">${state}</script>
<script type="module" nonce="${nonce}" src="${assets.script}"></script>
</head>
<body><div id="app"${html === '' ? ' data-csr="1"' : ''}>${html}</div></body>
</html>
`;
}

export const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#2f7f78"/><rect x="10" y="6" width="12" height="20" rx="3.5" fill="#fff8ec"/><path d="M14 12.5l5 3.5-5 3.5Z" fill="#2f7f78"/></svg>';
