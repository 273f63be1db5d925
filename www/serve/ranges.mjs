// Answers with bytes, whole or in part, as a media element needs them to seek.

/** Sends `bytes`, honouring a single Range header (RFC 9110, section 14). */
export function sendBytes(request, response, { type, bytes }) {
  const headers = { 'Content-Type': type, 'Accept-Ranges': 'bytes', 'Cache-Control': 'no-store' };
  const match = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
  if (!match || (match[1] === '' && match[2] === '')) {
    response.writeHead(200, { ...headers, 'Content-Length': bytes.length });
    response.end(request.method === 'HEAD' ? undefined : bytes);
    return;
  }
  // `-500` asks for the last 500 bytes.
  const first = match[1] === '' ? Math.max(0, bytes.length - Number(match[2])) : Number(match[1]);
  const last = match[1] === '' || match[2] === '' ? bytes.length - 1 : Math.min(Number(match[2]), bytes.length - 1);
  if (first > last || first >= bytes.length) {
    response.writeHead(416, { 'Content-Range': `bytes */${bytes.length}` });
    response.end();
    return;
  }
  const part = bytes.subarray(first, last + 1);
  response.writeHead(206, { ...headers, 'Content-Range': `bytes ${first}-${last}/${bytes.length}`, 'Content-Length': part.length });
  response.end(request.method === 'HEAD' ? undefined : part);
}
