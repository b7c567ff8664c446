// What a page gets when it asks for the script: two elements, and the names that other programs gave theirs.

import { LodgeComments } from "./element";
import { LodgeCount } from "./count";
import { script } from "./place";

function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}

/** Commento has no element: its comments are in a box of this name, and what is to be known stands at the script. */
function commento(): void {
  const box = document.getElementById(script?.dataset["idRoot"] ?? "commento");
  if (!box || box.querySelector("lodge-comments")) return;
  const comments = document.createElement("lodge-comments");
  for (const name of ["page-id", "auto-init", "css-override", "site"]) {
    const value = script?.getAttribute(`data-${name}`);
    if (value) comments.setAttribute(name, value);
  }
  box.append(comments);
}

define("lodge-comments", LodgeComments);
define("lodge-count", LodgeCount);
define("comentario-comments", class extends LodgeComments {});
define("comentario-count", class extends LodgeCount {});
if (document.readyState === "loading") addEventListener("DOMContentLoaded", commento, { once: true });
else commento();
