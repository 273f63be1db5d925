// The Content-Security-Policy headers that the practice feed can answer with.

export const POLICIES = ['tiktok', 'strict', 'none'];

// The form of the header seen in August 2026, cut to its known parts. Changed on purpose: reports go to this
// server, 'self' stands for the site's own script hosts, and `report-to` is left out because Chromium would then
// ignore `report-uri` and hold reports back for a minute.
const TIKTOK = [
  'report-uri /csp-report',
  'upgrade-insecure-requests',
  "default-src 'self' 'unsafe-eval' 'unsafe-inline' blob: bytedance: data:",
  "connect-src * 'unsafe-inline' blob: data:",
  "frame-src 'self'",
  "script-src 'self' 'inline-speculation-rules' 'report-sample' 'unsafe-eval' accounts.google.com sf16-website-login.neutral.ttwstatic.com",
];

// A page that allows no eval and so no WebAssembly: the day the site tightens its header.
const strict = (nonce) => [
  "default-src 'self'",
  `script-src 'nonce-${nonce}' 'strict-dynamic'`,
  "require-trusted-types-for 'script'",
  "img-src 'self' data:",
  "media-src 'self' blob:",
  "style-src 'self'",
  "connect-src 'self'",
  'report-uri /csp-report',
];

/** The header's value, or null for a page without a policy. */
export function policyHeader(name, nonce, plain) {
  if (name === 'none') return null;
  if (name === 'strict') return strict(nonce).join('; ');
  // Over plain HTTP the upgrade would send the page's own parts to a port that speaks no TLS.
  return TIKTOK.filter((part) => !plain || part !== 'upgrade-insecure-requests').join('; ');
}
