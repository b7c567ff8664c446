// <lodge-comments>: the comments of the page it stands on. It asks for them when somebody comes near, once; whoever only
// reads leaves nothing behind.

import { ask, elements, type Refused } from "./ask";
import { API, host, named, place, said, path } from "./place";
import { Thread } from "./thread";
import { token, vouched } from "./who";

declare const STYLE: string;

/** How near somebody has to come. */
const NEAR = "600px";

let style: CSSStyleSheet | undefined;

function sheet(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

export class LodgeComments extends HTMLElement {
  static observedAttributes = ["site", "page", "page-id", "lang", "sort", "dir", "theme", "css", "css-override", "max-level"];

  readonly #root = this.attachShadow({ mode: "open" });
  /** Ends with the stay of the element in the document. */
  #stay = new AbortController();
  /** Ends when other comments are asked for. */
  #loading: AbortController | undefined;
  #path = "";
  /** Where things are said; it stays when comments go, so that it is heard. */
  readonly #status = Object.assign(document.createElement("p"), { className: "lodge-said", role: "status" });
  /** Keys of what a guest wrote here; they are gone with the page. */
  readonly #keys = new Map<string, string>();

  connectedCallback(): void {
    this.#stay = new AbortController();
    const { signal } = this.#stay;
    this.#dress();
    const begin = said(this, "auto-init");
    if (begin === "false") return;
    if (begin === "now" || named()) void this.load();
    else {
      const watch = new IntersectionObserver((seen) => {
        if (!seen.some((entry) => entry.isIntersecting)) return;
        watch.disconnect();
        void this.load();
      }, { rootMargin: NEAR });
      watch.observe(this);
      signal.addEventListener("abort", () => watch.disconnect());
    }
    // A page that becomes another without being loaded anew.
    const moved = () => {
      if (this.#loading && !said(this, "page", "page-id") && this.#path !== path()) void this.load();
    };
    (globalThis as { navigation?: EventTarget }).navigation?.addEventListener("currententrychange", moved, { signal });
    addEventListener("popstate", moved, { signal });
  }

  disconnectedCallback(): void {
    this.#stay.abort();
    this.#loading?.abort();
    this.#loading = undefined;
    this.#root.replaceChildren();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now) return;
    if (/^(theme|css|max)/.test(name)) this.#dress();
    else if (this.#loading) void this.load();
  }

  /** Whoever is moved without leaving loses nothing. */
  connectedMoveCallback(): void {}

  /** What Comentario calls it. */
  main(): Promise<void> {
    return this.load();
  }

  /** Asks for the comments, and shows them. */
  async load(): Promise<void> {
    this.#loading?.abort();
    const loading = this.#loading = new AbortController();
    const signal = AbortSignal.any([loading.signal, this.#stay.signal]);
    // The host that its reader came from, and no more of the address: once, and only where the page says so.
    const from = this.#path || !this.hasAttribute("referrer") ? "" : host(document.referrer);
    const at = place(this, this.#path);
    this.#path = path();
    const lang = said(this, "lang") || document.documentElement.lang || navigator.language;
    const query = new URLSearchParams({ ...at, lang });
    const sort = said(this, "sort");
    if (sort) query.set("sort", sort);
    this.setAttribute("aria-busy", "true");
    try {
      const answer = await ask(`${API}/thread?${query}${from && `&from=${from}`}`, { signal });
      const section = elements(await answer.text()).querySelector<HTMLElement>("section")!;
      if (said(this, "dir")) section.dir = said(this, "dir");
      const back = this.#keep(section);
      this.#root.replaceChildren(section, this.#status);
      this.#dress();
      const thread = new Thread(this, this.#root, section, signal, query, this.#keys);
      this.removeAttribute("aria-busy");
      back?.focus();
      this.#tell("loaded", { count: +section.dataset["count"]! });
      const sso = said(this, "sso");
      await thread.begin(async () => token() ?? (sso ? vouched(section.dataset["site"]!, sso, signal).catch(() => undefined) : undefined));
    } catch (error) {
      if (signal.aborted) return;
      this.removeAttribute("aria-busy");
      // What the page has put into the element says what to do then.
      if (!this.#root.querySelector("section")) this.#root.replaceChildren(document.createElement("slot"));
      console.warn("lodge-comments:", (error as Refused).said ?? error);
      this.#tell("failed", { error });
    }
  }

  /** Takes what was typed, and the place of the focus, over to the same page in another order. */
  #keep(section: HTMLElement): HTMLElement | null {
    const before = this.#root.querySelector<HTMLElement>("section");
    if (before?.dataset["path"] !== section.dataset["path"]) return null;
    for (const name of ["body", "name", "email"]) {
      const [from, to] = [before, section].map((scope) => scope!.querySelector<HTMLInputElement>(`#lodge-${name}`));
      if (from && to) to.value = from.value;
    }
    const focused = this.#root.activeElement as HTMLElement | null;
    return focused && (section.querySelector<HTMLElement>(`.sort [data-sort="${focused.dataset["sort"]}"]`) ?? section.querySelector("h2"));
  }

  #tell(what: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(`lodge-${what}`, { bubbles: true, detail }));
  }

  /** Puts on the style, the theme and the page's own style sheet. */
  #dress(): void {
    style ??= sheet(STYLE);
    const level = +said(this, "max-level");
    const deep = ".answers ".repeat(level);
    const flat = level ? `.lodge ${deep}{margin-inline-start:0;padding-inline-start:0;border:0}` : "";
    const theme = { light: "light", dark: "dark", auto: "light dark" }[said(this, "theme")];
    this.#root.adoptedStyleSheets = [style, sheet(`${flat}${theme ? `:host{color-scheme:${theme}}` : ""}`)];
    const own = said(this, "css", "css-override");
    this.#root.querySelector("link")?.remove();
    if (own && own !== "false") this.#root.prepend(Object.assign(document.createElement("link"), { rel: "stylesheet", href: own }));
  }
}
