// Hears the consoles of all of Firefox's processes: pages, content scripts and the background,
// which BiDi's own log leaves out. What Firefox says of itself is left aside.

// Some of it names no source, and tells by its stack where it comes from.
const OWN_SOURCE = /^(resource|chrome|about):/;
const OWN_STACK = /\n[^\n@]*@(resource|chrome):/;

export async function watchErrors(privileged, report) {
  privileged.listen("errors", (error) => {
    const isNameless = error.source === "" && !error.text.includes("moz-extension:");
    const isItsOwn = OWN_SOURCE.test(error.source) || (isNameless && OWN_STACK.test(error.text));
    if (!isItsOwn) report(error);
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
  // The address of the document that an error belongs to, of a page or of the background.
  const whereOf = (id) => WindowGlobalChild.getByInnerWindowId(Number(id) || 0)?.documentURI?.spec ?? "";
  const say = (value) => String(value?.stack ? `${value}\n${value.stack}` : value);
  Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage).addLogEventListener(
    ({ wrappedJSObject: { level, arguments: args, filename, innerID } }) => {
      if (level !== "error" && level !== "assert") return;
      const text = [...args].map(say).join(" ");
      tell({ kind: "console", text, source: String(filename ?? ""), where: whereOf(innerID) });
    },
    Services.scriptSecurityManager.getSystemPrincipal(),
  );
  Services.console.registerListener({
    observe(message) {
      if (!(message instanceof Ci.nsIScriptError)) return;
      if (message.flags & Ci.nsIScriptError.warningFlag) return;
      const { category, errorMessage: text, sourceName, innerWindowID } = message;
      const kind = category.endsWith("javascript") ? "exception" : category;
      tell({ kind, text, source: sourceName ?? "", where: whereOf(innerWindowID) });
    },
  });
  addMessageListener("harness:flush", () => sendAsyncMessage("harness:flushed"));
}

// Messages of a process arrive in order, so once each has answered, its errors have arrived.
// A process that ends meanwhile answers nothing, hence the bound.
function flushAllProcesses() {
  return new Promise((resolve) => {
    let waiting = 0;
    for (let index = 0; index < Services.ppmm.childCount; index += 1) {
      // The browser's own process is listed too, without a type; it does not answer.
      if (Services.ppmm.getChildAt(index).remoteType) waiting += 1;
    }
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
