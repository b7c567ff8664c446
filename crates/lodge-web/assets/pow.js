// A little work in place of a picture puzzle: <form data-pow='{"challenge":"…","bits":16,"count":4}'>.
// `lodge.js` brings this in when somebody begins to fill in the form. The answer goes into the hidden field `pow`.

const answers = new WeakMap();

/** Does the work for this form, once. */
export function work(form) {
  if (!answers.has(form)) answers.set(form, begin(form));
  return answers.get(form);
}

async function begin(form) {
  const { pow, powWorking, powDone, powFailed } = form.dataset;
  const say = (words) => {
    const status = form.querySelector("[data-pow-status]");
    if (status) status.textContent = words ?? "";
  };
  say(powWorking);
  try {
    form.elements.pow.value = await solve(JSON.parse(pow));
    say(powDone);
  } catch (error) {
    say(powFailed);
    answers.delete(form);
    throw error;
  }
}

function solve(puzzle) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("pow-worker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => { worker.terminate(); resolve(data); };
    worker.onerror = (event) => { event.preventDefault(); worker.terminate(); reject(event); };
    worker.postMessage(puzzle);
  });
}
