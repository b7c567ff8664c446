// A little work in place of a picture puzzle: <form data-pow='{"challenge":"…","bits":16,"count":4}'>.
// It begins when somebody begins to fill in the form, and fills the hidden field `pow`.

for (const form of document.querySelectorAll("form[data-pow]")) prepare(form);

function prepare(form) {
  const field = form.elements.pow;
  const status = form.querySelector("[data-pow-status]");
  let answer;

  const say = (words) => { if (status) status.textContent = words ?? ""; };
  const work = () => {
    answer ??= solve(JSON.parse(form.dataset.pow)).then(
      (counters) => { field.value = counters; say(form.dataset.powDone); },
      () => { answer = undefined; say(form.dataset.powFailed); throw new Error("no answer"); },
    );
    return answer;
  };

  form.addEventListener("focusin", () => work().catch(() => {}), { once: true });
  form.addEventListener("submit", async (event) => {
    if (field.value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    submitter?.setAttribute("aria-busy", "true");
    say(form.dataset.powWorking);
    try {
      await work();
      form.requestSubmit(submitter);
    } catch { /* said already */ } finally {
      submitter?.removeAttribute("aria-busy");
    }
  }, true);
}

function solve(puzzle) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("pow-worker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => { worker.terminate(); resolve(data); };
    worker.onerror = (event) => { event.preventDefault(); worker.terminate(); reject(event); };
    worker.postMessage(puzzle);
  });
}
