// <div id="marks" data-live="/domains/7/marks">: asked for again every ten seconds while somebody looks,
// `lodge.js` brings this in where there is one; it ends when the answer's element of that id has no data-live.

const PAUSE = 10_000;

/** Keeps this place up to date. */
export function follow(place) {
  const timer = setInterval(async () => {
    if (document.hidden || place.contains(document.activeElement)) return;
    try {
      const response = await fetch(place.dataset.live, { headers: { accept: "text/html" } });
      if (!response.ok || response.redirected) return;
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.getElementById(place.id);
      if (!fresh) return;
      if (fresh.innerHTML !== place.innerHTML) place.replaceChildren(...document.adoptNode(fresh).childNodes);
      if (!("live" in fresh.dataset)) clearInterval(timer);
    } catch { /* the next one may come through */ }
  }, PAUSE);
}
