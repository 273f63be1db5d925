// Starts Softscroll on a feed page, synchronously, so that the first post is judged before it is painted.
//
// The build puts this behind some names, all inside one function so that nothing is global: `wasm_bindgen`, the
// generated glue; `coreBase64`, the core, packed, and `coreLength`, its bytes unpacked; `unpackBase64`, the module
// that unpacks it (`src/unpack.rs`). A file would have to be web accessible,
// which tells every page that the extension is there, and would arrive only after the page is complete.

function decode(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

function unpack() {
  const { room, inflate, memory } = new WebAssembly.Instance(new WebAssembly.Module(decode(unpackBase64))).exports;
  const packed = decode(coreBase64);
  new Uint8Array(memory.buffer).set(packed, room());
  return new Uint8Array(memory.buffer, inflate(packed.length), coreLength);
}

// Without the core nothing can be judged, and what is not judged stays covered.
function coverPosts() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '[data-e2e="feed-video"], [data-e2e="recommend-list-item-container"] { visibility: hidden !important; }',
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function report(error) {
  // Chromium's refusal on a strict page is a CompileError with an empty message, so the name is kept.
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  // The popup asks the tab how it stands, and without the core nobody else answers.
  chrome.runtime.onMessage.addListener((message, sender, respond) => {
    respond({ protection: { state: "refused", reason }, seen: 0, veiled: 0, revealed: 0 });
  });
  // Nobody listens when the extension was updated under an open tab; the toolbar then says so by itself.
  chrome.runtime.sendMessage({ kind: "refused", reason }).catch(() => {});
}

try {
  wasm_bindgen.initSync({ module: new WebAssembly.Module(unpack()) });
} catch (error) {
  try {
    coverPosts();
  } finally {
    report(error);
  }
}
