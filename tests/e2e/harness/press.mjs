// Choosing what a mouse shall press: one button that a person could see, name and reach.

import { inspect } from "node:util";

export function chooseButton(hosts, name, at) {
  const matches = (button) => (typeof name === "string" ? button.name === name : name.test(button.name));
  const all = hosts.flatMap((host) => host.buttons);
  const wanted = all.filter((button) => button.visible && !button.disabled && matches(button));
  const asked = inspect(name);
  if (wanted.length === 0) {
    const names = all.map((button) => `${inspect(button.name)}${stateOf(button)}`).join(", ") || "none";
    throw new Error(`No visible button is named ${asked} in ${hosts.length} closed roots; there are: ${names}.`);
  }
  const near = wanted.filter((button) => button.inViewport);
  if (near.length === 0) {
    throw new Error(`The button named ${asked} is outside of the window: scroll to it first.`);
  }
  if (near.length > 1 && at === undefined) {
    const names = near.map((button) => inspect(button.name)).join(", ");
    throw new Error(`${near.length} buttons are named ${asked} (${names}): say \`within\` or \`at\`.`);
  }
  const button = near[at ?? 0];
  if (!button) throw new Error(`There are ${near.length} buttons named ${asked}, none at ${at}.`);
  if (!button.reachable) {
    throw new Error(`Something lies over the button named ${asked}: a mouse would not reach it.`);
  }
  return button;
}

function stateOf({ visible, disabled }) {
  if (!visible) return " (hidden)";
  return disabled ? " (disabled)" : "";
}
