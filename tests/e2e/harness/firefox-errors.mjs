// Hears the consoles of all of Firefox's processes: pages, content scripts and the background,
// which BiDi's own log leaves out. What Firefox says of itself is left aside.

export async function watchErrors(privileged, report) {
  privileged.listen("errors", ({ kind, text, source }) => {
    if (/^(resource|chrome|about):/.test(source)) return;
    report({ kind, text, source, where: source });
  });
  await privileged.inBrowserWith("errors", listenInAllProcesses, `(${listenInProcess})()`);
  return () => privileged.inBrowser(flushAllProcesses);
}

function listenInAllProcesses(tell, source) {
  Services.ppmm.addMessageListener("harness:error", ({ data }) => tell(JSON.stringify(data)));
  const script = `data:application/javascript,${encodeURIComponent(source)}`;
  Services.ppmm.loadProcessScript(script, true);
}

function listenInProcess() {
  const tell = (error) => sendAsyncMessage("harness:error", error);
  const say = (value) => String(value?.stack ? `${value}\n${value.stack}` : value);
  Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage).addLogEventListener(
    ({ wrappedJSObject: { level, arguments: args, filename } }) => {
      if (level !== "error" && level !== "assert") return;
      tell({ kind: "console", text: [...args].map(say).join(" "), source: String(filename ?? "") });
    },
    Services.scriptSecurityManager.getSystemPrincipal(),
  );
  Services.console.registerListener({
    observe(message) {
      if (!(message instanceof Ci.nsIScriptError)) return;
      if (message.flags & Ci.nsIScriptError.warningFlag) return;
      const { category, errorMessage: text, sourceName } = message;
      const kind = category.endsWith("javascript") ? "exception" : category;
      tell({ kind, text, source: sourceName ?? "" });
    },
  });
  addMessageListener("harness:flush", () => sendAsyncMessage("harness:flushed"));
}

// Messages of a process arrive in order, so once each has answered, its errors have arrived.
// A process that ends meanwhile answers nothing, hence the bound.
function flushAllProcesses() {
  return new Promise((resolve) => {
    let waiting = Services.ppmm.childCount;
    const done = () => {
      clearTimeout(timer);
      Services.ppmm.removeMessageListener("harness:flushed", hear);
      resolve();
    };
    const hear = () => {
      waiting -= 1;
      if (waiting <= 0) done();
    };
    const timer = setTimeout(done, 1000);
    Services.ppmm.addMessageListener("harness:flushed", hear);
    Services.ppmm.broadcastAsyncMessage("harness:flush");
  });
}
