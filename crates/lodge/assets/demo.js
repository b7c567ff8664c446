// Shows what arrives without a reload. Without this script, the page asks again by itself every few seconds.
const list = document.querySelector("#letters");
let seen = Number(list?.dataset.newest ?? 0);

async function wait() {
  for (;;) {
    try {
      const answer = await fetch(`/letters?after=${seen}`, { cache: "no-store" });
      if (answer.status === 200) show(await answer.text());
      else if (answer.status !== 204) throw new Error(answer.statusText);
    } catch {
      await new Promise((later) => setTimeout(later, 2000));
    }
  }
}

function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("#letters");
  if (!fresh) return;
  const focused = document.activeElement?.getAttribute("href");
  const before = seen;
  seen = Number(fresh.dataset.newest);
  list.replaceChildren(...fresh.childNodes);
  for (const letter of list.querySelectorAll(".letter")) {
    letter.classList.toggle("new", Number(letter.dataset.number) > before);
  }
  if (focused) list.querySelector(`a[href="${focused}"]`)?.focus();
}

if (list) wait();
