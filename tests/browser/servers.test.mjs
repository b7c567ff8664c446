// Every page about Discord servers: before anybody said who they are, with nothing in it, with all that can be there, and
// where something is wrong. Discord is played by `house.discord`.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { goto, token } from "./lib/acts.mjs";
import { program } from "./lib/api.mjs";
import { audit, look } from "./lib/audit.mjs";
import { leave, somebody } from "./lib/browser.mjs";
import { house } from "./lib/house.mjs";
import { keyboard } from "./lib/keyboard.mjs";
import { operator, send } from "./lib/people.mjs";
import { GUARD, idle, pages, unseen } from "./lib/routes.mjs";

after(leave);

const olga = { email: "olga@mailbox.test", password: "a porter knows every key" };
const SPAM = { id: 1, name: "Watches", state: "shadow", pattern: { "look-for": "words", words: ["watches"] }, ladder: [{ from: 1, steps: ["delete"] }, { from: 2, steps: ["delete", { timeout: 60 }] }] };
const looked = [];
const { discord } = house;
let desk;
let api;
let at;

before(async () => {
  assert.ok(discord, "LODGE_TOWN is not set: name the program that plays Discord (see README.md)");
  at = `/guard/${discord.guild}`;
  desk = await somebody();
  await operator(desk, olga);
  api = program(await token(desk, olga, "servers", ["guard:write"]));
});

/** Each page there is, with these in the blanks of its path; those with other blanks are left out. */
async function everywhere(blanks) {
  const wrong = [];
  for (const route of unseen(pages(GUARD), [])) {
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

/** Shows once more who she is, before something that cannot be undone. */
const proves = () => goto(desk, "/account/password", olga);

/** Somebody uses a command. */
async function command(who, name, options) {
  const said = await discord.act({ do: "command", who, name, options });
  assert.equal(typeof said, "string", `nobody answered ${name}`);
  return said;
}

/** Asks until it is so. */
async function until(what, is) {
  for (let tries = 0; tries < 400; tries++) {
    if (await is()) return;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  assert.fail(`waited in vain until ${what}`);
}

test("before anybody said who they are on Discord", async () => {
  await audit(desk, "/guard");
  assert.match(await desk.textContent("main"), /Sign in with Discord/);
  // Somebody there, who says yes to Discord's question.
  await discord.act({ do: "visit", who: "olga" });
  await Promise.all([desk.waitForEvent("load"), desk.locator('a[href="/guard/sign-in"]').click()]);
  assert.match(desk.url(), /said=guard-known/);
});

test("with nothing in them", async () => {
  await until("the guard knows the server", async () => (await api("GET", "/guilds")).items[0]?.known);
  await everywhere({ guild: discord.guild });
});

test("with all that can be there", async () => {
  const { people, channels } = discord;
  const settings = await api("GET", `/guilds/${discord.guild}/settings`);
  settings.tell = channels.staff;
  settings.automod.rules = [SPAM];
  await api("PUT", `/guilds/${discord.guild}/settings`, settings);
  for (const text of ["Cheap watches", "watches, the best", "Hello"]) await discord.act({ do: "say", who: "kaan", where: "general", text });
  await until("the shadow has counted", async () => (await api("GET", `/guilds/${discord.guild}/shadow`)).rules[0].breaches > 1);
  await command("mira", "warn", { user: people.kaan, reason: "Offers that nobody asked for, again and again, whatever one says" });
  await command("tom", "report", { user: people.kaan, reason: "Look at what they write." });
  await command("mira", "ban", { user: people.troll, reason: "Rude" });
  const many = Array.from({ length: 12 }, (_, number) => `11880000000000009${String(number).padStart(2, "0")}`);
  await command("mira", "massban", { users: many.join(" "), reason: "A raid" });
  assert.equal((await api("GET", `/guilds/${discord.guild}/wishes`)).items.length, 1);
  assert.equal(await discord.act({ do: "delete", who: "olga", where: "boats" }), 200);
  await until("the change was written down", async () => (await api("GET", `/guilds/${discord.guild}/changes`)).items.length > 0);
  const [letter] = await discord.act({ do: "letters", who: "troll" });
  const link = new URL(/https?:\S+\/guard\/appeal\/\S+/.exec(letter)[0]);

  const troll = await somebody();
  await audit(troll, link.pathname);
  await keyboard(troll, link.pathname);
  looked.push(link.pathname);
  await send(troll, {}, "main form button[type=submit]");
  await look(troll, "appeal-wrong");
  await troll.goto(link.pathname);
  await send(troll, { words: "I am sorry." }, "main form button[type=submit]");
  await look(troll, "appeal-sent");

  await everywhere({ guild: discord.guild, number: 1 });
  await audit(desk, link.pathname);
  await keyboard(desk, link.pathname);
  await lookAt(`${at}/cases?search=nowhere`, "cases-nothing");
  await lookAt(`${at}/drills?profile=flood&raiders=30&seed=3`, "drill-flood");
  await lookAt(`${at}/drills?profile=nuke`, "drill-nuke");
  await lookAt(`${at}/restore?look=on&hours=1&actor=${people.olga}`, "restore-actor");
  assert.match(await desk.textContent("main"), /One thing would be put back/);
  await lookAt(`${at}/restore?look=on&hours=1`, "restore-whole");
});

/** Goes by Tab to what says this, and presses Enter there. */
async function enter(page, text) {
  for (let pressed = 0; pressed < 80; pressed++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.textContent.trim()) !== text) continue;
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    return;
  }
  assert.fail(`nobody comes to “${text}” by Tab`);
}

/** Looks at the page that is open, and holds the telephone again. */
async function lookOnTheWay(page, name) {
  await look(page, name);
  await keyboard(page, name);
  await page.setViewportSize({ width: 390, height: 844 });
}

test("newcomers go through their page with the keyboard alone, on a telephone", async () => {
  const settings = await api("GET", `/guilds/${discord.guild}/settings`);
  settings.entrance = {
    ...settings.entrance, on: true, work: true, oauth: true, questions: ["Who sent you?"],
    role: discord.roles.Crew, channel: discord.channels.general,
  };
  await api("PUT", `/guilds/${discord.guild}/settings`, settings);
  assert.equal(await command("mira", "verify post", {}), "The button is there.");
  const [newt, fenna] = await Promise.all(["newt", "fenna"].map(async (who) => {
    const browser = await somebody({ width: 390 });
    browser.newcomer = true;
    return { who, browser };
  }));
  for (const newcomer of [newt, fenna]) {
    await discord.act({ do: "come", who: newcomer.who });
    newcomer.path = new URL(await discord.act({ do: "press", who: newcomer.who })).pathname;
  }
  await audit(newt.browser, newt.path);
  await keyboard(newt.browser, newt.path);
  looked.push(newt.path);
  assert.deepEqual(await newt.browser.context().cookies(), [], "nothing before they go on");

  const page = newt.browser;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(newt.path);
  await enter(page, "Go on");
  await lookOnTheWay(page, "newcomer-questions");
  await page.reload();
  while (await page.evaluate(() => document.activeElement?.localName) !== "textarea") await page.keyboard.press("Tab");
  await page.keyboard.type("A friend from the harbour");
  await enter(page, "Send");
  await lookOnTheWay(page, "newcomer-away");
  await page.goto(newt.path);
  await enter(page, "Go on");
  await discord.act({ do: "visit", who: "newt" });
  await enter(page, "On to Discord");
  assert.equal(new URL(page.url()).pathname, newt.path);
  assert.match(await page.textContent("main"), /You are in\. Welcome\./);
  await lookOnTheWay(page, "newcomer-in");

  // Fenna wants a person.
  await fenna.browser.goto(fenna.path);
  await enter(fenna.browser, "I want a person instead");
  assert.match(await fenna.browser.textContent("main"), /Somebody of the staff will look at this first|Somebody of the staff decides/);
  await lookOnTheWay(fenna.browser, "newcomer-waits");
  await goto(desk, `${at}/verification`, olga);
  await look(desk, "verification-somebody-waits");
  await keyboard(desk, "verification-somebody-waits");
});

test("where something is wrong, and where something was done", async () => {
  await lookAt(`${at}/restore?look=on&hours=0&actor=x`, "restore-wrong");
  await lookAt(`${at}/drills?profile=flood&raiders=9999`, "drill-wrong");
  await goto(desk, `${at}/settings`, olga);
  await desk.locator(`form[action="${at}/settings"]`).evaluate((form) => { form.noValidate = true; });
  await send(desk, { "raid-flood-count": "0" }, `form[action="${at}/settings"] button[type=submit]`);
  await look(desk, "settings-wrong");
  await proves();
  await goto(desk, `${at}/second`, olga);
  await send(desk, {}, 'button[name="act"][value="no"]');
  assert.match(desk.url(), /said=guard-disagreed/);
  await look(desk, "second-no");
  await goto(desk, `${at}/shadow`, olga);
  await send(desk, {}, 'button[name="to"][value="on"]');
  assert.match(desk.url(), /said=guard-switched-on/);
  await proves();
  await goto(desk, `${at}/restore?look=on&hours=1&actor=${discord.people.olga}`, olga);
  await send(desk, {}, `form[method="post"][action="${at}/restore"] button`);
  assert.match(desk.url(), /said=guard-restored/);
  await look(desk, "restored");
  assert.ok(!house.said.some((line) => line.includes("ERROR")), "nothing went wrong");
});

test("there is no page about Discord servers that nobody looked at", () => {
  const routes = pages(GUARD);
  assert.ok(routes.length > 12, `the routes are elsewhere: ${routes.length}`);
  assert.deepEqual(unseen(routes, looked), [], "nobody looked at these");
  assert.deepEqual(idle(looked), [], "these need no excuse");
  assert.deepEqual(unseen([...routes, "/guard/{guild}/new"], looked), ["/guard/{guild}/new"]);
});
