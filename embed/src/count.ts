// How many comments a page has. All counts of a document are one question.

import { ask } from "./ask";
import { API, place, said } from "./place";

/** How many pages are asked about at once. */
const AT_ONCE = 100;

let waiting: LodgeCount[] = [];

export class LodgeCount extends HTMLElement {
  static observedAttributes = ["site", "page", "path"];

  connectedCallback(): void {
    if (!waiting.length) setTimeout(count);
    waiting.push(this);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.connectedCallback();
  }
}

/** Asks for all that wait, and tells each. */
function count(): void {
  const all = [...new Set(waiting)];
  waiting = [];
  for (const site of new Set(all.map((element) => place(element).site))) {
    const elements = all.filter((element) => place(element).site === site);
    const pages = [...new Set(elements.map((element) => place(element).page))];
    for (let at = 0; at < pages.length; at += AT_ONCE) void tell(site, pages.slice(at, at + AT_ONCE), elements);
  }
}

async function tell(site: string, pages: string[], elements: LodgeCount[]): Promise<void> {
  const query = new URLSearchParams([["site", site], ...pages.map((page) => ["page", page])]);
  const counts = await ask(`${API}/counts?${query}`).then((answer) => answer.json(), () => ({})) as Record<string, number>;
  for (const element of elements) {
    const { page } = place(element);
    if (!pages.includes(page)) continue;
    const number = counts[page];
    if (number === undefined) element.textContent = said(element, "error-text");
    else element.textContent = (number ? "" : said(element, "zero-text")) || said(element, "prefix") + number + said(element, "suffix");
  }
}
