// The comments on somebody's page: what a reader leaves behind (nothing), what a writer can do, and with what.
// The Lodge behind them is played; the HTML, the script and the style are the real ones.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { asset, guestbook } from "./lib/guestbook.mjs";
import { Reader, bye } from "./lib/reader.mjs";

const DAY = 86_400_000;
let book;

before(async () => { book = await guestbook(); });
beforeEach(() => book.clear());
afterEach(() => Reader.leave());
after(async () => {
  await bye();
  await book.close();
});

const open = (more) => Reader.open(book, more);

/** A thread of three, the second an answer to the first. */
function three() {
  const ada = book.write({ name: "Ada", body: "The *first* word.", posted: Date.now() - 3 * DAY, up: 2, votes: { x: 1, y: 1 }, reactions: { heart: 1 }, reacted: { x: ["heart"] } });
  const bob = book.write({ name: "Bob", body: "An answer to it.", parent: ada.id, posted: Date.now() - 2 * DAY });
  const eve = book.write({ name: "Eve", body: "Another thought.", posted: Date.now() - DAY });
  return { ada, bob, eve };
}

test("every variable and every part is in the book, and no other", () => {
  const docs = readFileSync(new URL("../../docs/use/comments-embed.md", import.meta.url), "utf8");
  const names = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();
  assert.deepEqual(names(String(asset("lodge-comments.css")), /var\((--lodge-[\w-]+)/g), names(docs, /`(--lodge-[\w-]+)`/g));
  const folder = new URL("../../crates/lodge-comments/templates/embed/", import.meta.url);
  const templates = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8")).join("");
  const parts = docs.match(/The parts are (.*)/)[1];
  assert.deepEqual(names(templates, /\bpart="([\w-]+)"/g), names(parts, /`([\w-]+)`/g));
});

test("script and style together are at most 12 KiB", () => {
  assert.ok(brotliCompressSync(asset("lodge-comments.js")).length <= 12 * 1024);
});

test("whoever only reads leaves nothing and asks twice", async () => {
  const { ada } = three();
  const reader = await open();
  assert.equal(await reader.articles.count(), 3);
  assert.match(await reader.text(), /3 comments[\s\S]*Ada[\s\S]*3 days ago[\s\S]*The first word\./);
  await reader.quiet();
  assert.deepEqual(book.asked.map(({ path }) => path), ["lodge-comments.js", "thread"]);
  assert.deepEqual([...reader.hosts].sort(), [new URL(book.api).host, new URL(book.origin).host].sort());
  // Somebody who stays and shows it is told what others write; and still leaves nothing.
  await reader.page.mouse.move(200, 200);
  await reader.until(() => book.listening.size === 1);
  assert.deepEqual(await reader.left(), []);
  assert.equal(await reader.article(ada.id).getAttribute("aria-posinset"), "2");
  assert.equal(await reader.article(ada.id).getAttribute("aria-setsize"), "3");
  for (const { headers } of book.asked) assert.equal(headers.cookie, undefined);
  await reader.fine();
});

test("who looks would see what is left, and who was asked", async () => {
  book.head = '<script>document.cookie = "a=1"; localStorage.b = 2; new Image().src = "https://elsewhere.example/pixel";</script>';
  const reader = await open();
  assert.deepEqual(await reader.left(), ["b", "a=1", "a"]);
  assert.ok(reader.hosts.has("elsewhere.example"));
});

test("a thread far below is not asked for before somebody comes near", async () => {
  book.body = '<div style="height:4000px"></div><lodge-comments site="1"></lodge-comments>';
  three();
  const reader = await open({ wait: false });
  await reader.quiet();
  assert.deepEqual(book.asked.map(({ path }) => path), ["lodge-comments.js"]);
  await reader.page.mouse.wheel(0, 4000);
  await reader.articles.first().waitFor();
});

test("a guest writes, changes it and takes it away", async () => {
  const reader = await open();
  await reader.element.getByText("Nobody has written yet").waitFor();
  assert.equal(book.asked.filter(({ path }) => path === "challenge").length, 0);
  await reader.write("A *new* comment", { name: "Grace" });
  await reader.hears("Your comment is there.");
  const article = reader.element.locator("article", { hasText: "A new comment" });
  assert.equal(await article.evaluate((node) => node.getRootNode().activeElement === node), true, "the focus is on it");
  assert.equal(await reader.element.locator("h2").textContent(), "1 comment");
  const { sent } = book.asked.find(({ path }) => path === "comments");
  assert.equal(sent.website, "", "the trap is empty");
  assert.equal(sent.title, "A post");
  assert.equal(sent.page, "/post");

  await reader.choose(article, "Change");
  await article.getByLabel("Your comment").fill("");
  await article.getByLabel("Your comment").evaluate((field) => field.removeAttribute("required"));
  await article.getByRole("button", { name: "Save" }).click();
  await article.getByText("Write something first.").waitFor();
  await reader.look("edit");
  await article.getByLabel("Your comment").fill("A **better** comment");
  await article.getByRole("button", { name: "Save" }).click();
  await reader.hears("It is changed.");
  await reader.element.getByText("A better comment").waitFor();

  await reader.choose(reader.articles.first(), "Delete");
  await reader.look("delete");
  await reader.element.getByLabel("All of it").check();
  await reader.element.getByRole("button", { name: "Delete" }).last().click();
  await reader.hears("It is gone.");
  assert.equal(await reader.articles.count(), 0);
  assert.deepEqual(await reader.left(), []);
  await reader.fine();
});

test("what is wrong is said where it is, and what was typed stays", async () => {
  const reader = await open();
  await reader.write("I am the owner", { name: "Owner" });
  const name = reader.element.getByLabel("Name");
  await reader.element.getByText("This name is taken.").waitFor();
  assert.equal(await name.getAttribute("aria-invalid"), "true");
  assert.equal(await name.evaluate((field) => field.getRootNode().activeElement === field), true);
  await reader.hears("Something is missing.");
  await reader.look("wrong");
  await name.fill("Not the owner");
  await reader.element.getByRole("button", { name: "Post" }).click();
  await reader.element.locator("article", { hasText: "I am the owner" }).waitFor();
  assert.equal(await name.getAttribute("aria-invalid"), null);
});

test("a comment that waits says so", async () => {
  book.flags.hold = true;
  const reader = await open();
  await reader.write("Wait for me");
  await reader.hears("A moderator will look at it.");
  await reader.element.getByText("Waits for a moderator.").waitFor();
  assert.equal(await reader.element.locator("h2").textContent(), "Comments");
  await reader.look("held");
  const [comment] = book.comments.values();
  comment.held = false;
  await reader.until(() => book.listening.size === 1);
  await book.tellOf(comment);
  await reader.element.getByText("Waits for a moderator.").waitFor({ state: "detached" });
  assert.equal(await reader.articles.count(), 1, "once it is shown it says so no more");
});

test("the form comes to the comment that is answered, shows how it will look, and goes back", async () => {
  const { ada } = three();
  const reader = await open();
  await reader.article(ada.id).getByRole("link", { name: "Answer" }).first().click();
  assert.equal(await reader.element.locator("#lodge-form").evaluate((form) => form.parentElement.id), `lodge-${ada.id}`);
  await reader.element.getByText("In answer to Ada").waitFor();
  await reader.page.keyboard.type("With *care*");
  await reader.element.getByRole("tab", { name: "Preview" }).click();
  await reader.element.getByRole("tabpanel").locator("em", { hasText: "care" }).waitFor();
  await reader.look("answer");
  await reader.page.keyboard.press("ArrowLeft");
  assert.equal(await reader.element.getByLabel("Your comment").inputValue(), "With *care*");
  await reader.page.keyboard.press("Escape");
  assert.equal(await reader.element.locator("#lodge-form").evaluate((form) => form.parentElement.localName), "section");
  assert.equal(await reader.focused(), "Answer");
  await reader.article(ada.id).getByRole("link", { name: "Answer" }).first().click();
  await reader.send();
  await reader.hears("Your comment is there.");
  const answers = reader.article(ada.id).locator(".answers > article");
  assert.equal(await answers.count(), 2);
  assert.match(await answers.last().textContent(), /With care/);
});

test("votes and reactions are taken, shown and taken back", async () => {
  const { ada } = three();
  const reader = await open();
  const acts = reader.article(ada.id).locator("> .acts");
  const up = acts.getByRole("button", { name: "For it" });
  await up.click();
  await reader.hears("Your vote counts.");
  assert.equal(await up.getAttribute("aria-pressed"), "true");
  await up.click();
  await reader.until(async () => await up.getAttribute("aria-pressed") === "false");
  await acts.getByRole("button", { name: "Love it" }).click();
  await reader.until(async () => await acts.locator("> button[value=heart] b").textContent() === "2");
  await acts.locator(".pick > summary").click();
  await reader.look("react");
  await acts.locator(".pick").getByRole("button", { name: "Funny" }).click();
  await acts.locator("> button[value=laugh][aria-pressed=true]").waitFor();
  await acts.locator("> button[value=laugh]").click();
  await acts.locator("> button[value=laugh]").waitFor({ state: "hidden" });
});

test("votes and reactions of others arrive, and nothing else moves", async () => {
  const { ada, eve } = three();
  const reader = await open();
  await reader.page.mouse.move(200, 200);
  await reader.until(() => book.listening.size === 1);
  const button = (id, name) => reader.article(id).locator(":scope > .acts").getByRole("button", { name });
  const up = button(ada.id, "For it");
  await up.focus();
  const before = await reader.focused();
  book.tell("counted", { all: [
    { id: String(ada.id), counts: { 1: 7, "-1": 2, heart: 0, thanks: 3 } },
    { id: String(eve.id), counts: { 1: 1, "-1": 0, heart: 0, thanks: 0 } },
    { id: "999", counts: { 1: 9 } },
  ] });
  const counts = (id) => reader.article(id).evaluate((article) => Object.fromEntries([...article.querySelectorAll(":scope > .acts > button")].filter((button) => !button.hidden).map((button) => [button.value, button.querySelector("b").textContent])));
  await reader.until(async () => (await counts(ada.id))["1"] === "7");
  assert.deepEqual(await counts(ada.id), { 1: "7", "-1": "2", thanks: "3" });
  assert.deepEqual(await counts(eve.id), { 1: "1", "-1": "" });
  assert.equal(await reader.focused(), before.replace("2", "7"), "whoever was about to vote still is");
  assert.deepEqual(await reader.left(), []);
  // What came while nobody listened is caught up with.
  Object.assign(book.comments.get(eve.id), { up: 5, reactions: { heart: 4 } });
  book.tell("stale", {});
  await reader.until(async () => (await counts(eve.id))["1"] === "5");
  assert.deepEqual(await counts(eve.id), { 1: "5", "-1": "", heart: "4" });
  assert.equal(book.asked.filter(({ path }) => path === "thread").length, 2);
});

test("where a reader comes from is said only where the page says so, and no more than the host", async () => {
  three();
  for (const [body, referer, expected] of [
    ['<lodge-comments site="1"></lodge-comments>', "https://news.example/a/path?who=ada#x", undefined],
    ['<lodge-comments site="1" referrer></lodge-comments>', "https://news.example/a/path?who=ada#x", "news.example"],
    ['<lodge-comments site="1" referrer></lodge-comments>', undefined, undefined],
    ['<lodge-comments site="1" referrer></lodge-comments>', `${book.origin}/other`, undefined],
  ]) {
    book.asked.length = 0;
    book.body = body;
    const reader = await open({ referer });
    assert.deepEqual(book.asked.filter(({ path }) => path === "thread").map(({ query }) => query.from), [expected]);
    // Once: another order is the same visit.
    await reader.element.evaluate((element) => element.setAttribute("sort", "oldest"));
    await reader.until(() => book.asked.filter(({ path }) => path === "thread").length === 2);
    assert.equal(book.asked.at(-1).query.from, undefined);
    assert.ok(!book.asked.some(({ query }) => JSON.stringify(query).includes("who")));
  }
});

test("a comment is reported", async () => {
  const { eve } = three();
  const reader = await open();
  await reader.choose(reader.article(eve.id), "Report");
  await reader.look("report");
  await reader.element.getByLabel("It is advertising").check();
  await reader.element.getByLabel("Say more, if you like").fill("It sells things.");
  await reader.element.getByRole("button", { name: "Report it" }).click();
  await reader.hears("Thank you");
  const { sent } = book.asked.find(({ path }) => path.endsWith("/report"));
  assert.equal(sent.reason, "spam");
  assert.equal(await reader.element.locator(".panel").count(), 0);
});

test("the order changes, and more is brought when asked for", async () => {
  for (let number = 1; number <= 23; number++) book.write({ name: `R${number}`, body: `Word ${number}.` });
  const reader = await open();
  assert.match(await reader.articles.first().textContent(), /Word 23\./);
  await reader.element.getByLabel("Your comment").fill("Half a thought");
  await reader.element.getByRole("link", { name: "Oldest" }).click();
  await reader.element.locator("article", { hasText: "Word 1." }).first().waitFor();
  assert.match(await reader.articles.first().textContent(), /Word 1\./);
  assert.equal(await reader.articles.first().getAttribute("aria-setsize"), "-1");
  assert.equal(await reader.focused(), "Oldest", "the focus stays");
  assert.equal(await reader.element.getByLabel("Your comment").inputValue(), "Half a thought", "and so does what was typed");
  await reader.element.getByRole("link", { name: "More comments" }).click();
  await reader.until(async () => await reader.articles.count() === 20);
  assert.equal(await reader.focused(), await reader.articles.nth(10).evaluate((article) => article.id));
  await reader.element.getByRole("link", { name: "More comments" }).click();
  await reader.until(async () => await reader.articles.count() === 23);
  assert.equal(await reader.element.getByRole("link", { name: "More comments" }).count(), 0);
  assert.equal(await reader.articles.last().getAttribute("aria-setsize"), "23");
});

test("an address that names a comment leads to it, however far below it is", async () => {
  const first = book.write({ name: "First", body: "The very first." });
  for (let number = 1; number <= 23; number++) book.write({ name: `R${number}`, body: `Word ${number}.` });
  const reader = await open({ path: `/post#lodge-${first.id}` });
  await reader.until(async () => await reader.focused() === `lodge-${first.id}`);
  assert.ok(await reader.article(first.id).getAttribute("data-named") === "");
  await reader.look("named");
  await reader.page.evaluate(() => { location.hash = ""; });
  await reader.page.evaluate((id) => { location.hash = `lodge-${id}`; }, first.id + 23);
  await reader.until(async () => await reader.focused() === `lodge-${first.id + 23}`);
});

test("what others write waits behind a button, so that nothing moves", async () => {
  const { ada, eve } = three();
  const reader = await open();
  await reader.page.mouse.move(100, 100);
  await reader.until(() => book.listening.size === 1);
  await reader.article(ada.id).focus();
  const before = await reader.article(ada.id).boundingBox();
  await book.tellOf(book.write({ name: "New", body: "News!" }));
  await reader.element.getByRole("button", { name: "1 new comment" }).waitFor();
  await reader.hears("1 new comment");
  await book.tellOf(book.write({ name: "Newer", body: "More news!", parent: ada.id }));
  await reader.element.getByRole("button", { name: "2 new comments" }).waitFor();
  assert.equal(await reader.articles.count(), 3);
  assert.equal(await reader.element.locator("h2").textContent(), "5 comments");
  const now = await reader.article(ada.id).boundingBox();
  assert.equal(before.height, now.height);
  await reader.look("fresh");
  await reader.element.getByRole("button", { name: "2 new comments" }).click();
  assert.equal(await reader.articles.count(), 5);
  assert.match(await reader.articles.first().textContent(), /News!/);

  eve.body = "A changed thought.";
  book.tell("changed", { id: String(eve.id), html: await book.html(eve) });
  await reader.element.getByText("A changed thought.").waitFor();
  ada.gone = true;
  book.tell("gone", { id: String(ada.id), count: book.count });
  await reader.element.getByText("This comment was taken away.").waitFor();
  assert.match(await reader.article(ada.id).textContent(), /An answer to it\./, "the answers stay");
  book.comments.delete(eve.id);
  book.tell("gone", { id: String(eve.id), count: book.count });
  await reader.article(eve.id).waitFor({ state: "detached" });

  // Where more happened than can be told, the thread is read again, and comes to the same.
  const bob = book.comments.get(eve.id - 1);
  bob.body = "An answer, thought over.";
  const last = book.write({ name: "Last", body: "The last news." });
  book.tell("stale", {});
  await reader.element.getByText("An answer, thought over.").waitFor();
  await reader.element.getByRole("button", { name: "1 new comment" }).click();
  await reader.article(last.id).waitFor();
  book.comments.delete(last.id);
  book.tell("stale", {});
  await reader.article(last.id).waitFor({ state: "detached" });
});

test("signing in leaves one cookie on the page's own host, and signing out takes it", async () => {
  const { eve } = three();
  const held = book.write({ name: "Ada Lovelace", body: "Mine, and it waits.", by: "token-ada", held: true });
  const reader = await open();
  assert.deepEqual(await reader.left(), []);
  await reader.signIn();
  await reader.hears("You write as Ada Lovelace.");
  const cookies = await reader.page.context().cookies();
  assert.equal(cookies.length, 1);
  const [{ name, value, domain, path, sameSite }] = cookies;
  assert.deepEqual({ name, value, domain, path, sameSite }, { name: "lodge_session", value: "token-ada", domain: "localhost", path: "/", sameSite: "Strict" });
  await reader.article(held.id).waitFor();
  assert.equal(await reader.element.getByLabel("Name").isVisible(), false);
  await reader.look("signed-in");
  await reader.element.getByLabel("Your comment").fill("As myself");
  await reader.send();
  await reader.hears("Your comment is there.");
  assert.equal(book.asked.filter(({ path }) => path === "comments").at(-1).as, "token-ada");
  await reader.article(eve.id).locator("> .acts").getByRole("button", { name: "For it" }).click();
  await reader.hears("Your vote counts.");

  await reader.page.reload();
  const up = reader.article(eve.id).locator("> .acts").getByRole("button", { name: "For it" });
  await reader.until(async () => await up.getAttribute("aria-pressed") === "true");
  for (const { headers } of book.asked) assert.equal(headers.cookie, undefined, "Lodge never sees the cookie");
  await reader.element.getByLabel("Your comment").click();
  assert.equal(await reader.element.getByRole("link", { name: "Sign in" }).count(), 0, "whoever is signed in is not asked to sign in");
  await reader.element.getByRole("button", { name: "Sign out" }).click();
  await reader.element.getByRole("link", { name: "Sign in" }).waitFor();
  assert.deepEqual(await reader.left(), []);
  assert.ok(book.asked.some(({ path, as }) => path === "sign-out" && as === "token-ada"));
});

test("a word from another window is no session", async () => {
  three();
  const reader = await open();
  await reader.element.getByLabel("Your comment").click();
  const [popup] = await Promise.all([reader.page.waitForEvent("popup"), reader.element.getByRole("link", { name: "Sign in" }).click()]);
  await reader.page.evaluate(() => postMessage({ lodge: "signed-in", token: "token-ada", until: Date.now() + 1e6 }, "*"));
  await popup.close();
  await reader.quiet();
  assert.deepEqual(await reader.left(), []);
});

test("a session that Lodge no longer knows is forgotten", async () => {
  three();
  const reader = await open({ wait: false, cookie: "token-nobody" });
  await reader.hears("You are signed out.");
  assert.deepEqual(await reader.left(), []);
});

test("a site can say at once who its reader is", async () => {
  three();
  book.body = '<lodge-comments site="1" sso="/who"></lodge-comments>';
  const stranger = await open();
  await stranger.quiet();
  assert.deepEqual(await stranger.left(), []);
  book.vouched = { payload: "ada", signature: "right" };
  const reader = await open();
  await reader.until(async () => (await reader.left()).length > 0);
  await reader.element.getByLabel("Your comment").click();
  await reader.element.getByText("You write as Ada Lovelace.").waitFor();
  const { sent } = book.asked.find(({ path }) => path === "sso");
  assert.deepEqual(sent, { site: "1", payload: "ada", signature: "right" });
});

test("a moderator has more to do", async () => {
  const { eve } = three();
  const held = book.write({ name: "Shy", body: "May I?", held: true });
  const spam = book.write({ name: "Loud", body: "Buy!", held: true });
  const reader = await open({ cookie: "token-mod" });
  await reader.element.getByRole("heading", { name: "Waiting for a moderator" }).waitFor();
  await reader.look("moderator");
  await reader.choose(reader.article(held.id), "Approve");
  await reader.hears("Done: approve.");
  await reader.until(async () => await reader.element.locator(".list").getByText("May I?").count() === 1);
  await reader.choose(reader.article(spam.id), "Spam");
  await reader.hears("Done: spam.");
  await reader.article(spam.id).waitFor({ state: "detached" });
  await reader.choose(reader.article(eve.id), "Pin");
  await reader.hears("Done: stick.");
  await reader.element.getByRole("button", { name: "Close the page" }).click();
  await reader.element.getByText("No more comments are taken here.").waitFor();
  await reader.element.getByRole("button", { name: "Open the page" }).click();
  await reader.element.getByLabel("Your comment").waitFor();
  await reader.fine();
});

test("a draft is kept after a click that says so, and not a moment longer than it is needed", async () => {
  const reader = await open();
  await reader.element.getByLabel("Your comment").fill("Half a");
  assert.deepEqual(await reader.left(), []);
  await reader.element.getByLabel("Keep this draft").check();
  await reader.hears("The draft is kept");
  await reader.element.getByLabel("Your comment").pressSequentially(" thought");
  await reader.page.reload();
  const body = reader.element.getByLabel("Your comment");
  await body.waitFor();
  assert.equal(await body.inputValue(), "Half a thought");
  await reader.write("A whole thought");
  await reader.hears("Your comment is there.");
  assert.deepEqual(await reader.left(), []);
  await reader.element.getByLabel("Your comment").fill("Again");
  await reader.element.getByLabel("Keep this draft").check();
  await reader.element.getByLabel("Keep this draft").uncheck();
  assert.deepEqual(await reader.left(), []);
});

test("one gets everywhere with the keyboard alone", async () => {
  const { ada, bob, eve } = three();
  const reader = await open();
  const press = (...keys) => keys.reduce((before, key) => before.then(() => reader.page.keyboard.press(key)), Promise.resolve());
  await reader.tabTo("Best");
  await press("j");
  assert.equal(await reader.focused(), `lodge-${eve.id}`);
  await press("j", "j");
  assert.equal(await reader.focused(), `lodge-${bob.id}`);
  await press("k");
  assert.equal(await reader.focused(), `lodge-${ada.id}`);
  await reader.tabTo("Answer");
  await press("Enter");
  assert.equal(await reader.focused(), "lodge-body");
  await reader.page.keyboard.type("jk, by keys alone");
  await reader.tabTo("lodge-name");
  await reader.page.keyboard.type("Keys");
  await press("Control+Enter");
  await reader.hears("Your comment is there.");
  assert.match(await reader.article(ada.id).textContent(), /jk, by keys alone/);
  await reader.tabTo("More about this comment");
  await press("Enter");
  await reader.tabTo("Report");
  await press("Enter");
  assert.equal(await reader.element.locator(".panel").count(), 1);
  await press("Escape");
  assert.equal(await reader.element.locator(".panel").count(), 0);
  assert.equal(await reader.focused(), "More about this comment");
  assert.deepEqual(await reader.unmarked(), [], "one always sees where one is");
});

test("every reader can read it: light, dark, narrow, wide, from right to left", async () => {
  three();
  book.write({ name: "Long", body: `${"word ".repeat(60)}\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n\`\`\`\n${"x".repeat(200)}\n\`\`\``, badge: "owner" });
  book.write({ name: "Pinned", body: "Up here.", sticky: true, badge: "moderator", website: "https://example.org" });
  const reader = await open();
  await reader.look("thread");
  await reader.element.getByLabel("Your comment").click();
  await reader.look("form");
  book.flags.dir = "rtl";
  book.body = '<lodge-comments site="1" dir="rtl"></lodge-comments>';
  const other = await open();
  await other.look("rtl");
  assert.ok((await other.element.locator("h2").boundingBox()).x > (await other.element.locator(".sort").boundingBox()).x, "it begins at the right");
});

test("who looks would see if nobody could read it", async () => {
  three();
  book.head = "<style>lodge-comments { --lodge-soft: #ddd; --lodge-accent: #eee; }</style>";
  const reader = await open();
  await assert.rejects(reader.look("pale"), /color-contrast: lodge-comments/);
});

test("closed and member-only threads say so", async () => {
  three();
  book.flags.locked = true;
  const closed = await open();
  await closed.element.getByText("No more comments are taken here.").waitFor();
  assert.equal(await closed.element.locator("form.write").count(), 0);
  await closed.look("closed");
  book.flags = { members: true };
  const members = await open();
  await members.element.getByLabel("Your comment").click();
  await members.element.getByText("Whoever signs in can write here.").waitFor();
  await members.look("members");
});

for (const [lang, says] of [["tr", "3 yorum"], ["nl", "3 reacties"], ["ru", "3 комментария"]]) {
  test(`it speaks ${lang}`, async () => {
    three();
    book.body = `<lodge-comments site="1" lang="${lang}"></lodge-comments>`;
    const reader = await open();
    assert.equal(await reader.element.locator("h2").textContent(), says);
    await reader.look(`lang-${lang}`);
  });
}

test("an element that comes and goes leaves nothing behind in the page", async () => {
  three();
  const reader = await open({ count: true });
  await reader.page.mouse.move(50, 50);
  await reader.until(() => book.listening.size === 1);
  const { sources, timers } = await reader.page.evaluate(() => globalThis.alive());
  assert.deepEqual({ sources, timers }, { sources: 1, timers: 1 }, "what is counted is there");
  const life = () => reader.page.evaluate(async () => {
    const parent = document.querySelector("main");
    const element = document.querySelector("lodge-comments");
    for (let round = 0; round < 20; round++) {
      element.remove();
      parent.append(element);
      await element.load();
      dispatchEvent(new Event("scroll"));
    }
    element.remove();
    return globalThis.alive();
  });
  assert.deepEqual(await life(), { listeners: 0, sources: 0, timers: 0, observers: 0 });
  await reader.until(() => book.listening.size === 0);
  await reader.fine();
});

test("another page in the same document has its own comments", async () => {
  three();
  const reader = await open();
  await reader.page.evaluate(() => history.pushState(null, "", "/other"));
  await reader.until(() => book.asked.some(({ path, query }) => path === "thread" && query.page === "/other"));
  await reader.page.evaluate(() => document.querySelector("lodge-comments").setAttribute("page", "/third"));
  await reader.until(() => book.asked.some(({ path, query }) => path === "thread" && query.page === "/third"));
});

test("auto-init=false waits for a word", async () => {
  three();
  book.body = '<lodge-comments site="1" auto-init="false"></lodge-comments>';
  const reader = await open({ wait: false });
  await reader.quiet();
  assert.ok(!book.asked.some(({ path }) => path === "thread"));
  await reader.page.evaluate(() => document.querySelector("lodge-comments").load());
  await reader.articles.first().waitFor();
});

test("what stood there for other programs works with ours", async () => {
  three();
  book.body = '<comentario-comments page-id="/old" lang="nl" max-level="1" live-update="false"></comentario-comments><p><comentario-count path="/a" suffix=" reacties"></comentario-count><lodge-count page="/b"></lodge-count> <lodge-count page="/none" zero-text="none"></lodge-count></p>';
  const reader = await open({ name: "comentario-comments" });
  assert.equal(await reader.element.locator("h2").textContent(), "3 reacties");
  assert.ok(book.asked.some(({ path, query }) => path === "thread" && query.page === "/old" && query.site === "localhost"));
  assert.equal(book.asked.filter(({ path }) => path === "counts").length, 1, "all counts are one question");
  assert.equal((await reader.page.locator("main > p").last().textContent()).trim(), "3 reacties3 none");
  book.body = '<div id="commento"></div>';
  const commento = await open({ name: "#commento lodge-comments" });
  assert.equal(await commento.articles.count(), 3);
});

test("a strict page lets it in: no style, no eval, trusted types", async () => {
  three();
  const lodge = new URL(book.api).origin;
  book.headers = { "content-security-policy": `default-src 'none'; script-src ${lodge}; connect-src ${lodge}; img-src data:; style-src data:; require-trusted-types-for 'script'; trusted-types lodge-comments` };
  const reader = await open();
  await reader.write("Through the wall");
  await reader.hears("Your comment is there.");
  assert.equal(await reader.element.locator(".face").first().evaluate((face) => getComputedStyle(face).borderRadius), "50%", "it is dressed");
  await reader.fine();
});

test("where Lodge cannot be reached, the page's own words stand", async () => {
  book.body = '<lodge-comments site="1"><a href="/mail">Write to us</a></lodge-comments>';
  const reader = await open({ wait: false, without: "thread" });
  await reader.page.getByRole("link", { name: "Write to us" }).waitFor();
});

test("without script the thread is a document that one can write on", async () => {
  const { ada } = three();
  const reader = await open({ script: false, wait: false, address: `${book.api}/page?site=1&page=/post` });
  const { page } = reader;
  assert.match(await page.textContent("main"), /3 comments[\s\S]*The first word\./);
  await page.getByLabel("Your comment").fill("Without script");
  await page.getByLabel("Name").fill("Plain");
  await page.getByRole("button", { name: "Post" }).click();
  await page.getByText("Your comment is there.").waitFor();
  await page.getByText("Without script").waitFor();
  await page.locator(`#lodge-${ada.id}`).getByRole("link", { name: "Answer" }).first().click();
  await page.getByText("In answer to Ada").waitFor();
  assert.equal(await page.locator("input[name=parent]").first().getAttribute("value"), String(ada.id));
  await page.locator(`#lodge-${ada.id} > .acts`).getByRole("button", { name: "For it" }).click();
  await page.getByText("Your vote counts.").waitFor();
  await page.locator(`#lodge-${ada.id} > .acts summary`).last().click();
  await page.locator(`#lodge-${ada.id} > .acts`).getByRole("link", { name: "Report" }).click();
  await page.getByLabel("It breaks the law").check();
  await page.getByRole("button", { name: "Report it" }).click();
  await page.getByText("Thank you").waitFor();
  assert.deepEqual(await reader.page.context().cookies(), []);
  const seen = await open({ wait: false, address: `${book.api}/page?site=1&page=/post&report=${ada.id}` });
  await seen.look("document");
});
