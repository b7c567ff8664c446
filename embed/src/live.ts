// What others do meanwhile. It is listened to from the first sign of life on, as long as somebody looks; and what is new
// waits behind a button, so that nothing moves under the eyes of a reader.

import { ask, elements } from "./ask";
import * as list from "./list";
import { API, said } from "./place";
import type { Thread } from "./thread";

const SIGNS = ["pointermove", "keydown", "touchstart", "scroll"] as const;

export class Live {
  readonly #fresh = new Map<string, string>();
  #source: EventSource | undefined;
  #awake = false;
  #told = "";
  #locked = false;

  constructor(readonly thread: Thread) {}

  begin(): void {
    const { host, signal } = this.thread;
    if (said(host, "live", "live-update") === "false" || said(host, "live") === "off") return;
    const alive = new AbortController();
    const awake = AbortSignal.any([alive.signal, signal]);
    const wake = () => {
      alive.abort();
      this.#awake = true;
      this.listen();
      document.addEventListener("visibilitychange", () => this.#look(), { signal });
    };
    for (const sign of SIGNS) addEventListener(sign, wake, { signal: awake, passive: true });
    signal.addEventListener("abort", () => this.#source?.close());
  }

  /** Whoever looks elsewhere is told when they are back. */
  #look(): void {
    if (document.hidden) this.#source?.close();
    else {
      this.listen();
      void this.catchUp();
    }
  }

  /** Begins to listen. */
  listen(): void {
    const { section } = this.thread;
    if (!this.#awake || this.#source?.readyState === EventSource.OPEN) return;
    this.#source?.close();
    const query = new URLSearchParams({ site: section.dataset["site"]!, page: section.dataset["path"]!, lang: section.lang });
    const source = this.#source = new EventSource(`${API}/live?${query}`);
    const on = (what: string, does: (told: { id: string; html: string; count?: number; on: boolean; all: list.Counts[] }) => void) =>
      source.addEventListener(what, (event) => does(JSON.parse((event as MessageEvent<string>).data)));
    on("comment", ({ id, html, count }) => this.#add(String(id), html, count!));
    on("changed", ({ id, html }) => {
      if (this.thread.find(String(id))) list.put(this.thread, html);
    });
    on("gone", ({ id, count }) => {
      this.forget(String(id));
      list.take(this.thread, String(id));
      if (count !== undefined) this.thread.count(count);
    });
    on("counted", ({ all }) => all.forEach((one) => list.tally(this.thread, one)));
    on("stale", () => void this.catchUp());
    on("locked", ({ on }) => this.#lock(on));
  }

  #lock(on: boolean): void {
    const { form, words } = this.thread;
    if (on === !form) return;
    // What somebody is writing is not taken from under their hands: sending it will say so.
    if (on && !this.#locked) this.thread.say(words.say("locked"));
    this.#locked = on;
    if (on) return;
    void this.thread.host.load();
  }

  #add(id: string, html: string, count: number): void {
    this.thread.count(count);
    const there = this.thread.find(id);
    // One's own comment waits no more.
    if (there?.hasAttribute("data-held")) list.put(this.thread, html);
    if (there) return;
    this.#fresh.set(id, html);
    // It may be one's own, of which the answer to the form is about to tell.
    if (this.thread.form?.busy) return;
    if (this.thread.section.querySelector(".list article")) this.offer();
    else this.show();
  }

  /** Says how much is new. */
  offer(): void {
    const box = this.thread.section.querySelector<HTMLElement>("[data-fresh]")!;
    const text = this.thread.words.count("fresh", this.#fresh.size);
    box.hidden = !this.#fresh.size;
    box.querySelector("button")!.textContent = text;
    if (this.#fresh.size && text !== this.#told) this.thread.say(text);
    this.#told = this.#fresh.size ? text : "";
  }

  /** One's own comment is no news. */
  forget(id: string): void {
    this.#fresh.delete(id);
    this.offer();
  }

  /** Shows what is new, and goes to the first of it. */
  show(): void {
    const put = [...this.#fresh.values()].map((html) => list.put(this.thread, html));
    this.#fresh.clear();
    this.offer();
    list.go(this.thread, put.find(Boolean));
  }

  /** Looks what has come while nobody listened. */
  async catchUp(now = false): Promise<void> {
    const { thread } = this;
    const answer = await ask(`${API}/thread?${thread.query}`, { signal: thread.signal }).catch(() => undefined);
    const section = answer && elements(await answer.text()).querySelector<HTMLElement>("section");
    if (!section) return;
    const words = (article: HTMLElement) => article.querySelector(":scope > .body")?.innerHTML;
    const seen = new Set<string>();
    for (const article of section.querySelectorAll<HTMLElement>("article")) {
      const id = article.dataset["id"]!;
      const there = thread.find(id);
      seen.add(id);
      if (there && words(there) === words(article) && !there.hasAttribute("data-held")) {
        list.tally(thread, list.counts(article));
        continue;
      }
      const alone = article.cloneNode(true) as HTMLElement;
      alone.querySelector(".answers")?.remove();
      if (now || there) list.put(thread, alone.outerHTML);
      else this.#fresh.set(id, alone.outerHTML);
    }
    // What is missing is gone, if all are here; but what waits is not for everybody.
    const all = section.querySelector(".pager, .list .rest") ? [] : thread.section.querySelectorAll<HTMLElement>(".list article:not([data-held])");
    for (const { dataset } of all) if (!seen.has(dataset["id"]!)) list.take(thread, dataset["id"]!);
    thread.count(+section.dataset["count"]!);
    this.#lock("locked" in section.dataset);
    if (!now && !thread.form?.busy) this.offer();
  }
}
