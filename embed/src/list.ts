// The list of comments: where one belongs, what is known of it, how it is found.

import { ask } from "./ask";
import { named } from "./place";
import type { Thread } from "./thread";

/** How many more pieces are asked for to find the comment that an address names. */
const MOST_PIECES = 20;

/** What of a comment stays when it is written anew. */
const STAYS = ".answers, .rest, .panel, form";

/** Shows the reader's own votes and reactions. */
export function mark({ me }: Thread, article: HTMLElement): void {
  const id = article.dataset["id"]!;
  for (const button of article.querySelectorAll<HTMLButtonElement>(":scope > .acts > button")) {
    const mine = button.name === "value" ? me?.votes[id] === +button.value : me?.reactions[id]?.includes(button.value);
    button.ariaPressed = String(!!mine);
  }
}

/** How many pressed each of the buttons of a comment, by its value: `1` and `-1` are votes, all others reactions. */
export interface Counts { id: string; counts: Record<string, number> }

/** The numbers that a comment came with. */
export function counts(article: HTMLElement): Counts {
  const buttons = [...article.querySelectorAll<HTMLButtonElement>(":scope > .acts > button")];
  return { id: article.dataset["id"]!, counts: Object.fromEntries(buttons.map((button) => [button.value, +button.lastChild!.textContent!])) };
}

/** Writes numbers where they belong. Nothing else moves: neither the focus, nor what is open. */
export function tally(thread: Thread, { id, counts }: Counts): void {
  const acts = thread.find(id)?.querySelector(":scope > .acts");
  for (const value in counts) {
    const count = counts[value]!;
    const named = `[value="${CSS.escape(value)}"]`;
    let button = acts?.querySelector<HTMLElement>(`:scope > ${named}`);
    if (!button && count) {
      button = part(thread, "pick").querySelector<HTMLElement>(named);
      if (button) acts?.querySelector(".pick")?.before(button);
    }
    if (!button) continue;
    button.lastChild!.textContent = String(count || "");
    button.hidden = button.className === "kind" && !count;
  }
}

/** A piece that the thread brings along for the script. */
export function part({ section }: Thread, name: string): DocumentFragment {
  return section.querySelector<HTMLTemplateElement>(`[data-ui=${name}]`)!.content.cloneNode(true) as DocumentFragment;
}

/** Tells assistive technology which of how many each comment is. */
export function number({ section }: Thread): void {
  const all = section.querySelectorAll<HTMLElement>(".list article");
  const more = section.querySelector(".list .pager, .list .rest");
  all.forEach((article, at) => {
    article.ariaPosInSet = String(at + 1);
    article.ariaSetSize = String(more ? -1 : all.length);
  });
  const list = section.querySelector<HTMLElement>(".list")!;
  if (all.length) list.role = "feed";
  else list.removeAttribute("role");
  section.querySelector(".none")?.toggleAttribute("hidden", all.length > 0);
}

/** How deep an article stands. */
function level(article: HTMLElement): number {
  let level = 0;
  for (let at = article.parentElement?.closest("article"); at; at = at.parentElement?.closest("article")) level++;
  return level;
}

/** The box that answers to a comment stand in. On the last level, that is the one in which it stands itself. */
function below(thread: Thread, parent: HTMLElement): (article: HTMLElement) => void {
  if (level(parent) + 1 >= +thread.section.dataset["levels"]!) return (article) => parent.after(article);
  let answers = parent.querySelector<HTMLElement>(":scope > .answers");
  if (!answers) {
    answers = Object.assign(document.createElement("div"), { className: "answers" });
    answers.part.add("answers");
    const acts = parent.querySelector(":scope > .acts")!;
    acts.after(answers);
  }
  return (article) => answers.append(article);
}

/** Puts a comment where it belongs, or anew where it stands. None if what it answers is not here. */
export function put(thread: Thread, html: string): HTMLElement | undefined {
  const article = thread.read(html).querySelector<HTMLElement>("article");
  if (!article) return undefined;
  const { id, parent } = article.dataset;
  const there = thread.find(id);
  if (there) return renew(there, article);
  if (parent) {
    const above = thread.find(parent);
    if (!above) return undefined;
    below(thread, above)(article);
  } else {
    const list = thread.section.querySelector(".list")!;
    const first = list.querySelector(":scope > article:not([data-sticky])");
    if (first && thread.section.dataset["sort"] !== "oldest") first.before(article);
    else if (list.querySelector(".pager")) list.querySelector(".pager")!.before(article);
    else list.append(article);
  }
  number(thread);
  return article;
}

/** Writes a comment anew and leaves its answers, and whatever is being written at it, in place. */
function renew(there: HTMLElement, article: HTMLElement): HTMLElement {
  const focused = there.getRootNode() instanceof ShadowRoot && there.contains((there.getRootNode() as ShadowRoot).activeElement);
  for (const child of [...there.children]) if (!child.matches(STAYS)) child.remove();
  there.prepend(...[...article.children].filter((child) => !child.matches(STAYS)));
  for (const name of ["data-held", "data-sticky"]) there.toggleAttribute(name, article.hasAttribute(name));
  if (focused && !there.contains((there.getRootNode() as ShadowRoot).activeElement)) there.focus();
  return there;
}

/** Takes a comment away. Where it has answers, its place stays. */
export function take(thread: Thread, id: string): void {
  const article = thread.find(id);
  if (!article) return;
  const focused = article.contains(thread.root.activeElement);
  const rest = article.querySelector(":scope > .answers article");
  if (rest) {
    const gone = Object.assign(document.createElement("p"), { className: "gone", textContent: thread.words.say("gone") });
    article.querySelector(":scope > .body")?.replaceWith(gone);
    article.querySelectorAll(":scope > .acts > *, :scope > .panel").forEach((child) => child.remove());
  } else article.remove();
  number(thread);
  if (focused) (rest ? article : thread.section.querySelector("h2"))?.focus();
}

/** Comments that wait for a moderator: the reader's own at their place, others' above the list. */
export function wait(thread: Thread, html: string): void {
  const staff = thread.me!.role !== "visitor";
  for (const article of [...thread.read(html).querySelectorAll<HTMLElement>("article")]) {
    if (!staff || thread.me!.mine.includes(article.dataset["id"]!)) put(thread, article.outerHTML);
    else if (!thread.find(article.dataset["id"])) waiting(thread).append(article);
  }
}

function waiting({ section, words }: Thread): HTMLElement {
  const there = section.querySelector<HTMLElement>(".waiting");
  if (there) return there;
  const box = Object.assign(document.createElement("div"), { className: "waiting" });
  box.append(Object.assign(document.createElement("h3"), { textContent: words.say("waiting") }));
  section.querySelector(".list")!.before(box);
  return box;
}

/** Asks for what a link leads to and puts it in the link's place. Gives the first comment of it. */
export async function more(thread: Thread, link: HTMLAnchorElement): Promise<HTMLElement | null> {
  const list = thread.section.querySelector<HTMLElement>(".list")!;
  list.ariaBusy = "true";
  try {
    const address = link.href.replace("/page?", "/thread?");
    const answer = await ask(address, { signal: thread.signal });
    const piece = thread.read(await answer.text());
    for (const article of piece.querySelectorAll("article")) if (thread.find(article.dataset["id"])) article.remove();
    const first = piece.querySelector("article");
    link.parentElement!.replaceWith(piece);
    number(thread);
    return first;
  } finally {
    list.ariaBusy = "false";
  }
}

/** Goes to the comment that the address of the page names, however far below it is. */
export async function show(thread: Thread): Promise<void> {
  const id = named();
  if (!id) return;
  for (let piece = 0; piece < MOST_PIECES && !thread.find(id); piece++) {
    const next = thread.section.querySelector<HTMLAnchorElement>("[data-do=next]");
    if (!next) return;
    await more(thread, next);
  }
  go(thread, thread.find(id));
}

/** Goes to a comment and shows which one it is. */
export function go({ section }: Thread, article: HTMLElement | null | undefined): void {
  if (!article) return;
  section.querySelector("[data-named]")?.removeAttribute("data-named");
  article.setAttribute("data-named", "");
  article.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
  article.focus({ preventScroll: true });
}
