// What a person sees and hears of a page in Firefox, closed shadow roots included. Each reading is
// one synchronous look beside the document, so that what it returns is of one moment.

import { describeRoot } from "./closed-root.mjs";

export function readClosedRoots(privileged, page, within) {
  return privileged.inTab(page, bind(lookAtClosedRoots), within ?? null);
}

export function readAccessible(privileged, page) {
  return privileged.inTab(page, bind(listenToDocument));
}

export function readFocused(privileged, page) {
  return privileged.inTab(page, bind(findFocused));
}

// The looks below are sent as text together with what they call.
function bind(look) {
  return `(...args) => {
    const describeRoot = ${describeRoot};
    const told = ${told};
    return (${look})(describeRoot, told, ...args);
  }`;
}

// The role that ARIA would give, in the words that Chromium has for it too.
function told(accessible) {
  const service = Cc["@mozilla.org/accessibilityService;1"].getService(Ci.nsIAccessibilityService);
  const inner = service.getStringRole(accessible.role);
  const role = inner === "text leaf" ? "text" : accessible.computedARIARole || inner;
  return { role, name: accessible.name ?? "" };
}

async function lookAtClosedRoots(describeRoot, told, within) {
  const service = Cc["@mozilla.org/accessibilityService;1"].getService(Ci.nsIAccessibilityService);
  const { setTimeout } = ChromeUtils.importESModule("resource://gre/modules/Timer.sys.mjs");
  const visit = (scope, closed) => {
    for (const element of scope.querySelectorAll("*")) {
      const root = element.openOrClosedShadowRoot;
      // The browser's own roots, as of a video's controls, are widgets.
      if (!root || root.isUAWidget()) continue;
      if (root.mode === "closed") closed.push(root);
      visit(root, closed);
    }
    return closed;
  };
  const look = () =>
    visit(content.document, []).flatMap((root) => {
      const described = describeRoot(root, within);
      if (!described) return [];
      const { tags, buttons, ...rest } = described;
      const elements = [...root.querySelectorAll("*")];
      const named = buttons.map(({ index, ...button }) => {
        const accessible = service.getAccessibleFor(elements[index]);
        return { ...(accessible ? told(accessible) : { role: "", name: "" }), ...button };
      });
      return [{ ...rest, buttons: named }];
    });
  // The accessibility tree follows the document by a frame or two. A button that is seen and has
  // no role is waited for; if it never gets one, it is hidden from assistive technology.
  for (let frame = 0; ; frame += 1) {
    const hosts = look();
    const behind = hosts.some(({ buttons }) => buttons.some(({ visible, role }) => visible && !role));
    if (!behind || frame === 12) return hosts;
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
}

function listenToDocument(describeRoot, told) {
  const service = Cc["@mozilla.org/accessibilityService;1"].getService(Ci.nsIAccessibilityService);
  const heard = [];
  const visit = (accessible) => {
    heard.push(told(accessible));
    for (let child = accessible.firstChild; child; child = child.nextSibling) visit(child);
  };
  const document = service.getAccessibleFor(content.document);
  if (document) visit(document);
  return heard;
}

function findFocused(describeRoot, told) {
  const service = Cc["@mozilla.org/accessibilityService;1"].getService(Ci.nsIAccessibilityService);
  let element = content.document.activeElement;
  for (;;) {
    const inner = element?.openOrClosedShadowRoot?.activeElement;
    if (!inner) break;
    element = inner;
  }
  const accessible = element && service.getAccessibleFor(element);
  return accessible ? told(accessible) : null;
}
