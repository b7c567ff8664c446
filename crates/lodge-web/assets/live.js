// <div id="marks" data-live="/domains/7/marks">: asked for again every ten seconds while somebody looks,
// at once with data-live-now. `lodge.js` brings this in where there is one; it ends when the answer's element of that id has no data-live.

const PAUSE = 10_000;

/** Puts the parts that have changed in the place of the old ones: only they are read out, and a button keeps the focus. */
function renew(place, fresh) {
  const [old, now] = [[...place.children], [...fresh.children]];
  if (old.length !== now.length) {
    if (!place.contains(document.activeElement)) place.replaceChildren(...now);
    return;
  }
  old.forEach((part, at) => {
    if (part.outerHTML !== now[at].outerHTML && !part.contains(document.activeElement)) part.replaceWith(now[at]);
  });
}

/** Keeps this place up to date. */
export function follow(place) {
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
  const timer = setInterval(ask, PAUSE);
  if ("liveNow" in place.dataset) ask();
}
