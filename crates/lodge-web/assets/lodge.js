// What every page gains from script: things to copy, a dialog before what cannot be undone, the reader's own time.
// Without it everything still works. Nothing is stored, and only this site is asked.

const announcer = document.createElement("p");
announcer.className = "sr";
announcer.role = "status";
document.body.append(announcer);

/** Says it to those who do not see the change. */
function announce(words) {
  announcer.textContent = "";
  requestAnimationFrame(() => { announcer.textContent = words; });
}

// <button data-copy="id of what is to be copied" data-copied="Copied">
async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
  } catch {
    getSelection().selectAllChildren(source);
    return;
  }
  announce(button.dataset.copied);
  const icon = button.querySelector("use");
  const before = icon?.getAttribute("href");
  icon?.setAttribute("href", before.replace(/#.*/, "#check"));
  setTimeout(() => icon?.setAttribute("href", before), 2000);
}

/** Shows `content` as a dialog, with the focus on the way out of it. */
function open(content) {
  const dialog = document.createElement("dialog");
  const title = content.querySelector("h1, h2");
  if (title) {
    title.id ||= "dialog-title";
    dialog.setAttribute("aria-labelledby", title.id);
  }
  dialog.append(...content.childNodes);
  dialog.querySelector("[data-close]")?.setAttribute("autofocus", "");
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

// <a href="/aliases/7/delete" data-dialog>: the `.confirm` of that page, shown over this one.
async function confirmed(link) {
  try {
    const response = await fetch(link.href, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const content = page.querySelector(".confirm");
    if (!response.ok || response.redirected || !content) throw new Error("not a question");
    open(document.adoptNode(content));
  } catch {
    location.assign(link.href);
  }
}

// <form data-confirm="End this session?" data-confirm-yes="End it" data-confirm-no="Keep it">
const asked = new WeakSet();
function ask(form, submitter) {
  const { confirm, confirmYes, confirmNo } = form.dataset;
  const content = document.createElement("div");
  const title = document.createElement("h2");
  const actions = document.createElement("p");
  title.textContent = confirm;
  actions.className = "actions";
  for (const [words, look] of [[confirmYes, "danger"], [confirmNo, "quiet"]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `button ${look}`;
    button.textContent = words;
    actions.append(button);
  }
  actions.lastChild.dataset.close = "";
  content.append(title, actions);
  const [yes] = actions.children;
  const dialog = open(content);
  yes.addEventListener("click", () => {
    asked.add(form);
    dialog.close();
    form.requestSubmit(submitter);
  });
}

document.addEventListener("click", (event) => {
  const target = event.target.closest?.("[data-copy], [data-close], [data-dialog], [data-print]");
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const dialog = target.closest("dialog");
  if ("copy" in target.dataset) copy(target);
  else if ("print" in target.dataset) print();
  else if ("close" in target.dataset && dialog) { event.preventDefault(); dialog.close(); }
  else if ("dialog" in target.dataset) { event.preventDefault(); confirmed(target); }
});

// <form data-pow> and <form data-passkey>: what they need is fetched when they need it.
const work = async (form) => (await import("./pow.js")).work(form);
const passkey = async (form) => (await import("./passkey.js")).run(form);

document.addEventListener("focusin", (event) => {
  const form = event.target.form;
  if (form?.dataset.pow) work(form).catch(() => {});
});

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  const hold = () => { event.preventDefault(); event.stopImmediatePropagation(); };
  if (form.dataset.pow && !form.elements.pow.value) {
    hold();
    submitter?.setAttribute("aria-busy", "true");
    work(form)
      .then(() => form.requestSubmit(submitter), () => {})
      .finally(() => submitter?.removeAttribute("aria-busy"));
  } else if (form.dataset.passkey) {
    hold();
    passkey(form);
  } else if ("confirm" in form.dataset && !asked.delete(form)) {
    hold();
    ask(form, submitter);
  }
}, true);

// <form data-facts>: hours from UTC, the screen's width in four steps, touch. Said with the form, and not before it is sent.
document.addEventListener("submit", ({ target: { dataset, elements } }) => {
  if (!("facts" in dataset)) return;
  elements.hours.value = Math.floor(-new Date().getTimezoneOffset() / 60);
  elements.width.value = [2000, 1280, 600, 0].find((from) => screen.width >= from);
  elements.touch.value = Number(navigator.maxTouchPoints > 0);
}, true);

// <input type="checkbox" data-all="id of a form">: all of the form's boxes on this page, or none.
document.addEventListener("change", ({ target }) => {
  const form = target.dataset?.all && document.getElementById(target.dataset.all);
  if (form) for (const box of form.elements) if (box.type === "checkbox" && box !== target) box.checked = target.checked;
});

// Where htmx has put something new, <div data-announce="3 aliases"> says what it is.
document.addEventListener("htmx:after:swap", () => {
  const words = document.querySelector("main [data-announce]")?.dataset.announce;
  if (words) announce(words);
});

if (!window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) form.hidden = true;
}
// <div id="marks" data-live="/domains/7/marks">: asked for again every ten seconds while somebody looks, at once with
// data-live-now; it ends when the answer's element of that id has no data-live.

/** Puts the parts that have changed in the place of the old ones: only they are read out, and a button keeps the focus. */
function renew(place, fresh) {
  const [old, now] = [[...place.children], [...fresh.children]];
  const held = place.contains(document.activeElement) ? document.activeElement.dataset.copy : undefined;
  if (old.length !== now.length) place.replaceChildren(...now);
  else old.forEach((part, at) => { if (part.outerHTML !== now[at].outerHTML) part.replaceWith(now[at]); });
  if (held && !place.contains(document.activeElement)) place.querySelector(`[data-copy="${held}"]`)?.focus();
}

/** Keeps this place up to date. */
function follow(place) {
  const ask = async () => {
    if (document.hidden) return;
    try {
      const response = await fetch(place.dataset.live, { headers: { accept: "text/html" } });
      if (!response.ok || response.redirected) return;
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.getElementById(place.id);
      if (!fresh) return;
      const over = !("live" in fresh.dataset);
      renew(place, document.adoptNode(fresh));
      if (over) clearInterval(timer);
    } catch { /* the next one may come through */ }
  };
  const timer = setInterval(ask, 10_000);
  if ("liveNow" in place.dataset) ask();
}
document.querySelectorAll("[data-live]").forEach(follow);

// <time datetime="2026-11-22T09:13:00Z" data-local="date">: for visitors, whose zone only the browser knows.
for (const time of document.querySelectorAll("time[data-local]")) {
  const style = time.dataset.local === "date" ? { dateStyle: "long" } : { dateStyle: "long", timeStyle: "short" };
  time.textContent = new Intl.DateTimeFormat(document.documentElement.lang, style).format(new Date(time.dateTime));
}

// What is wrong is read first.
document.querySelector("[data-focus]")?.focus();
