// What a person sees of one closed shadow root. The function below is sent as text into the page's
// process (an isolated world in Chromium, a privileged frame script in Firefox), so it names
// nothing outside itself, and the page's own world learns nothing of it.

export function describeRoot(root, within) {
  const host = root.host;
  const view = host.ownerDocument.defaultView;
  if (within && !host.closest(within)) return null;

  const rectOf = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  };
  const isVisible = (element) => {
    const { width, height } = element.getBoundingClientRect();
    const rendered = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    return rendered && width > 0 && height > 0;
  };
  const centreOf = (rect) => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
  const isInViewport = (point) =>
    point.x >= 0 && point.y >= 0 && point.x < view.innerWidth && point.y < view.innerHeight;
  // Asked from the document inwards, scope by scope: a root alone answers for what is inside of it,
  // in Firefox even when something of the page lies over it.
  const isReached = (element, point) => {
    let wanted = element;
    for (let scope = root; scope; scope = scope.host?.getRootNode()) {
      const top = scope.elementFromPoint(point.x, point.y);
      if (top === null || !wanted.contains(top)) return false;
      wanted = scope.host;
    }
    return true;
  };

  // innerText of an element that isn't rendered is its whole text, hence the filter.
  const text = [...root.children]
    .filter((child) => child.checkVisibility() && typeof child.innerText === "string")
    .map((child) => child.innerText.trim())
    .filter(Boolean)
    .join("\n");

  const outline = (node, depth) => {
    const indent = "  ".repeat(depth);
    if (node.nodeType === 3) {
      const words = node.data.replace(/\s+/g, " ").trim();
      return words ? [`${indent}"${words}"`] : [];
    }
    if (node.nodeType !== 1) return [];
    const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`).join("");
    const line = `${indent}<${node.localName}${attributes}>`;
    if (node.localName === "style") return [line];
    return [line, ...[...node.childNodes].flatMap((child) => outline(child, depth + 1))];
  };

  const pressable =
    "button, a[href], input, select, textarea, summary, [role=button], [role=link], " +
    "[role=switch], [role=checkbox], [role=menuitem], [tabindex]";
  const elements = [...root.querySelectorAll("*")];
  const buttons = elements.flatMap((element, index) => {
    if (!element.matches(pressable)) return [];
    const rect = rectOf(element);
    const centre = centreOf(rect);
    return [
      {
        index,
        rect,
        focused: root.activeElement === element,
        disabled: element.disabled === true || element.getAttribute("aria-disabled") === "true",
        visible: isVisible(element),
        inViewport: isInViewport(centre),
        // False when something lies over the centre, so that a mouse wouldn't reach the button.
        reachable: isInViewport(centre) && isReached(element, centre),
      },
    ];
  });

  return {
    host: host.localName,
    hostRect: rectOf(host),
    visible: isVisible(host),
    text,
    buttons,
    tree: [...root.childNodes].flatMap((child) => outline(child, 0)).join("\n"),
    tags: elements.map((element) => element.localName),
  };
}
