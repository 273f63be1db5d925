// Starts the core as WebAssembly, synchronously, so that the first post is judged before it is painted.
//
// The build puts this behind some names, all inside one function: `wasm_bindgen`, the generated glue; `coreBase64`,
// the core, packed, and `coreLength`, its bytes unpacked; `unpackBase64`, the module that unpacks it
// (`src/unpack.rs`). A file would have to be web accessible, which tells every page that the extension is there,
// and would arrive only after the page is complete.

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

softscroll.begin(() => wasm_bindgen.initSync({ module: new WebAssembly.Module(unpack()) }), false);
