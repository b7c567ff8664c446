// The queue by keyboard, while the focus is in it: J and K go from comment to comment, A approves, R rejects, S calls it
// spam, D takes it away, X chooses it. Nothing is stored, and only this site is asked.

const list = document.querySelector("[data-triage]");
const cards = () => [...list.querySelectorAll("[data-comment]")];
const acts = { a: "approve", r: "reject", s: "spam", d: "remove" };

/** Puts the focus on the next comment, or on the one before. */
function go(by) {
  const all = cards();
  const at = all.indexOf(document.activeElement.closest("[data-comment]"));
  all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
}

list?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("textarea, select, input:not([type=checkbox])")) return;
  const key = event.key.toLowerCase();
  const card = event.target.closest("[data-comment]");
  if (key === "j") go(1);
  else if (key === "k") go(-1);
  else if (key === "x") card?.querySelector("[name=chosen]")?.click();
  else if (acts[key]) card?.querySelector(`[name=one][value^=${acts[key]}]`)?.click();
  else return;
  event.preventDefault();
});
