// A thread on somebody's page, from the first reader to the last trace: a Lodge that runs, a static page of another origin,
// letters that a mail server got, answers that came by mail, and people who leave.
//
// What is somebody's own has a mark in it, as in `story`: whoever started this looks for those of the people who left.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { goto, token } from "./lib/acts.mjs";
import { program } from "./lib/api.mjs";
import { bare } from "./lib/audit.mjs";
import { blog as opened } from "./lib/blog.mjs";
import { LODGE, leave, somebody } from "./lib/browser.mjs";
import { write } from "./lib/guests.mjs";
import { house } from "./lib/house.mjs";
import { letter, untaken } from "./lib/letters.mjs";
import { send as mail } from "./lib/mail.mjs";
import { marks } from "./lib/marks.mjs";
import { operator, send } from "./lib/people.mjs";
import { Reader, bye } from "./lib/reader.mjs";

const mark = marks("greta", "gretaMail", "gretaWords", "gretaAnswer", "vera", "veraMail", "veraSub", "veraFirst", "veraLater", "veraReport", "bob", "bobWords", "olga");
const { bob: bobMark, bobWords, olga: olgaMark, ...left } = mark;
const olga = { name: `Olga ${olgaMark}`, email: "olga@mailbox.test", password: "a porter knows every key" };
const greta = { name: `Greta ${mark.greta}`, email: `${mark.gretaMail}@mailbox.test` };
const vera = { name: `Vera ${mark.vera}`, email: `${mark.veraMail}@mailbox.test` };
const bob = { name: `Bob ${bobMark}` };

let blog;
let desk;
let api;
let site;
/** Those who look at the page, each in a browser of their own, from when they come until the end. */
const here = {};

before(async () => {
  blog = await opened();
  desk = await somebody();
  await operator(desk, olga);
  await goto(desk, "/admin/providers", olga);
  await desk.locator('[name="kind"][value="oidc"]').check();
  await send(desk, {
    id: "town", name: "The Town", issuer: house.provider.issuer, client_id: "lodge", client_secret: "hush",
    scopes: "openid email profile",
  }, 'form[action="/admin/providers"] button');
  await desk.goto("/comments/sites/new");
  await send(desk, { host: blog.host, title: "The blog" });
  assert.match(await desk.textContent("#paste-script"), /<lodge-comments site="\d+">/, "the line to paste is there");
  api = program(await token(desk, olga, "story", ["comments:moderate", "comments:write"]));
  [site] = (await api("GET", "/sites")).items;
  await rule((rules) => {
    rules.who.providers = ["town"];
    rules.show.votes = "both";
    rules.show.reactions = ["heart", "laugh"];
  });
});

after(async () => {
  house.note({ left, stayed: { bob: bobMark, "Bob’s words": bobWords, olga: olgaMark } });
  await bye();
  blog.close();
  await leave();
});

/** The owner changes the rules of the site. */
async function rule(change) {
  const rules = await api("GET", `/sites/${site.id}/rules`);
  change(rules);
  await api("PUT", `/sites/${site.id}/rules`, rules);
}

const at = (path) => new URL(path, LODGE).href;
const saying = (reader, words) => reader.element.locator("article", { has: reader.page.locator(":scope > .body", { hasText: words }) });

/** Opens a page of Lodge in a browser that knows nobody. */
const visit = (address, more) => Reader.open(blog, { address, wait: false, ...more });

/** Somebody moves the mouse: from now on they are told what happens. */
async function listens(reader) {
  const live = reader.page.waitForResponse(/\/embed\/live/);
  await reader.page.mouse.move(20, 20);
  await reader.page.mouse.move(40, 40);
  await live;
}

/** What is new waits behind a button, where there was something before. */
async function sees(reader, words) {
  const button = reader.element.locator("[data-fresh]:not([hidden]) button");
  await button.or(saying(reader, words)).first().waitFor();
  if (await button.isVisible()) await button.click();
  await saying(reader, words).waitFor();
}

async function answers(reader, words, body, { name } = {}) {
  await saying(reader, words).locator("> .acts > .reply").click();
  await reader.element.getByLabel("Your comment").fill(body);
  if (name) await reader.element.getByLabel("Name").fill(name);
  await reader.element.getByRole("button", { name: "Post" }).click();
}

/** Presses a button of a page of Lodge's own. There may be a puzzle to be solved first, by a machine that has a lot to do. */
async function press(reader, button) {
  await Promise.all([reader.page.waitForEvent("load", { timeout: 30_000 }), reader.page.getByRole("button", { name: button }).click()]);
}

/** The window for signing in, until it closes; `through` says what is done in it. */
async function signIn(reader, through) {
  await reader.element.getByLabel("Your comment").click();
  const [window] = await Promise.all([reader.page.waitForEvent("popup"), reader.element.getByRole("link", { name: "Sign in" }).click()]);
  const closed = window.waitForEvent("close");
  await through(window);
  await closed;
}

/** A page that is not the reader's first: looked at as theirs are. */
const looked = (page, name) => Object.assign(new Reader(), { page }).look(name);

/** Opens the page of the reader's own letters and data, in a tab of its own. */
async function own(reader) {
  const button = reader.element.getByRole("button", { name: "Your letters and data" });
  const [page] = await Promise.all([reader.page.waitForEvent("popup"), button.click()]);
  await page.waitForURL(/\/embed\/own\//);
  return page;
}

async function go(window) {
  // The window may be gone before it can be said that the button was pressed.
  await window.getByRole("button", { name: "Sign in" }).click().catch((error) => { if (!window.isClosed()) throw error; });
}

test("whoever only reads leaves nothing, and asks two hosts (C3, C6)", async () => {
  const reader = await Reader.open(blog);
  await reader.element.getByText("Nobody has written yet").waitFor();
  await reader.quiet();
  await listens(reader);
  await reader.page.mouse.wheel(0, 2000);
  await reader.look("story-empty");
  assert.deepEqual(await reader.left(), []);
  assert.deepEqual([...reader.hosts].sort(), [blog.host, LODGE.host].sort());
  reader.fine();
  await Reader.leave();
});

test("where nobody has written yet, the first comment is seen as it comes", async () => {
  const [reader, other] = [await Reader.open(blog, { path: "/first" }), await Reader.open(blog, { path: "/first" })];
  await listens(reader);
  await listens(other);
  await rule((rules) => Object.assign(rules.hold, { guests: false, first: 0 }));
  await write(blog.host, { name: "Fay", body: "The first word on this page.", page: "/first" });
  for (const each of [reader, other]) {
    await saying(each, "The first word on this page.").waitFor();
    assert.equal(await each.element.locator("h2").textContent(), "1 comment");
    assert.deepEqual(await each.left(), []);
  }
  await rule((rules) => Object.assign(rules.hold, { guests: true, first: 1 }));
  await Reader.leave();
});

test("a guest writes, and it waits", async () => {
  const reader = here.greta = await Reader.open(blog);
  await reader.element.getByLabel("Your comment").click();
  await reader.element.getByLabel("Your comment").fill(`The *first* words: ${mark.gretaWords}`);
  await reader.element.getByLabel("Name").fill(olga.name);
  await reader.element.getByLabel("E-mail (optional)").fill(olga.email);
  await reader.element.getByLabel("Tell me by e-mail").check();
  await reader.element.getByRole("button", { name: "Post" }).click();
  await reader.until(async () => await reader.element.locator("[aria-invalid=true]").count() > 0);
  await reader.look("story-wrong");
  assert.match(await reader.element.getByLabel("Your comment").inputValue(), /first/, "what was typed stays");
  await reader.element.getByLabel("Name").fill(greta.name);
  await reader.element.getByLabel("E-mail (optional)").fill(greta.email);
  await reader.element.getByRole("button", { name: "Post" }).click();
  await reader.hears("A moderator looks at your comment");
  await reader.element.getByText("Waits for a moderator.").waitFor();
  await reader.look("story-held");
  assert.deepEqual(await reader.left(), [], "a guest has nothing in their browser");
  const other = here.bob = await Reader.open(blog);
  assert.equal(await other.articles.count(), 0, "nobody else sees it");
  await listens(other);
});

test("its moderator decides from a letter, and others see it at once", async () => {
  const { links, subject } = await letter(olga.email, { matching: /waits for you/ });
  assert.ok(subject.includes("Greta"), subject);
  const [decide] = links;
  for (const method of ["HEAD", "GET", "GET"]) assert.equal((await fetch(decide, { method })).status, 200);
  assert.equal(await here.bob.articles.count(), 0, "who only looks at the link decides nothing");
  const page = await visit(decide);
  assert.ok((await page.page.textContent("main")).includes(mark.gretaWords));
  await page.look("story-letter");
  await press(page, "Show it");
  await page.page.getByText("The comment is shown now.").waitFor();
  await sees(here.bob, mark.gretaWords);
  await here.greta.element.getByText("Waits for a moderator.").waitFor({ state: "detached" });
  assert.equal(await saying(here.greta, mark.gretaWords).count(), 1, "its author sees that it waits no more");
  await here.bob.look("story-list");
  await page.page.goto(decide);
  assert.equal(await page.page.getByRole("button").count(), 0, "it decides once");
  assert.deepEqual(await page.left(), []);
});

test("an address is asked before anything else is sent there", async () => {
  const { links, text } = await letter(greta.email, { matching: /wants a letter/ });
  assert.ok(!text.includes(mark.greta) && !text.includes(mark.gretaWords), "nothing that a stranger could have typed");
  const page = await visit(links[0]);
  await press(page, "Yes, write to me");
  await page.page.getByText("From now on, you get a letter").waitFor();
});

let answered;

test("somebody answers, a moderator approves it in the queue, and who was answered is told", async () => {
  await answers(here.bob, mark.gretaWords, `An answer: ${bobWords}`, bob);
  await here.bob.hears("A moderator looks at your comment");
  await letter(olga.email, { matching: /waits for you/ });
  await desk.goto(`/comments/sites/${site.id}/queue`);
  assert.ok((await desk.textContent("main")).includes(bobWords));
  await Promise.all([desk.waitForEvent("load"), desk.locator('[name="one"][value^="approve-"]').first().click()]);
  await sees(here.greta, bobWords);
  answered = await letter(greta.email, { matching: /answered you/ });
  assert.ok(answered.text.includes(bobWords));
  assert.equal(answered.head("list-unsubscribe-post"), "List-Unsubscribe=One-Click");
  assert.match(answered.head("list-unsubscribe"), /^<https:\/\/localhost:\d+\/embed\/letter\/[\w-]+>$/);
  assert.match(answered.head("reply-to"), /^<reply\+[\w-]+@mail\.lodge\.test>$/);
});

test("an answer to that letter stands on the page", async () => {
  await rule((rules) => Object.assign(rules.hold, { guests: false, first: 0 }));
  const to = answered.head("reply-to").slice(1, -1);
  const text = `By mail: ${mark.gretaAnswer}\r\n\r\nOn Sun, 22 Nov 2026 at 20:15, The blog <lodge@mail.lodge.test> wrote:\r\n> ${bobWords}\r\n`;
  const asAnother = await mail(house.mail, { from: "stranger@mailbox.test", to, text });
  assert.match(asAnother, /^5.. /, "from another address it is not taken");
  assert.match(await mail(house.mail, { from: greta.email, to, text }), /^250/);
  await sees(here.bob, mark.gretaAnswer);
  const words = await saying(here.bob, mark.gretaAnswer).locator("> .body").textContent();
  assert.ok(!words.includes(bobWords) && !words.includes("wrote"), "what it quotes is left out");
  const nested = here.bob.element.locator("article article article", { hasText: mark.gretaAnswer });
  assert.equal(await nested.count(), 1, "it stands below what it answers");
});

test("one click ends the letters, and looking at the link does not", async () => {
  const stop = answered.head("list-unsubscribe").slice(1, -1);
  assert.equal((await fetch(stop)).status, 200);
  await answers(here.bob, mark.gretaWords, "Another answer, which is told once more");
  await here.bob.hears("stands under the page");
  await letter(greta.email, { matching: /told once more/ });
  const clicked = await fetch(stop, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) });
  assert.equal(clicked.status, 200);
  await answers(here.bob, mark.gretaWords, "A last answer, which nobody is told of");
  await here.bob.hears("stands under the page");
});

test("somebody signs in elsewhere, and has one cookie (C4)", async () => {
  house.provider.person = { sub: mark.veraSub, email: vera.email, email_verified: true, name: vera.name };
  const reader = here.vera = await Reader.open(blog);
  assert.deepEqual(await reader.left(), []);
  await signIn(reader, async (window) => {
    await window.getByRole("link", { name: "With The Town" }).click();
    await window.waitForURL(/\/embed\/sign-in\/with/);
    assert.equal(await window.inputValue("#name"), vera.name);
    await looked(window, "story-with");
    await go(window);
  });
  await reader.hears(`You write as ${vera.name}.`);
  const cookies = await reader.page.context().cookies();
  assert.equal(cookies.length, 1, JSON.stringify(cookies));
  const [{ name, value, domain, path, sameSite }] = cookies;
  assert.deepEqual({ name, domain, path, sameSite }, { name: "lodge_session", domain: "127.0.0.1", path: "/", sameSite: "Strict" });
  assert.match(value, /^[\w-]{43}$/);
  await reader.look("story-signed-in");
});

test("everybody can read each step of signing in", async () => {
  const step = (path) => at(`/embed/sign-in${path}?site=${site.id}&origin=${encodeURIComponent(blog.origin)}`);
  const reader = await visit(step(""));
  await reader.look("story-window");
  for (const way of ["/passkey", "/email"]) {
    await reader.page.goto(step(way));
    await reader.look(`story-window${way.replace("/", "-")}`);
  }
  await reader.page.fill("[name=email]", "no address");
  await reader.page.locator("form.card").evaluate((form) => { form.noValidate = true; });
  await press(reader, "Send me a code");
  await reader.look("story-window-email-wrong");
  await reader.page.fill("[name=email]", "reader@mailbox.test");
  await press(reader, "Send me a code");
  await reader.look("story-window-code");
  const { subject } = await letter("reader@mailbox.test", { matching: /is your code/ });
  await reader.page.fill("[name=code]", "AAAA-AAAA");
  await press(reader, "Sign in");
  await reader.look("story-window-code-wrong");
  await reader.page.fill("[name=code]", subject.split(" ")[0]);
  await reader.page.fill("[name=name]", "Reader");
  await press(reader, "Sign in");
  await reader.page.getByText("The page that opened this window cannot be reached any more.").waitFor();
  await reader.look("story-window-done");
  assert.deepEqual(await reader.left(), [], "nothing stays at Lodge's own host");
  const closed = await visit(at(`/embed/sign-in/email?site=${site.id}&origin=https://elsewhere.example`));
  await closed.look("story-window-elsewhere");
});

test("and without script too, where a moment is waited first", async () => {
  const stranger = await somebody({ script: false });
  const step = (path) => stranger.goto(at(`/embed/sign-in${path}?site=${site.id}&origin=${encodeURIComponent(blog.origin)}`));
  for (const way of ["", "/passkey", "/email"]) {
    await step(way);
    await bare(stranger, `unscripted-window${way}`);
  }
  await send(stranger, { email: "waiting@mailbox.test" });
  assert.equal(await stranger.locator('[name="ticket"]').count(), 1, "it says to wait");
  await bare(stranger, "unscripted-window-waiting");
  assert.deepEqual(await stranger.context().cookies(), []);
  await stranger.context().close();
});

test("and writes, changes it, votes, reacts, reports, takes it back", async () => {
  const reader = here.vera;
  for (const words of [mark.veraFirst, mark.veraLater]) {
    await reader.element.getByLabel("Your comment").fill(`Vera’s words: ${words}`);
    await reader.element.getByRole("button", { name: "Post" }).click();
    await reader.hears("stands under the page");
    await saying(reader, words).waitFor();
  }
  await reader.choose(saying(reader, mark.veraLater), "Change");
  await saying(reader, mark.veraLater).getByLabel("Your comment").fill(`Thought over: ${mark.veraLater}`);
  await saying(reader, mark.veraLater).getByRole("button", { name: "Save" }).click();
  await reader.hears("Your comment was changed.");
  await reader.element.getByText(`Thought over: ${mark.veraLater}`).waitFor();

  const acts = saying(reader, mark.gretaWords).locator("> .acts");
  await acts.getByRole("button", { name: "For it" }).click();
  await reader.hears("Your vote was counted.");
  await acts.locator(".pick > summary").click();
  await acts.locator(".pick").getByRole("button", { name: "Love it" }).click();
  await acts.locator("> button[value=heart][aria-pressed=true]").waitFor();
  await reader.choose(saying(reader, bobWords), "Report");
  await reader.element.getByLabel("It is advertising").check();
  await reader.element.getByLabel("Say more, if you like").fill(mark.veraReport);
  await reader.element.getByRole("button", { name: "Report it" }).click();
  await reader.hears("A moderator will look at this comment.");
  await letter(olga.email, { matching: /was reported/ });
  assert.deepEqual(untaken(greta.email), [], "whoever wants no letters gets none");

  // Others see it, and one of them answers what is then taken back.
  await here.bob.page.reload();
  await saying(here.bob, mark.veraFirst).waitFor();
  assert.equal((await saying(here.bob, mark.gretaWords).locator("> .acts > .up b").textContent()), "1");
  await answers(here.bob, mark.veraFirst, "It was well said.", bob);
  await here.bob.hears("stands under the page");
  await reader.choose(saying(reader, mark.veraFirst), "Delete");
  await reader.element.getByRole("button", { name: "Delete" }).last().click();
  await reader.hears("The comment was taken away.");
  await reader.page.reload();
  await saying(reader, "It was well said.").waitFor();
  assert.ok(!(await reader.text()).includes(mark.veraFirst));
  const place = reader.element.locator("article", { has: reader.page.locator(":scope > .gone") });
  assert.match(await place.locator("> .answers").textContent(), /It was well said\./, "the answer keeps its place");
});

test("whoever is signed in chooses their letters on a page of their own", async () => {
  const page = await own(here.vera);
  await looked(page, "story-own");
  assert.ok((await page.textContent("main")).includes(vera.name));
  await press({ page }, "Follow this page");
  await page.getByText("You get a letter for each new comment there.").waitFor();
  await looked(page, "story-own-said");
  await write(blog.host, { name: "Cem", body: "A word that whoever follows is told of.", page: "/post" });
  const told = await letter(vera.email, { matching: /which you follow/ });
  assert.ok(told.text.includes("whoever follows is told of"));
  await press({ page }, "Do not follow it any more");
  await page.getByText("You follow the page no more.").waitFor();
  assert.equal((await here.vera.page.context().cookies()).length, 1, "the page of Lodge's own leaves nothing");
  await page.close();
});

test("a moderator sees more, closes the page, and opens it again", async () => {
  const links = [1, 2, 3].map((number) => `https://example.org/${number}`).join(" and ");
  await write(blog.host, { name: "Linker", body: `There is more about all of this elsewhere, for whoever wants to read on: ${links}`, page: "/post" });
  const reader = await Reader.open(blog, { address: at("/sign-in"), wait: false });
  await reader.page.fill("[name=email]", olga.email);
  await reader.page.fill("[name=password]", olga.password);
  await Promise.all([reader.page.waitForURL(at("/")), reader.page.locator("main form button[type=submit]").first().click()]);
  await reader.page.goto(`${blog.origin}/post`);
  await reader.element.locator("section").waitFor();
  await signIn(reader, async (window) => {
    await window.getByRole("link", { name: "With my account here" }).click();
    await window.waitForURL(/\/embed\/sign-in\/account/);
    await looked(window, "story-account");
    await go(window);
  });
  await reader.element.getByRole("heading", { name: "Waiting for a moderator" }).waitFor();
  await reader.look("story-moderator");
  await reader.choose(saying(reader, "There is more"), "Approve");
  await reader.hears("The comment is shown now.");
  await reader.element.getByRole("button", { name: "Close the page" }).click();
  await reader.element.locator("p.closed").waitFor();
  const closed = await Reader.open(blog);
  assert.equal(await closed.element.locator("form.write").count(), 0);
  await closed.look("story-locked");
  await reader.element.getByRole("button", { name: "Open the page" }).click();
  await reader.element.getByLabel("Your comment").waitFor();
});

test("one gets everywhere with the keyboard alone", async () => {
  const [ada, eve] = [await write(blog.host, { name: "Ada", body: "The first word here.", page: "/keys" }), await write(blog.host, { name: "Eve", body: "Another thought.", page: "/keys" })];
  const cem = await write(blog.host, { name: "Cem", body: "An answer to the first.", page: "/keys", parent: ada });
  const reader = await Reader.open(blog, { path: "/keys" });
  const press = async (...keys) => { for (const key of keys) await reader.page.keyboard.press(key); };
  await reader.tabTo("Best");
  await press("j");
  assert.equal(await reader.focused(), `lodge-${eve}`);
  await press("j", "j");
  assert.equal(await reader.focused(), `lodge-${cem}`);
  await press("k");
  assert.equal(await reader.focused(), `lodge-${ada}`);
  await reader.tabTo("Answer");
  await press("Enter");
  assert.equal(await reader.focused(), "lodge-body");
  await reader.page.keyboard.type("jk, by keys alone");
  await reader.tabTo("lodge-name");
  await reader.page.keyboard.type("Keys");
  await press("Control+Enter");
  await reader.hears("stands under the page");
  assert.match(await reader.article(ada).textContent(), /jk, by keys alone/);
  assert.match(await reader.focused(), /^lodge-\d+$/, "the focus is on what was written");
  await reader.tabTo("More about this comment");
  await press("Enter");
  await reader.tabTo("Report");
  await press("Enter");
  assert.equal(await reader.element.locator(".panel").count(), 1);
  await press("Escape");
  assert.equal(await reader.focused(), "More about this comment", "the focus is back where it was");
  assert.deepEqual(await reader.unmarked(), [], "one always sees where one is");
});

test("it stands on a page that is written from right to left", async () => {
  await write(blog.host, { name: "منى", body: "تعليق أول على هذه المقالة.", page: "/ar" });
  await write(blog.host, { name: "Ann", body: "A second one.", page: "/ar" });
  const reader = await Reader.open(blog, { path: "/ar" });
  await reader.look("story-rtl");
  assert.ok((await reader.element.locator("h2").boundingBox()).x > (await reader.element.locator(".sort").boundingBox()).x, "it begins at the right");
});

test("without script it is a document that one can write on", async () => {
  const address = at(`/embed/page?site=${blog.host}&page=/post`);
  const { page } = await visit(address, { script: false });
  assert.ok((await page.textContent("main")).includes(mark.gretaWords));
  const post = async (body) => {
    await page.getByLabel("Your comment").fill(body);
    await page.getByLabel("Name").fill("Plain Paul");
    await press({ page }, "Post");
  };
  await post("Written by somebody who has no script at all");
  await page.getByText("Your comment stands under the page.").waitFor();
  await page.getByText("Written by somebody who has no script at all").waitFor();
  const article = page.locator("article", { has: page.locator(":scope > .body", { hasText: bobWords }) });
  await article.locator("> .acts > .reply").click();
  await page.getByText("In answer to Bob").waitFor();
  await post("An answer without script");
  assert.match(await article.locator("> .answers").textContent(), /An answer without script/);
  await article.locator("> .acts > .more > summary").click();
  await article.locator("> .acts > .more").getByRole("link", { name: "Report" }).click();
  await page.getByLabel("It breaks the law").check();
  await press({ page }, "Report it");
  await page.getByText("A moderator will look at this comment.").waitFor();
  await Promise.all([page.waitForEvent("load"), article.locator("> .acts").getByRole("button", { name: "For it" }).click()]);
  await page.getByText("Sign in first.").waitFor();
  await post("Written by somebody who has no script at all");
  await page.getByRole("status").waitFor();
  assert.equal(await page.getByLabel("Your comment").inputValue(), "Written by somebody who has no script at all", "what was typed comes back");
  assert.equal(await page.getByLabel("Name").inputValue(), "Plain Paul");
  assert.deepEqual(await page.context().cookies(), []);
  const seen = await visit(address);
  await seen.look("story-document");
});

test("whoever leaves takes a copy along and is gone; the thread keeps its shape", async () => {
  // What is gone keeps its place while somebody answers it.
  await here.bob.page.reload();
  for (const words of [mark.gretaAnswer, mark.veraLater]) {
    await saying(here.bob, words).waitFor();
    const parent = await saying(here.bob, words).getAttribute("data-id");
    await write(blog.host, { name: "Cem", body: `An answer to ${words.length} letters, number ${parent}`, page: "/post", parent });
  }
  await goto(desk, "/admin/backups", olga);
  await send(desk, {}, 'form[action="/admin/backups"] button');
  const shape = async () => {
    const reader = await Reader.open(blog);
    return reader.articles.evaluateAll((all) => all.map((article) => `${article.dataset.parent ?? ""} > ${article.dataset.id}`));
  };
  const before = await shape();

  await desk.goto(`/comments/sites/${site.id}/move`);
  const all = await taken(desk, () => desk.locator('a[href*="/move/out?format=lodge"]').click());
  for (const thing of [mark.vera, mark.veraLater, mark.greta, mark.gretaWords, mark.gretaAnswer, bobWords]) assert.ok(all.includes(thing), `${thing} is in the owner's export`);
  for (const thing of [greta.email, vera.email, mark.veraFirst]) assert.ok(!all.includes(thing), `${thing} is not in the owner's export`);

  const [{ value }] = await here.vera.page.context().cookies();
  const headers = { authorization: `Bearer ${value}` };
  const page = await own(here.vera);
  const mine = await taken(page, () => page.getByRole("button", { name: "Download it" }).click());
  for (const thing of [mark.vera, vera.email, mark.veraLater, mark.veraReport]) assert.ok(mine.includes(thing), `${thing} is in the export`);
  assert.ok(!mine.includes(mark.veraFirst), "what was taken back is not");
  assert.ok(!mine.includes(mark.greta) && !mine.includes(bobWords), "nor what is somebody else's");
  await page.getByLabel("Your words and your name go.").check();
  await page.getByLabel("I know that this cannot be undone.").check();
  await press({ page }, "Delete everything about me");
  await page.getByText("All that was kept about you at this site is deleted.").waitFor();
  await looked(page, "story-forgotten");
  assert.equal((await fetch(at(`/embed/me?site=${site.id}&page=/post`), { headers })).status, 401, "her session is over");

  const file = join(mkdtempSync(join(tmpdir(), "lodge-story-")), "greta.json");
  lodge("export", greta.email, "--to", file);
  const copy = readFileSync(file, "utf8");
  for (const thing of [mark.greta, mark.gretaMail, mark.gretaWords, mark.gretaAnswer]) assert.ok(copy.includes(thing), `${thing} is in the export`);
  lodge("erase", greta.email, "--yes");

  const reader = await Reader.open(blog);
  await reader.until(async () => {
    await reader.page.reload();
    await reader.element.locator("section").waitFor();
    const text = await reader.text();
    return Object.values(left).every((word) => !text.includes(word));
  });
  assert.ok((await reader.text()).includes(bobWords), "what others wrote stays");
  assert.deepEqual(await shape(), before, "and where it stands");
  await here.vera.page.reload();
  await here.vera.hears("You are signed out.");
  assert.deepEqual(await here.vera.left(), []);
});

/** What is in the file that this gives. */
async function taken(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return readFileSync(await download.path(), "utf8");
}

function lodge(...words) {
  execFileSync(house.program, [...words, "--config", house.config]);
}
