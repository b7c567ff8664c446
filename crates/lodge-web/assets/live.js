// <div id="marks" data-live="/domains/7/marks">: asked for again every ten seconds while somebody looks,
// until the answer's element of that id has no data-live of its own.

const PAUSE = 10_000;

for (const place of document.querySelectorAll("[data-live]")) {
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
