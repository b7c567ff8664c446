// Somebody's own web site, with one line of Lodge on each of its pages.

import { createServer } from "node:http";
import { LODGE } from "./browser.mjs";

/** Opens it on this machine: another origin than Lodge, and another site. `/ar…` is written from right to left. */
export async function blog() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, its.origin);
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page(pathname, its.host));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${server.address().port}`;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  const its = { host, origin: `http://${host}`, close };
  return its;
}

function page(path, host) {
  const arabic = path.startsWith("/ar");
  const title = arabic ? "مقالة" : `A post at ${path}`;
  return `<!doctype html>
<html lang="${arabic ? "ar" : "en"}" dir="${arabic ? "rtl" : "ltr"}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="icon" href="data:,">
<style>body { color-scheme: light dark; background: Canvas; color: CanvasText; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 18px/1.6 serif }</style>
<main><h1>${title}</h1><p>${arabic ? "نص." : "Some words."}</p>
<script src="${new URL("/embed/lodge-comments.js", LODGE)}" defer></script><lodge-comments site="${host}"${arabic ? ' dir="rtl"' : ""}></lodge-comments></main>
</html>`;
}
