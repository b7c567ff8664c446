// What one can do with a comment. The thread's own links and forms say where; here it is done without leaving the page.

import { ask, Refused } from "./ask";
import { close } from "./keys";
import * as list from "./list";
import { API } from "./place";
import type { Thread } from "./thread";
import { token } from "./who";

interface Told {
  said?: string; html?: string; body?: string; up?: number; down?: number; mine?: number | boolean; count?: number; kind?: string;
}

/** A click or a form that was sent: does what it means, and says what came of it. */
export function act(thread: Thread, event: MouseEvent | SubmitEvent): void {
  const target = event.target as HTMLElement;
  const done = event instanceof SubmitEvent ? sent(thread, target as HTMLFormElement, event) : clicked(thread, target, event);
  if (!done) return;
  event.preventDefault();
  done.catch((error) => {
    if (thread.signal.aborted) return;
    if (error instanceof Refused && error.status === 401 && token()) void thread.leave(false);
    else thread.say((error as Refused).said ?? thread.words.say("failed"));
  });
}

function sent(thread: Thread, form: HTMLFormElement, event: SubmitEvent): Promise<unknown> | undefined {
  if (form === thread.form?.form) return thread.form.post();
  const article = form.closest("article");
  const what = form.dataset["act"];
  if (what && article) return settle(thread, article, form, what);
  const button = event.submitter as HTMLButtonElement | null;
  return form.id === "lodge-act" && button ? press(thread, button) : undefined;
}

function clicked(thread: Thread, target: HTMLElement, event: MouseEvent): Promise<unknown> | undefined {
  for (const menu of thread.section.querySelectorAll<HTMLDetailsElement>("details[open]")) menu.open = menu.contains(target);
  const link = target.closest<HTMLAnchorElement>("a");
  // Whoever wants it in a tab of its own gets it there.
  if (link && (event.ctrlKey || event.metaKey || event.shiftKey || event.button)) return undefined;
  if (link?.matches(".when, .to")) return visit(thread, link);
  const tab = target.closest<HTMLElement>("[role=tab]");
  if (tab) return thread.form?.turn(tab);
  const button = target.closest<HTMLElement>("[data-do]");
  return button ? DOES[button.dataset["do"]!]?.(thread, button, button.closest("article")!) : undefined;
}

type Does = (thread: Thread, button: HTMLElement, article: HTMLElement) => Promise<unknown>;

const DOES: Record<string, Does> = {
  reply: async (thread, _, article) => thread.form?.answer(article),
  leave: async (thread) => thread.form?.leave(),
  "sign-in": (thread) => thread.signIn(),
  "sign-out": (thread) => thread.leave(true),
  close: async (_, button) => close(button),
  fresh: async (thread) => thread.live.show(),
  next: async (thread, button) => (await list.more(thread, button as HTMLAnchorElement))?.focus(),
  rest: async (thread, button) => (await list.more(thread, button as HTMLAnchorElement))?.focus(),
  sort: async (thread, button) => thread.host.setAttribute("sort", button.dataset["sort"]!),
  link: async (thread, button, article) => {
    await navigator.clipboard.writeText((button as HTMLAnchorElement).href);
    fold(article);
    thread.say(thread.words.say("copied"));
  },
  report: async (thread, _, article) => panel(thread, article, "report"),
  delete: async (thread, _, article) => panel(thread, article, "delete"),
  edit: async (thread, _, article) => {
    const id = article.dataset["id"]!;
    const source = await ask(thread.at(id, "source"), { as: thread.as(id), signal: thread.signal });
    panel(thread, article, "edit").querySelector("textarea")!.value = (await source.json() as Told).body!;
  },
  approve: moderate,
  reject: moderate,
  spam: moderate,
  stick: moderate,
  lock: async (thread) => {
    const { site, path } = thread.section.dataset;
    const on = thread.form ? "1" : "0";
    const told = await tell(thread, `${API}/lock`, { site: site!, page: path!, on });
    await thread.host.load();
    thread.say(told.said);
  },
};

/** Sends something about the thread, and says what Lodge says to it. */
async function tell(thread: Thread, address: string, form: Record<string, string> | FormData, id?: string): Promise<Told> {
  return (await ask(address, { form, as: thread.as(id), signal: thread.signal })).json();
}

async function moderate(thread: Thread, button: HTMLElement, article: HTMLElement): Promise<void> {
  const id = article.dataset["id"]!;
  const what = button.dataset["do"]!;
  const on = article.hasAttribute("data-sticky") ? "0" : "1";
  const told = await tell(thread, thread.at(id, what), { lang: thread.section.lang, on });
  if (what === "stick") article.toggleAttribute("data-sticky", on === "1");
  else list.take(thread, id);
  fold(article);
  thread.say(told.said);
  await thread.live.catchUp(true);
}

/** A vote or a reaction; the same once more takes it back. */
async function press(thread: Thread, button: HTMLButtonElement): Promise<void> {
  const article = button.closest("article")!;
  const id = article.dataset["id"]!;
  const back = button.ariaPressed === "true";
  const lang = thread.section.lang;
  const acts = article.querySelector(":scope > .acts")!;
  if (button.name === "value") {
    const told = await tell(thread, thread.at(id, "vote"), { value: back ? "0" : button.value, lang });
    if (thread.me) thread.me.votes[id] = Number(told.mine);
    list.tally(thread, { id, counts: { 1: told.up!, [-1]: told.down! } });
    for (const other of acts.querySelectorAll<HTMLButtonElement>(":scope > [name=value]")) other.ariaPressed = String(told.mine === +other.value);
    return thread.say(told.said);
  }
  const told = await tell(thread, thread.at(id, "react"), { kind: button.value, on: back ? "0" : "1", lang });
  list.tally(thread, { id, counts: { [button.value]: told.count! } });
  for (const other of acts.querySelectorAll<HTMLButtonElement>(":scope > .kind")) {
    if (other.value === button.value) other.ariaPressed = String(!!told.mine);
  }
  const pick = acts.querySelector<HTMLDetailsElement>(".pick")!;
  if (pick.contains(button)) {
    pick.open = false;
    pick.querySelector("summary")!.focus();
  }
  thread.say(told.said);
}

/** A panel was sent: it is done, and the panel closes. */
async function settle(thread: Thread, article: HTMLElement, form: HTMLFormElement, what: string): Promise<void> {
  const id = article.dataset["id"]!;
  try {
    const data = new FormData(form);
    data.set("lang", thread.section.lang);
    const told = await tell(thread, thread.at(id, what), data, id);
    close(form);
    if (what === "delete") list.take(thread, id);
    else if (told.html) list.put(thread, told.html);
    if (told.count !== undefined) thread.count(told.count);
    thread.say(told.said);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    form.querySelector(".wrong")!.textContent = Object.values(error.fields)[0] ?? error.said ?? thread.words.say("failed");
  }
}

/** A form at a comment, made from the thread's own. */
function panel(thread: Thread, article: HTMLElement, name: string): HTMLElement {
  article.querySelector(":scope > .panel")?.remove();
  fold(article);
  const panel = list.part(thread, name).firstElementChild as HTMLElement;
  article.querySelector(":scope > .acts")!.after(panel);
  panel.querySelector<HTMLElement>("textarea, input")!.focus();
  return panel;
}

function fold(article: HTMLElement): void {
  for (const menu of article.querySelectorAll<HTMLDetailsElement>(":scope > .acts > details")) menu.open = false;
}

/** A menu opens: what its reader may do comes into it then. */
export function open(thread: Thread, menu: HTMLDetailsElement): void {
  const article = menu.closest("article");
  if (!article || !menu.open) return;
  for (const other of thread.section.querySelectorAll<HTMLDetailsElement>("details[open]")) other.open = other === menu;
  const id = article.dataset["id"]!;
  if (menu.className === "pick") {
    const box = menu.querySelector("div") ?? menu.appendChild(document.createElement("div"));
    box.replaceChildren(list.part(thread, "pick"));
    for (const button of box.querySelectorAll("button")) button.ariaPressed = String(!!thread.me?.reactions[id]?.includes(button.value));
    return;
  }
  const box = menu.querySelector("div")!;
  box.querySelectorAll("button").forEach((button) => button.remove());
  const mine = thread.keys.has(id) || thread.me?.mine.includes(id);
  if (mine) box.append(list.part(thread, "mine"));
  if (!thread.section.hasAttribute("data-staff")) return;
  box.append(list.part(thread, "staff"));
  if (!article.hasAttribute("data-held")) box.querySelector("[data-do=approve]")!.remove();
  if (article.hasAttribute("data-sticky")) box.querySelector("[data-do=stick]")!.textContent = thread.words.say("unstick");
}

/** To a comment of this thread without leaving the page; to another page by its link. */
function visit(thread: Thread, link: HTMLAnchorElement): Promise<void> | undefined {
  const article = thread.find(link.hash.replace("#lodge-", ""));
  if (!article) return undefined;
  history.replaceState(history.state, "", link.hash);
  return Promise.resolve(list.go(thread, article));
}
