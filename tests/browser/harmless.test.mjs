// What attackers have typed elsewhere, in comments of a Lodge that runs, shown to somebody in a real browser: nothing of it
// runs, loads or leads away. The blog has no content policy, so nothing but the comments themselves keeps it from that.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { token } from "./lib/acts.mjs";
import { program } from "./lib/api.mjs";
import { blog as opened } from "./lib/blog.mjs";
import { LODGE, leave, somebody } from "./lib/browser.mjs";
import { Watch, hostile, pictures, telling, touch, wrapped } from "./lib/hostile.mjs";
import { house } from "./lib/house.mjs";
import { operator, send } from "./lib/people.mjs";
import { Reader, bye } from "./lib/reader.mjs";

const olga = { name: "Olga", email: "olga@mailbox.test", password: "a porter knows every key" };
/** Fewer than a thread shows at once. */
const ON_A_PAGE = 50;

let blog;
let hosts;
let site;
let pages;

before(async () => {
  blog = await opened();
  hosts = [blog.host, LODGE.host];
  const desk = await somebody();
  await operator(desk, olga);
  await desk.goto("/comments/sites/new");
  await send(desk, { host: blog.host, title: "The blog" });
  const api = program(await token(desk, olga, "story", ["comments:write"]));
  [site] = (await api("GET", "/sites")).items;
  const rules = await api("GET", `/sites/${site.id}/rules`);
  Object.assign(rules.text, { links: true, images: true, tables: true });
  await api("PUT", `/sites/${site.id}/rules`, rules);
  pages = brought();
});

afterEach(() => Reader.leave());
after(async () => {
  await bye();
  blog.close();
  await leave();
});

/** Has all of it brought in, as what people wrote and as what they are called. Gives the pages that it stands on. */
function brought() {
  const comments = hostile().flatMap((typed) => {
    const author = { name: typed, website: typed };
    return [...wrapped(typed).map((markdown) => ({ author, markdown })), { author: { name: telling(typed) }, html: telling(typed) }];
  });
  const pages = Array.from({ length: Math.ceil(comments.length / ON_A_PAGE) }, (_, page) => ({ id: `p${page}`, address: `/hostile/${page}`, title: comments[page].author.name }));
  const posted = new Date().toISOString();
  const lines = [
    { lodge: "comments", version: 1, site: blog.host, made: posted, contacts: true },
    ...pages.map((page) => ({ page })),
    ...comments.map((comment, at) => ({ comment: { ...comment, id: `c${at}`, page: `p${Math.floor(at / ON_A_PAGE)}`, posted, state: "shown" } })),
    { end: { pages: pages.length, comments: comments.length } },
  ];
  const file = join(house.folder, "temp", "hostile.jsonl");
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const said = String(execFileSync(house.program, ["comments", "import", "--site", blog.host, file, "--config", house.config]));
  assert.ok(Number(/brought in (\d+)/.exec(said)[1]) > 1000, said);
  return pages.map(({ address }) => address);
}

/** Somebody opens this, looks at all of it, and touches all that they can. */
async function looks(address, articles) {
  const reader = await Reader.open(blog, { address: "about:blank", wait: false, without: "live" });
  const { page } = reader;
  // Whoever follows a link gets no answer there, and stays.
  await page.route((url) => !hosts.includes(url.host), (route) => route.fulfill({ status: 204 }));
  const watch = new Watch(reader, hosts);
  await page.goto(address);
  await articles(page).nth(1).waitFor();
  await page.evaluate(pictures);
  assert.deepEqual([watch.happened, watch.elsewhere], [[], []], `looking at ${address}`);

  const links = await page.evaluate(touch);
  for (const link of links) assert.match(link, /^(https?|mailto):/, address);
  // A link leads where it says, and only by a click.
  const strange = watch.elsewhere.filter(({ address, going }) => !going || !links.includes(address));
  assert.deepEqual([watch.happened, strange], [[], []], `touching what is on ${address}`);
  assert.equal(page.url(), address);
  assert.deepEqual(await page.evaluate(() => [typeof document.getElementById, typeof document.cookie, document.title === ""]), ["function", "string", false]);
  const seen = await articles(page).count();
  await page.context().close();
  return { links: links.length, seen };
}

test("what would get through is seen", async () => {
  for (const [html, seen] of [
    ['<img src="x" onerror="alert(1)">', "a dialog: 1"],
    ['<img src="x" onerror="console.log(/lodge ran this/)">', "a script ran"],
    ['<iframe srcdoc="x"></iframe>', "a frame"],
    ['<b tabindex="0" onfocus="alert(2)">x</b>', "a dialog: 2"],
    ['<b onmouseover="alert(3)">x</b>', "a dialog: 3"],
    ['<a href="javascript:alert(4)">x</a>', "a dialog: 4"],
    ['<a href="/elsewhere">x</a>', `another page: ${blog.origin}/elsewhere`],
    ['<a href="/elsewhere" target="_blank">x</a>', "another window"],
    ['<img src="https://evil.example/x.png">', "https://evil.example/x.png"],
  ]) {
    const reader = await Reader.open(blog, { address: "about:blank", wait: false });
    const watch = new Watch(reader, hosts);
    await reader.page.goto(`${blog.origin}${pages[0]}`);
    const body = reader.element.locator("article > .body").first();
    await body.evaluate((body, html) => { body.innerHTML = html; }, html);
    await reader.page.evaluate(touch).catch(() => undefined);
    await reader.until(() => [...watch.happened, ...watch.elsewhere.map(({ address }) => address)].includes(seen));
    await reader.page.context().close();
  }
});

test("in the element nothing runs, loads or leads away", async () => {
  let [links, seen] = [0, 0];
  for (const path of pages) {
    const found = await looks(`${blog.origin}${path}`, (page) => page.locator("lodge-comments article"));
    links += found.links;
    seen += found.seen;
  }
  assert.ok(seen > 1000, `only ${seen} comments`);
  assert.ok(links > 100, `only ${links} links`);
});

test("nor in the document for whoever has no script", async () => {
  for (const path of pages) await looks(new URL(`/embed/page?site=${site.id}&page=${encodeURIComponent(path)}`, LODGE).href, (page) => page.locator("article"));
});

test("nor in what is shown before it is sent", async () => {
  const reader = await Reader.open(blog, { address: "about:blank", wait: false, without: "live" });
  const watch = new Watch(reader, hosts);
  await reader.page.goto(`${blog.origin}/preview`);
  const typed = hostile();
  await reader.element.getByLabel("Your comment").click();
  for (let at = 0; at < typed.length; at += 10) {
    await reader.element.getByRole("tab", { name: "Write" }).click();
    await reader.element.getByLabel("Your comment").fill(typed.slice(at, at + 10).map(telling).join("\n\n"));
    const shown = reader.page.waitForResponse(/\/embed\/preview/);
    await reader.element.getByRole("tab", { name: "Preview" }).click();
    await shown;
    await reader.page.evaluate(pictures);
  }
  assert.deepEqual([watch.happened, watch.elsewhere], [[], []]);
});
