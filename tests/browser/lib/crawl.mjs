// Every page that somebody can get to by following links.

import { LODGE } from "./browser.mjs";

/** Paths that do something other than show a page. */
const LEFT_OUT = [/^\/static\//, /^\/sign-out/, /\.(csv|json|zip|txt|xml|yaml|md)$/, /\/(export|zone)$/, /^\/api\/v1/];

/** One path of each form: `/aliases/7` stands for `/aliases/8`. Visits `start` and all that it leads to, `without` some. */
export async function crawl(page, start, visit, without = []) {
  const waiting = [...start];
  const seen = new Set([...waiting, ...without].map(form));
  const visited = [];
  while (waiting.length) {
    const path = waiting.shift();
    await visit(path);
    visited.push(path);
    const links = await page.evaluate(() => [...document.links].filter((link) => !link.hasAttribute("download")).map(({ href }) => href));
    for (const link of links) {
      const { origin, pathname } = new URL(link);
      if (origin !== LODGE.origin || LEFT_OUT.some((left) => left.test(pathname)) || seen.has(form(pathname))) continue;
      seen.add(form(pathname));
      waiting.push(pathname);
    }
  }
  return visited;
}

function form(path) {
  return path.replace(/\/(en|tr|nl|ru|\d+|[0-9a-f-]{16,}|[\w-]{20,}|[^/]+[.@][^/]+)(?=\/|$)/gi, "/*");
}
