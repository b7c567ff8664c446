// Whether a page is as every page has to be: readable by everybody, light, and silent towards others.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { LODGE, shot, somebody } from "./browser.mjs";
import { house } from "./house.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const MOST_REQUESTS = 6;
const MOST_OCTETS = 60 * 1024;

/** Opens `path` as if for the first time, and looks at it in light and dark, narrow and wide. */
export async function audit(page, path) {
  const weight = await weigh(page, path);
  assert.equal(weight.status, 200, path);
  assert.ok(weight.requests <= MOST_REQUESTS, `${path} makes ${weight.requests} requests: ${weight.addresses.join(" ")}`);
  assert.ok(weight.octets <= MOST_OCTETS, `${path} weighs ${weight.octets} octets`);
  await look(page, path);
  return weight;
}

/** The page that is open now, as after a form came back: everything but its weight. */
export async function look(page, name) {
  const wrong = [];
  const shapes = {};
  if (page.script) await page.evaluate(AXE);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      if (page.script) wrong.push(...(await violations(page, colorScheme)).map((what) => `${colorScheme}, ${width} px: ${what}`));
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) wrong.push(`${width} px: ${over} px wider than the screen`);
      const seen = await page.evaluate(shape);
      if ((shapes[width] ??= seen) !== seen) wrong.push(`${width} px: more than colours differs between light and dark`);
      await shot(page, `${name}-${colorScheme}-${width}`);
    }
  }
  wrong.push(...await stored(page), ...await sourceless(page), ...page.faults.splice(0));
  assert.deepEqual(wrong, [], `${name} (${page.url()})`);
}

/** The page of somebody without script, where axe cannot look: what it is there is shown once more, in a browser where it can. */
export async function bare(page, name) {
  const address = page.url();
  const body = (await page.content()).replace(/<script\b[^>]*><\/script>/g, "");
  const twin = await somebody();
  await twin.route(address, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await twin.route("**/static/lodge.css*", async (route) => {
    const response = await route.fetch();
    const style = (await response.text()).replaceAll("(scripting: none)", "all").replaceAll("(scripting: enabled)", "not all");
    await route.fulfill({ response, body: style });
  });
  await twin.goto(address);
  await look(twin, name);
  await twin.context().close();
}

/** axe is a script itself: where there is none, the page has been looked at with it already. */
async function violations(page, colorScheme) {
  // Only what was violated comes back: of a long page, what was not is megabytes.
  const found = await page.evaluate(async ({ tags, colorScheme }) => {
    // The themes differ in colours and in nothing else: `look` sees to that.
    const rules = axe.getRules(tags).filter((rule) => colorScheme === "light" || rule.tags.includes("cat.color"));
    const runOnly = { type: "rule", values: rules.map(({ ruleId }) => ruleId) };
    return (await axe.run(document, { runOnly, resultTypes: ["violations"] })).violations;
  }, { tags: RULES, colorScheme });
  return found.map(({ id, nodes }) => {
    const where = nodes.slice(0, 3).map((node) => `${node.target.join(" ")} (${node.failureSummary.replace(/\s+/g, " ")})`);
    return `${id}: ${where.join("; ")}`;
  });
}

/** Promise F5: the page links to the very revision that runs. */
async function sourceless(page) {
  const links = await page.locator('a[href="/source"]').allTextContents();
  return !house.revision || links.some((text) => text.includes(house.revision.slice(0, 12))) ? [] : ["no link to the revision that runs"];
}

/** What one sees, and where: of two themes it is the same. */
function shape() {
  const boxes = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility({ visibilityProperty: true }));
  return boxes.map((element) => `${element.localName} ${Math.round(element.getBoundingClientRect().height)}`).join();
}

const SESSION = { "__Host-lodge": { length: 43, at: "/", minutes: 0 } };
/** What whoever wants in on a Discord server has besides, once they went on. */
const NEWCOMER = { lodge_dev: { length: 32, at: "/guard/verify", minutes: 30 * 24 * 60 }, "__Host-lodge_away": { length: 43, at: "/", minutes: 10 } };

/** Promise F6: one cookie, of one form; nothing else stays in the browser. A newcomer (`page.newcomer`) has two others. */
export async function stored(page) {
  const wrong = [];
  const allowed = { ...SESSION, ...(page.newcomer && NEWCOMER) };
  for (const { name, value, httpOnly, secure, sameSite, path, domain, expires } of await page.context().cookies()) {
    const { length, at, minutes } = allowed[name] ?? {};
    const ends = minutes === 0 ? expires === -1 : expires > 0 && expires <= Date.now() / 1000 + minutes * 60 + 5;
    const right = value.length === length && httpOnly && secure && sameSite === "Lax" && path === at && !domain.startsWith(".") && ends;
    if (!right) wrong.push(`a cookie ${name} with httpOnly=${httpOnly} secure=${secure} sameSite=${sameSite} path=${path} domain=${domain} expires=${expires}`);
  }
  if (!page.script) return wrong;
  const kept = await page.evaluate(async () => ({
    localStorage: localStorage.length,
    sessionStorage: sessionStorage.length,
    indexedDB: (await indexedDB.databases()).length,
    caches: (await globalThis.caches?.keys())?.length ?? 0,
    workers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
    cookies: document.cookie.length,
  }));
  for (const [place, count] of Object.entries(kept)) if (count) wrong.push(`something in ${place}`);
  return wrong;
}

/** How many files a first visit fetches, and how many octets come over the wire. */
async function weigh(page, path) {
  const session = await page.context().newCDPSession(page);
  const sizes = new Map();
  const addresses = new Map();
  session.on("Network.requestWillBeSent", ({ requestId, request }) => addresses.set(requestId, request.url));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const address = addresses.get(requestId);
    if (address?.startsWith(LODGE.origin)) sizes.set(address, Math.max(sizes.get(address) ?? 0, encodedDataLength));
  });
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const answer = await page.goto(path, { waitUntil: "networkidle" });
  await session.send("Network.setCacheDisabled", { cacheDisabled: false });
  await session.detach();
  // A headless browser leaves the icon out; others fetch it.
  const icon = await page.evaluate(() => document.querySelector("link[rel=icon]")?.href);
  if (icon && !sizes.has(icon)) sizes.set(icon, 500);
  return { status: answer.status(), requests: sizes.size, octets: [...sizes.values()].reduce((sum, size) => sum + size, 0), addresses: [...sizes.keys()] };
}
