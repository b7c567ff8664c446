// A thread that is there: what its parts share, and what happens to whom.

import { act, open as unfold } from "./acts";
import { elements } from "./ask";
import { Form } from "./form";
import { key } from "./keys";
import { Live } from "./live";
import * as list from "./list";
import { API } from "./place";
import { ask } from "./ask";
import { type Me, signIn, signOut, token } from "./who";
import { Words } from "./words";

/** For how long what was said can be read. */
const SAID_FOR = 10_000;

export class Thread {
  readonly words: Words;
  readonly form: Form | undefined;
  readonly live: Live;
  me: Me | undefined;
  #hush = 0;

  constructor(
    readonly host: HTMLElement & { load(): Promise<void> },
    readonly root: ShadowRoot,
    readonly section: HTMLElement,
    readonly signal: AbortSignal,
    /** What the thread was asked for with. */
    readonly query: URLSearchParams,
    /** Keys of what a guest wrote here. */
    readonly keys: Map<string, string>,
  ) {
    this.words = new Words(section);
    this.live = new Live(this);
    const form = section.querySelector<HTMLFormElement>("#lodge-form");
    if (form) this.form = new Form(this, form);
  }

  async begin(signedIn: () => Promise<string | undefined>): Promise<void> {
    const { section, signal } = this;
    const on = <K extends keyof HTMLElementEventMap>(what: K, does: (event: HTMLElementEventMap[K]) => void, capture = false) =>
      section.addEventListener(what, does, { signal, capture });
    on("click", (event) => act(this, event));
    on("submit", (event) => act(this, event));
    on("keydown", (event) => key(this, event));
    on("toggle", (event) => unfold(this, event.target as HTMLDetailsElement), true);
    addEventListener("hashchange", () => void list.show(this), { signal });
    const minute = setInterval(() => this.words.times(section), 60_000);
    signal.addEventListener("abort", () => [minute, this.#hush].forEach(clearInterval));
    this.dress(section);
    list.number(this);
    this.live.begin();
    const session = await signedIn();
    if (session) await this.know(session);
    await list.show(this);
  }

  /** What is only of use with script, and what is known of the reader. */
  dress(scope: ParentNode): void {
    for (const hidden of scope.querySelectorAll<HTMLElement>("[data-script]")) hidden.hidden = false;
    this.words.times(scope);
    for (const article of scope.querySelectorAll<HTMLElement>("article")) list.mark(this, article);
  }

  find(id: string | null | undefined): HTMLElement | null {
    return id ? this.section.querySelector(`#lodge-${CSS.escape(id)}`) : null;
  }

  /** HTML of Lodge, dressed. */
  read(html: string): DocumentFragment {
    const read = elements(html);
    this.dress(read);
    return read;
  }

  /** Where something about a comment is done. */
  at(id: string, what: string): string {
    return `${API}/comments/${id}/${what}`;
  }

  /** Who acts on a comment: its writer by its key, or whoever is signed in, or a guest who wrote here. */
  as(id = ""): string | undefined {
    return this.keys.get(id) ?? token() ?? [...this.keys.values()].at(-1);
  }

  /** Says something, to be read and to be heard. */
  say(text: string | undefined): void {
    const status = this.root.querySelector(".lodge-said")!;
    clearTimeout(this.#hush);
    status.textContent = "";
    // Said twice, it is heard twice.
    if (text) requestAnimationFrame(() => { status.textContent = text; });
    this.#hush = setTimeout(() => { status.textContent = ""; }, SAID_FOR);
  }

  tell(what: string, detail: object): void {
    this.host.dispatchEvent(new CustomEvent(`lodge-${what}`, { bubbles: true, detail }));
  }

  count(number: number): void {
    this.section.dataset["count"] = String(number);
    this.section.querySelector("h2")!.textContent = this.words.count("count", number);
  }

  /** Looks up who is signed in, and what is theirs here. */
  async know(session: string): Promise<void> {
    const { site, page } = this.section.dataset;
    const query = new URLSearchParams({ site: site!, page: this.section.dataset["path"] ?? page!, lang: this.section.lang });
    try {
      this.me = await ask(`${API}/me?${query}`, { as: session, signal: this.signal }).then((answer) => answer.json()) as Me;
    } catch (error) {
      if ((error as { status?: number }).status === 401) await this.leave(false);
      return;
    }
    const staff = this.me.role !== "visitor";
    this.section.toggleAttribute("data-staff", staff);
    this.section.querySelector("[data-do=lock]")?.remove();
    if (staff) {
      const lock = Object.assign(document.createElement("button"), { className: "plain", textContent: this.words.say(this.form ? "lock" : "unlock") });
      lock.dataset["do"] = "lock";
      this.section.querySelector(".foot")!.prepend(lock);
    }
    this.form?.greet(this.me.name);
    this.#own(session);
    list.wait(this, this.me.held);
    this.dress(this.section);
    list.number(this);
  }

  /** The way to what Lodge keeps of whoever is signed in, on a page of its own. */
  #own(session: string): void {
    const own = this.section.querySelector<HTMLElement>("#lodge-own")!;
    own.hidden = !session;
    own.querySelector("input")!.value = session;
  }

  async signIn(): Promise<void> {
    await signIn(this.section.dataset["site"]!, this.signal);
    await this.know(token()!);
    this.say(this.words.say("hello", this.me?.name));
    this.tell("signed-in", { name: this.me?.name });
    this.form?.focus();
  }

  /** Ends the session: by wish, or because Lodge knows it no more. */
  async leave(byWish: boolean): Promise<void> {
    await signOut(byWish).catch(() => undefined);
    this.me = undefined;
    this.section.removeAttribute("data-staff");
    this.section.querySelectorAll(".waiting, [data-do=lock]").forEach((part) => part.remove());
    this.form?.greet();
    this.#own("");
    this.dress(this.section);
    if (!byWish) this.say(this.words.say("expired"));
    this.tell("signed-out", {});
  }
}
