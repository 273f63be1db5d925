// Hands the browser's events to the core in `background.wasm`.
//
// Listeners are registered here, synchronously: registered from wasm, which starts later, they lost 2 of 5
// wake-ups. The build puts this behind `wasm_bindgen`, the generated glue, inside one function.
//
// `wasm_bindgen.handle(event, payload, sender)` gets
//   "message"      the message; sender is the browser's MessageSender, null for every other event
//   "installed"    { reason, previousVersion? }
//   "startup"      {}
//   "alarm"        { name, scheduledTime, periodInMinutes? }
//   "tab_updated"  { tabId, status, url }, null where the browser does not tell
//   "tab_removed"  { tabId }
//   "access"       {}: which sites the person lets the extension into may be others now
// and returns a promise; the one for a message is answered with its value.

// A panic is thrown from a microtask and leaves its promise open for ever. The instance that it leaves behind
// is never entered again: the browser stops an idle background soon, and the next wake-up starts afresh.
const lost = new Promise((_, reject) => {
  addEventListener("error", ({ error, message }) => reject(error ?? new Error(message)));
});
const ready = wasm_bindgen({ module_or_path: chrome.runtime.getURL("background.wasm") });

// The core says on the toolbar what is wrong with a tab; only this script can say that the core itself is gone,
// and take that back when it has started again.
async function showCore(text, title) {
  await chrome.action.setBadgeText({ text });
  await chrome.action.setTitle({ title: chrome.i18n.getMessage(title) });
}
// What the icon says of every tab is said anew: it is the place where missing access is shown, too.
ready.then(() => showCore("", "action_title")).then(() => tell("access", {}));
Promise.race([lost, ready]).catch(() => showCore("!", "action_title_lost"));
lost.catch(() => showCore("!", "action_title_lost"));

async function handle(event, payload, sender = null) {
  await Promise.race([lost, ready]);
  return Promise.race([lost, wasm_bindgen.handle(event, payload, sender)]);
}

function tell(event, payload) {
  handle(event, payload).catch((error) => console.error(event, error));
}

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  handle("message", message, sender).then(respond, (error) => {
    respond({ kind: "failed", reason: String(error) });
  });
  return true;
});
chrome.runtime.onInstalled.addListener((details) => tell("installed", details));
chrome.runtime.onStartup.addListener(() => tell("startup", {}));
chrome.alarms.onAlarm.addListener((alarm) => tell("alarm", alarm));
chrome.tabs.onUpdated.addListener((tabId, change, tab) => {
  // Titles, icons and sound change often and say nothing about protection.
  if (change.status === undefined && change.url === undefined) return;
  tell("tab_updated", { tabId, status: change.status ?? null, url: tab.url ?? null });
});
chrome.permissions.onAdded.addListener(() => tell("access", {}));
chrome.permissions.onRemoved.addListener(() => tell("access", {}));
chrome.tabs.onRemoved.addListener((tabId) => tell("tab_removed", { tabId }));
