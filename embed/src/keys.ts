// The thread without a mouse. Letters do something only where the focus is in the thread and nothing is being typed.

import type { Thread } from "./thread";

const TYPING = "input, textarea, select";

export function key(thread: Thread, event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  if (event.isComposing) return;
  if (event.key === "Escape") return escape(thread, target);
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return target.closest("form")?.requestSubmit();
  if (target.role === "tab" && /^Arrow(Left|Right)$/.test(event.key)) {
    const other = target.parentElement!.querySelector<HTMLElement>("[tabindex='-1']")!;
    other.click();
    return other.focus();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || target.matches(TYPING)) return;
  const step = { j: 1, k: -1 }[event.key.toLowerCase()];
  if (!step) return;
  const all = [...thread.section.querySelectorAll<HTMLElement>("article")];
  const at = all.indexOf(target.closest("article")!);
  const next = all[at < 0 ? 0 : at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

/** Out of whatever is open, back to where it was opened. */
function escape(thread: Thread, target: HTMLElement): void {
  const menu = target.closest<HTMLDetailsElement>("details[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary")!.focus();
  } else if (target.closest(".panel")) close(target);
  else if (target.closest("#lodge-form")) thread.form?.leave();
}

/** Closes a panel at a comment. */
export function close(inside: Element): void {
  const article = inside.closest<HTMLElement>("article")!;
  inside.closest(".panel")!.remove();
  (article.querySelector<HTMLElement>(":scope > .acts > .more > summary") ?? article).focus();
}
