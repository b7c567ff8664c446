// Every page that the sources have, to be held against those that somebody looked at.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const CRATES = fileURLToPath(new URL("../../../crates", import.meta.url));

/** Crates with pages of the dashboard: those that `rooms` looks at, those about comments, and those about Discord servers. */
export const HOUSE = ["lodge-console", "lodge-mail", "lodge-web"];
export const COMMENTS = ["lodge-comments"];
export const GUARD = ["lodge-guard"];
const WITH_PAGES = [...HOUSE, ...COMMENTS, ...GUARD];

/** What answers to GET and is no page of its own: the first is why. */
const NO_PAGE = {
  "is a file to be kept": [
    "/account/data/export.json", "/api/v1/openapi.json", "/mail/domains/{domain}/aliases/export",
    "/mail/domains/{domain}/dns/zone", "/static/{name}", "/comments/sites/{site}/analytics.csv",
    "/comments/sites/{site}/rules/export", "/comments/sites/{site}/move/out", "/comments/sites/{site}/move/out-with-contacts",
    "/guard/{guild}/settings/export", "/guard/{guild}/cases/export",
  ],
  "is a script": ["/comments/triage.js"],
  "sends elsewhere": ["/account/links/new/{provider}", "/sign-in/with/{provider}", "/guard/sign-in", "/guard/back"],
  "shows something only after what came before it: the story looks at it": ["/sign-in/second", "/sign-in/with/{provider}/back"],
  "asks about comments that somebody brought along, which nobody here does": ["/comments/sites/{site}/move/{import}/undo"],
};

/**
 * `/help/{id}` and all the others that a browser can open, without those that only a test has. What is below `/embed/`
 * stands on other people's pages, or is a window before them: `embed` and `guestbook` look at it.
 */
export function pages(crates = WITH_PAGES) {
  const sources = crates.flatMap((name) => rust(join(CRATES, name, "src")));
  const routes = sources.flatMap((file) => [...readFileSync(file, "utf8").split("\n#[cfg(test)]\nmod ")[0].matchAll(/\.route\(\s*"([^"]+)",\s*get\(/g)].map(([, route]) => route));
  return [...new Set(routes)].filter((route) => !route.startsWith("/embed/")).sort();
}

/** Those of `routes` that none of the `visited` paths belongs to, and that are pages. */
export function unseen(routes, visited) {
  const seen = new Set(visited.map((path) => routeOf(routes, path)));
  const excused = new Set(Object.values(NO_PAGE).flat());
  return routes.filter((route) => !seen.has(route) && !excused.has(route));
}

/** Excuses for what is not there, or was seen after all. */
export function idle(visited) {
  const routes = pages();
  const seen = new Set(visited.map((path) => routeOf(routes, path)));
  return Object.values(NO_PAGE).flat().filter((route) => !routes.includes(route) || seen.has(route));
}

/** The route of a path: the one with the fewest blanks, as the router has it. */
function routeOf(routes, path) {
  const [bare] = path.split("?");
  const blanks = (route) => route.split("{").length;
  const fits = (route) => new RegExp(`^${route.replace(/[.]/g, "\\.").replace(/\{[^}]+\}/g, "[^/]+")}$`).test(bare);
  return routes.filter(fits).sort((a, b) => blanks(a) - blanks(b))[0];
}

function rust(folder) {
  return readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".rs")).map((name) => join(folder, name));
}
