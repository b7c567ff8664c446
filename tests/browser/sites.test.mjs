// Every page of the console about comments: with nothing in it, with all that can be there, and where something is wrong.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { goto, token } from "./lib/acts.mjs";
import { program } from "./lib/api.mjs";
import { audit, look } from "./lib/audit.mjs";
import { leave, somebody } from "./lib/browser.mjs";
import { write } from "./lib/guests.mjs";
import { keyboard } from "./lib/keyboard.mjs";
import { operator, send } from "./lib/people.mjs";
import { COMMENTS, idle, pages, unseen } from "./lib/routes.mjs";

after(leave);

const olga = { email: "olga@mailbox.test", password: "a porter knows every key" };
const LONG = "/an/article/with/a/path/that/goes/on/and/on/longer/than/any/telephone/is/wide/and-then-some";
const RICH = `**Strong** words, a [link](https://example.org/${"long/".repeat(20)}), \`code\`:\n\n\`\`\`\n${"x".repeat(160)}\n\`\`\`\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |`;
const looked = [];
let desk;
let api;
let full;

before(async () => {
  desk = await somebody();
  await operator(desk, olga);
  api = program(await token(desk, olga, "pages", ["comments:moderate", "comments:write"]));
});

/** Each page there is, with these in the blanks of its path; those with other blanks are left out. */
async function everywhere(blanks) {
  const wrong = [];
  for (const route of unseen(pages(COMMENTS), [])) {
    const path = route.replace(/\{(\w+)\}/g, (blank, name) => blanks[name] ?? blank);
    if (path.includes("{")) continue;
    try {
      await audit(desk, path);
      await keyboard(desk, path);
    } catch (error) {
      wrong.push(`${path}: ${error.message}`);
    }
    looked.push(path);
  }
  assert.deepEqual(wrong, []);
}

/** A page as it is after something was done on it, or with something in its address. */
async function lookAt(path, name) {
  await goto(desk, path, olga);
  await look(desk, name);
}

/** Sends a form of the page that is open. */
async function press(button, fields = {}) {
  await send(desk, fields, button);
}

test("with nothing in them", async () => {
  await audit(desk, "/comments/sites");
  const site = await api("POST", "/sites", { host: "empty.test" }, 201);
  await everywhere({ site: site.id });
});

test("with all that can be there", async () => {
  full = await api("POST", "/sites", { host: "full.test", title: "A site with a title that says rather a lot about what it is" }, 201);
  const at = `/sites/${full.id}`;
  const rules = await api("GET", `${at}/rules`);
  rules.beyond = { ...rules.beyond, views: true, referrers: true };
  rules.text.tables = true;
  await api("PUT", `${at}/rules`, rules);
  const decide = (id, act, reason = "") => api("POST", `${at}/comments/${id}/decision`, { act, reason });

  // Enough of each that the site's own judge has something to say.
  for (let number = 0; number < 20; number++) {
    await decide(await write(full.id, { name: "Seller", body: `Cheap watches, the best offer, number ${number}`, network: number }), "spam");
    await decide(await write(full.id, { name: "Gardener", body: `A quiet word about gardens and rain, ${number}`, network: number }), "approve");
  }
  const rich = await write(full.id, { name: "A name that is as long as a name may be, and that is sixty", body: RICH, page: LONG });
  await decide(rich, "approve");
  const answer = await write(full.id, { name: "منى", body: "جواب قصير", page: LONG, parent: rich });
  await decide(answer, "approve");
  await decide(answer, "stick");
  await decide(await write(full.id, { name: "Rude", body: "Go away.", page: LONG }), "reject", "It hurts, and says nothing.");
  const gone = await write(full.id, { name: "Sorry", body: "My telephone is 555." });
  await decide(gone, "blank");
  const held = await write(full.id, { name: "Somebody new", body: "Cheap watches for gardens", page: LONG });
  for (const reason of ["spam", "private"]) {
    const report = new URLSearchParams({ reason, text: "Look at this." });
    await fetch(new URL(`/embed/comments/${rich}/report`, desk.url()), { method: "POST", headers: { accept: "application/json" }, body: report });
  }
  const of = async (id) => api("GET", `${at}/comments/${id}`);
  const { author, page } = await of(rich);
  await api("PATCH", `${at}/visitors/${(await of(answer)).author}`, { shadowed: true });
  await api("POST", `${at}/bans`, { visitor: author, until: "2199-12-31", reason: "Twice warned." }, 201);
  await api("POST", `${at}/bans`, { comment: held }, 201);
  await api("PATCH", `${at}/pages/${page}`, { locked: true });
  await fetch(new URL(`/embed/thread?site=${full.id}&page=${LONG}`, desk.url()));

  await everywhere({ site: full.id, comment: rich, page, visitor: author });
  const home = `/comments/sites/${full.id}`;
  for (const show of ["reported", "spam", "shown", "all"]) await lookAt(`${home}/queue?show=${show}`, `queue-${show}`);
  await lookAt(`${home}/queue?show=all&search=nowhere`, "queue-nothing");
  await lookAt(`${home}/queue?show=all&search=gardens`, "queue-found");
  await lookAt(`${home}/comments/${held}`, "comment-held");
  assert.ok((await desk.textContent("main")).includes("What its words say"), "the judge says which words decide");
  await lookAt(`${home}/comments/${gone}`, "comment-gone");
  await lookAt(`${home}/bans?whom=visitor-${author}`, "bans-visitor");
  await lookAt(`${home}/bans?whom=comment-${held}`, "bans-network");
  await lookAt(`${home}/analytics?days=90`, "analytics-90");
  await audit(desk, "/comments/sites");
  await lookAt("/", "card");
});

test("where something is wrong, and where something was done", async () => {
  const home = `/comments/sites/${full.id}`;
  await goto(desk, "/comments/sites/new", olga);
  await press("main form button[type=submit]", { host: "no host at all" });
  await look(desk, "site-wrong");
  await goto(desk, `${home}/rules`, olga);
  await press(`form[action="${home}/rules"] button[type=submit]`, { "hold-first": "1000", "pages-hosts": "a b", "show-reactions": "eyes" });
  await look(desk, "rules-wrong");
  await goto(desk, `${home}/keys`, olga);
  await press('button[value="draw"]');
  await look(desk, "key-drawn");
  await goto(desk, `${home}/keys`, olga);
  await press('button[value="akismet"]', { akismet: "no key!" });
  await look(desk, "key-wrong");
  await goto(desk, `${home}/invite`, olga);
  await press(`form[action="${home}/invite"] button`, { email: olga.email });
  await look(desk, "invite-wrong");
  await goto(desk, home, olga);
  await press(`form[action="${home}/letters"] button`, { wish: "digest" });
  assert.equal(await desk.inputValue("#wish"), "digest");
  await press('button[name="to"][value="on"]');
  await look(desk, "site-closed");
});

test("the queue goes by keys alone", async () => {
  const home = `/comments/sites/${full.id}`;
  await desk.goto(`${home}/queue?show=shown`);
  const cards = desk.locator("[data-comment]");
  const before = await cards.count();
  await cards.first().focus();
  await desk.keyboard.press("j");
  assert.ok(await cards.nth(1).evaluate((card) => card === document.activeElement), "J goes on");
  await desk.keyboard.press("k");
  assert.ok(await cards.first().evaluate((card) => card === document.activeElement), "K goes back");
  await desk.keyboard.press("x");
  assert.ok(await cards.first().locator('[name="chosen"]').isChecked(), "X chooses");
  const words = await cards.first().textContent();
  await Promise.all([desk.waitForEvent("load"), desk.keyboard.press("r")]);
  assert.match(desk.url(), /show=shown.*said=comments-decided/);
  assert.notEqual(await cards.first().textContent(), words, "R rejects");
  assert.ok(await cards.count() <= before);
});

test("there is no page about comments that nobody looked at", () => {
  const routes = pages(COMMENTS);
  assert.ok(routes.length > 15, `the routes are elsewhere: ${routes.length}`);
  assert.deepEqual(unseen(routes, looked), [], "nobody looked at these");
  assert.deepEqual(idle(looked), [], "these need no excuse");
  assert.deepEqual(unseen([...routes, "/comments/sites/{site}/new"], looked), ["/comments/sites/{site}/new"]);
});
