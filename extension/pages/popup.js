// Starts the popup page. A page that can't start says so instead of staying empty.
import init from "./popup_bindgen.js";

try {
  await init({ module_or_path: new URL("popup.wasm", import.meta.url) });
} catch (error) {
  document.body.textContent = chrome.i18n.getMessage("page_failed", [String(error)]);
}
