// Shows what changes without a reload. Without this script, the page asks again by itself every few seconds.
const part = document.querySelector("[data-live]");
const said = document.querySelector("#said");
let seen = part?.dataset.newest ?? "0";

async function wait() {
  for (;;) {
    try {
      const answer = await fetch(`${part.dataset.live}?after=${seen}`, { cache: "no-store" });
      if (answer.status === 200) show(await answer.text());
      else if (answer.status !== 204) throw new Error(answer.statusText);
    } catch {
      await new Promise((later) => setTimeout(later, 2000));
    }
  }
}

function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-live]");
  if (!fresh) return;
  const focused = document.activeElement?.getAttribute("href");
  const before = newest();
  seen = fresh.dataset.newest;
  part.replaceChildren(...fresh.childNodes);
  for (const one of part.querySelectorAll("[data-number]")) {
    one.classList.toggle("new", Number(one.dataset.number) > before);
  }
  if (focused) part.querySelector(`a[href="${focused}"]`)?.focus();
  // Whoever listens to the page hears the one sentence, not all of it again.
  const sentence = part.querySelector("[data-say]")?.textContent;
  if (said && sentence !== said.textContent) said.textContent = sentence;
}

function newest() {
  return Math.max(0, ...[...part.querySelectorAll("[data-number]")].map((one) => Number(one.dataset.number)));
}

if (part) wait();
