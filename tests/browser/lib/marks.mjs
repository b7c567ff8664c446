// Words that nobody else ever wrote, by which somebody's traces are found afterwards.

import { randomBytes } from "node:crypto";

/** Sixteen lower-case letters. */
export function word() {
  return [...randomBytes(16)].map((octet) => String.fromCharCode(97 + octet % 26)).join("");
}

/** A word for each of these things: `{ name: "qwertyuiopasdfgh", … }`. */
export function marks(...things) {
  return Object.fromEntries(things.map((thing) => [thing, word()]));
}
