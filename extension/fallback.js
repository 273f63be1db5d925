// Starts the core as JavaScript, where the page forbids WebAssembly: the same core, slower, and as synchronous.
//
// The build puts this behind `makeCore`, the core as wasm2js wrote it, and `wasm_bindgen`, the generated glue,
// which calls it instead of instantiating a module.

softscroll.begin(() => wasm_bindgen.initSync({}), true);
