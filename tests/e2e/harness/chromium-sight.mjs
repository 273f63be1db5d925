// What a person sees and hears of a page in Chromium, closed shadow roots included.

import { describeRoot } from "./closed-root.mjs";

// A page can change between two questions to the browser. Then both are asked again: what is
// returned is always of one moment.
const READINGS = 5;

export async function readClosedRoots(page, within) {
  return withClient(page, async (client) => {
    for (let reading = 0; reading < READINGS; reading += 1) {
      const hosts = await readOnce(client, within);
      if (hosts) return hosts;
    }
    throw new Error(`The page changed during each of ${READINGS} readings of its closed roots.`);
  });
}

async function readOnce(client, within) {
  const { root: document } = await client.send("DOM.getDocument", { depth: -1, pierce: true });
  const roots = closedRootsIn(document);
  if (roots.length === 0) return [];
  const { frameTree } = await client.send("Page.getFrameTree");
  // A world of our own: the page's scripts see neither the call nor the nodes.
  const { executionContextId } = await client.send("Page.createIsolatedWorld", {
    frameId: frameTree.frame.id,
    worldName: "sight",
  });
  const descriptions = await Promise.all(
    roots.map((root) => describe(client, root, executionContextId, within)),
  );
  const wanted = roots
    .map((root, index) => ({ root, described: descriptions[index], elements: elementsIn(root) }))
    .filter(({ described }) => described !== null);
  if (!wanted.every(({ described, elements }) => described && isSame(described.tags, elements))) return null;
  const pressable = wanted.flatMap(({ described, elements }) =>
    described.buttons.map(({ index }) => elements[index].backendNodeId));
  const names = await namesIn(client, wanted.map(({ root }) => root), pressable);
  return wanted.map(({ described, elements }) => named(described, elements, names));
}

// The tree of a long feed takes seconds, the buttons of a few roots milliseconds. What is in a modal dialog is not
// found from its root, which is inert.
async function namesIn(client, roots, pressable) {
  const few = roots.length > 20 ? new Map() : await namesBelow(client, roots);
  if (pressable.every((id) => few.has(id))) return few;
  return namesByNode((await client.send("Accessibility.getFullAXTree")).nodes);
}

async function namesBelow(client, roots) {
  const nodes = await Promise.all(
    roots.map(async ({ backendNodeId }) => {
      const found = await client.send("Accessibility.queryAXTree", { backendNodeId }).catch(() => undefined);
      return found?.nodes ?? [];
    }),
  );
  return namesByNode(nodes.flat());
}

async function describe(client, root, executionContextId, within) {
  try {
    const { object } = await client.send("DOM.resolveNode", {
      backendNodeId: root.backendNodeId,
      executionContextId,
    });
    const { result, exceptionDetails } = await client.send("Runtime.callFunctionOn", {
      objectId: object.objectId,
      functionDeclaration: `function (within) { return (${describeRoot})(this, within) }`,
      arguments: [{ value: within ?? null }],
      returnByValue: true,
    });
    return exceptionDetails ? undefined : result.value;
  } catch {
    return undefined;
  }
}

function named({ tags, buttons, ...described }, elements, names) {
  return {
    ...described,
    buttons: buttons.map(({ index, ...button }) => ({
      ...(names.get(elements[index].backendNodeId) ?? { role: "", name: "" }),
      ...button,
    })),
  };
}

/** The markup of every closed root, as it stands: to be looked at in a page where nothing is closed. */
export async function readMarkup(page) {
  return withClient(page, async (client) => {
    const { root: document } = await client.send("DOM.getDocument", { depth: -1, pierce: true });
    const read = async ({ backendNodeId }) => (await client.send("DOM.getOuterHTML", { backendNodeId })).outerHTML;
    return Promise.all(closedRootsIn(document).map(read));
  });
}

export async function readAccessible(page) {
  return withClient(page, async (client) => {
    const { nodes } = await client.send("Accessibility.getFullAXTree");
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const told = [];
    const visit = (node) => {
      // Inline boxes repeat their text once a line.
      if (!node || node.role?.value === "InlineTextBox") return;
      if (!node.ignored) told.push(tell(node));
      for (const child of node.childIds ?? []) visit(byId.get(child));
    };
    visit(nodes[0]);
    return told;
  });
}

export async function readFocused(page) {
  return withClient(page, async (client) => {
    const { nodes } = await client.send("Accessibility.getFullAXTree");
    const focused = nodes.filter((node) =>
      node.properties?.some(({ name, value }) => name === "focused" && value.value === true),
    );
    // The document counts as focused as well; what is inside it says more.
    const node = focused.at(-1);
    return node ? tell(node) : null;
  });
}

// A session for one question: left open, the DOM agent would report each change of a busy feed.
async function withClient(page, ask) {
  const client = await page.createCDPSession();
  try {
    return await ask(client);
  } finally {
    await client.detach().catch(() => {});
  }
}

// "closed" leaves out the browser's own roots, as of a video's controls, which are "user-agent".
function closedRootsIn(node) {
  const own = (node.shadowRoots ?? []).filter((root) => root.shadowRootType === "closed");
  const below = [...(node.shadowRoots ?? []), ...(node.children ?? [])];
  return [...own, ...below.flatMap(closedRootsIn)];
}

function elementsIn(node) {
  return (node.children ?? [])
    .filter((child) => child.nodeType === 1)
    .flatMap((child) => [child, ...elementsIn(child)]);
}

function isSame(tags, elements) {
  return tags.length === elements.length && tags.every((tag, index) => tag === elements[index].localName);
}

function namesByNode(nodes) {
  return new Map(
    nodes
      .filter((node) => !node.ignored && node.backendDOMNodeId)
      .map((node) => [node.backendDOMNodeId, tell(node)]),
  );
}

// Chromium's own words for roles that Firefox has too.
const ROLES = { StaticText: "text", RootWebArea: "document" };

function tell({ role, name }) {
  const word = role?.value ?? "";
  return { role: ROLES[word] ?? word, name: name?.value ?? "" };
}
