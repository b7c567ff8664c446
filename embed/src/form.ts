// The form that comments are written in. It is the thread's own and works without this; here it stays on the page.

import { ask, elements, Refused } from "./ask";
import * as list from "./list";
import { API } from "./place";
import { type Challenge, solve } from "./proof";
import type { Thread } from "./thread";
import { token } from "./who";

/** A puzzle is good for ten minutes. */
const PUZZLE_AGES = 9 * 60_000;

interface Posted { id: string; state: "shown" | "held"; html: string; key?: string; said: string; count: number }

export class Form {
  /** Where the form stands while it answers nothing. */
  readonly #home: Comment;
  readonly #body: HTMLTextAreaElement;
  #proof: { begun: number; answer: Promise<[text: string, numbers: string] | undefined> } | undefined;
  busy = false;
  #signed = false;

  constructor(readonly thread: Thread, readonly form: HTMLFormElement) {
    const { signal } = thread;
    this.#body = form.querySelector("textarea")!;
    this.#home = document.createComment("");
    form.before(this.#home);
    form.toggleAttribute("data-idle", !this.#read());
    form.querySelector<HTMLElement>(".tabs")!.hidden = false;
    form.addEventListener("focusin", () => this.#begin(), { signal });
    form.addEventListener("input", () => this.#keep(), { signal });
    form.addEventListener("change", (event) => {
      const box = event.target as HTMLInputElement;
      if ("draft" in box.dataset) this.#promise(box.checked);
    }, { signal });
  }

  focus(): void {
    this.#body.focus();
  }

  /** Somebody begins to write: only now is there anything to do. */
  #begin(): void {
    this.form.removeAttribute("data-idle");
    if (!("proof" in this.thread.section.dataset) || this.#signed) return;
    if (this.#proof && performance.now() - this.#proof.begun < PUZZLE_AGES) return;
    // Without an answer, Lodge decides what becomes of the comment.
    this.#proof = { begun: performance.now(), answer: this.#solve().catch(() => undefined) };
  }

  async #solve(): Promise<[string, string]> {
    const { section, signal } = this.thread;
    const asked = await ask(`${API}/challenge?site=${section.dataset["site"]}`, { signal });
    const challenge = await asked.json() as Challenge;
    return [challenge.text, await solve(challenge, signal)];
  }

  /** The name under which a draft is kept, once somebody said that it may be. */
  get #draft(): string {
    const { site, path } = this.thread.section.dataset;
    return `lodge-draft:${site}:${path}`;
  }

  get #promised(): HTMLInputElement {
    return this.form.querySelector("[data-draft]")!;
  }

  /** Takes up a draft, if one was kept. */
  #read(): boolean {
    let draft: string | null = null;
    try {
      draft = localStorage.getItem(this.#draft);
    } catch {
      // A page may have no storage at all.
    }
    if (draft !== null) {
      this.#body.value ||= draft;
      this.#promised.checked = true;
    }
    return !!this.#body.value;
  }

  #keep(): void {
    try {
      if (this.#promised.checked) localStorage.setItem(this.#draft, this.#body.value);
    } catch {
      this.#promised.checked = false;
    }
  }

  #promise(kept: boolean): void {
    if (kept) this.#keep();
    else localStorage.removeItem(this.#draft);
    this.thread.say(this.thread.words.say(this.#promised.checked ? "draft-kept" : "draft-gone"));
  }

  /** Who writes: somebody who is signed in has a name already. */
  greet(name?: string): void {
    this.#signed = !!name;
    const { form, thread } = this;
    const guest = form.querySelector<HTMLElement>(".guest");
    for (const field of guest?.querySelectorAll("input") ?? []) field.disabled = !!name;
    if (guest) guest.hidden = !!name;
    form.querySelector<HTMLElement>(".main")!.hidden = !name && !guest;
    form.querySelector<HTMLElement>(".first")?.toggleAttribute("hidden", !!name);
    form.querySelector<HTMLElement>(".sign-in")!.hidden = !!name;
    const signed = form.querySelector<HTMLElement>(".signed")!;
    signed.hidden = !name;
    signed.querySelector("span")!.textContent = name ? thread.words.say("hello", name) : "";
  }

  /** Comes to the comment that is answered. */
  answer(article: HTMLElement): void {
    const { form, thread } = this;
    article.querySelector(":scope > .acts")!.after(form);
    const name = article.querySelector(".name")!.textContent!;
    this.#parent.value = article.dataset["id"]!;
    form.querySelector(".answering span")!.textContent = thread.words.say("answering", name);
    form.querySelector<HTMLElement>(".answering")!.hidden = false;
    this.focus();
  }

  get #parent(): HTMLInputElement {
    return this.form.elements.namedItem("parent") as HTMLInputElement;
  }

  /** Goes back to where it stood. */
  leave(): void {
    const article = this.form.closest("article");
    this.#parent.value = "";
    this.form.querySelector<HTMLElement>(".answering")!.hidden = true;
    this.#home.after(this.form);
    this.form.toggleAttribute("data-idle", !this.#body.value);
    if (article) article.querySelector<HTMLElement>(":scope > .acts > .reply")?.focus();
    else (this.thread.root.activeElement as HTMLElement | null)?.blur();
  }

  /** Between what is written and how it will look. */
  async turn(tab: HTMLElement): Promise<void> {
    const { form, thread } = this;
    const looks = tab.id === "lodge-tab-preview";
    this.#begin();
    for (const one of form.querySelectorAll<HTMLElement>("[role=tab]")) {
      one.ariaSelected = String(one === tab);
      one.tabIndex = one === tab ? 0 : -1;
    }
    const preview = form.querySelector<HTMLElement>(".preview")!;
    form.querySelector<HTMLElement>("#lodge-write")!.hidden = looks;
    preview.hidden = !looks;
    if (!looks) return;
    const { site } = thread.section.dataset;
    const sent = { site: site!, body: this.#body.value, lang: thread.section.lang };
    const answer = await ask(`${API}/preview`, { form: sent, signal: thread.signal });
    preview.replaceChildren(elements(await answer.text()));
  }

  async post(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.form.ariaBusy = "true";
    this.#blame({});
    try {
      await this.#send();
    } catch (error) {
      if (!(error instanceof Refused) || (error.status === 401 && token())) throw error;
      this.#proof = undefined;
      this.#blame(error.fields);
      this.thread.say(error.said ?? this.thread.words.say("failed"));
    } finally {
      this.busy = false;
      this.form.ariaBusy = "false";
      this.thread.live.offer();
    }
  }

  async #send(): Promise<void> {
    const { form, thread } = this;
    const data = new FormData(form);
    if (!data.get("title")) data.set("title", document.title);
    this.#begin();
    if (this.#proof) {
      const slow = setTimeout(() => thread.say(thread.words.say("proving")), 300);
      const proof = await this.#proof.answer.finally(() => clearTimeout(slow));
      if (proof) {
        data.set("proof_text", proof[0]);
        data.set("proof_numbers", proof[1]);
      }
    }
    const answer = await ask(`${API}/comments`, { form: data, as: token(), signal: thread.signal });
    const posted = await answer.json() as Posted;
    const id = String(posted.id);
    this.#proof = undefined;
    this.#body.value = "";
    if (this.#promised.checked) localStorage.removeItem(this.#draft);
    this.#promised.checked = false;
    if (posted.key) thread.keys.set(id, posted.key);
    thread.me?.mine.push(id);
    void this.turn(form.querySelector("#lodge-tab-write")!);
    this.leave();
    thread.live.forget(id);
    list.go(thread, list.put(thread, posted.html));
    thread.count(posted.count);
    thread.say(posted.said);
    thread.tell("posted", { id, state: posted.state });
  }

  /** Says at each field what is wrong with it. */
  #blame(fields: Record<string, string>): void {
    let first: HTMLElement | undefined;
    for (const field of this.form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("[aria-describedby]")) {
      const wrong = fields[field.name];
      const place = this.form.querySelector(`#lodge-${field.name}-wrong`);
      if (place) place.textContent = wrong ?? "";
      field.ariaInvalid = wrong ? "true" : null;
      if (wrong) first ??= field;
    }
    first?.focus();
  }
}
