// Every page there is, as whoever it is for sees it: the visitor, the account holder, the operator.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, test } from "node:test";
import { goto } from "./lib/acts.mjs";
import { audit, bare, look } from "./lib/audit.mjs";
import { leave, somebody } from "./lib/browser.mjs";
import { house } from "./lib/house.mjs";
import { keyboard } from "./lib/keyboard.mjs";
import { letter } from "./lib/letters.mjs";
import { customer, operator, send } from "./lib/people.mjs";
import { HOUSE, idle, pages, unseen } from "./lib/routes.mjs";
import { walk } from "./lib/walk.mjs";

after(leave);

/** What everybody sees is looked at with visitors' eyes. */
const SHOWN = [
  "/privacy", "/privacy/en", "/transparency", "/source", "/api", "/api/problems", "/voices", "/sign-in", "/sign-up",
  "/sign-up/sent", "/forgotten", "/forgotten/sent", "/farewell",
];

const olga = { email: "olga@mailbox.test", password: "a porter knows every key" };
const carla = { name: "Carla Customer", email: "carla@mailbox.test", password: "nobody guesses a sentence" };
const looked = [];

/** Looks at a page that no link leads to. */
async function lookAt(page, path) {
  await audit(page, path);
  await keyboard(page, path);
  looked.push(path);
}

/** Goes everywhere from `start`. */
async function everywhere(t, page, start, without) {
  const { visited, heaviest } = await walk(page, start, without);
  t.diagnostic(`${visited.length} pages, the heaviest ${heaviest} octets: ${visited.join(" ")}`);
  looked.push(...visited);
}

/** The path of the link in the next letter to somebody that leads to `where`. */
async function mailed(to, where) {
  const { links } = await letter(to, { matching: new RegExp(where) });
  return new URL(links.find((link) => link.includes(where))).pathname;
}

function lodge(...words) {
  execFileSync(house.program, [...words, "--config", house.config]);
}

let desk;
let page;
let home;

test("the first page that anybody sees is readable, light and silent", async () => {
  desk = await somebody();
  const link = house.said.find((line) => line.startsWith("set-up ")).slice("set-up ".length);
  await lookAt(desk, new URL(link).pathname);
  await operator(desk, olga);
});

test("every page that a visitor can reach is readable, light and silent", async (t) => {
  const visitor = await somebody();
  await everywhere(t, visitor, ["/", ...SHOWN], []);
  assert.deepEqual(await visitor.context().cookies(), [], "a visitor has no cookie");
});

test("whoever has no script waits a moment, and can read why", async () => {
  const visitor = await somebody({ script: false });
  for (const path of ["/sign-in", "/forgotten", "/sign-up"]) {
    await visitor.goto(path);
    await bare(visitor, `unscripted${path}`);
  }
  await send(visitor, { name: "Nora", email: "nora@mailbox.test" });
  assert.equal(await visitor.locator('[name="ticket"]').count(), 1, "it says to wait");
  await bare(visitor, "unscripted-waiting");
  await visitor.context().close();
});

test("every page behind a link in a letter is readable, light and silent", async () => {
  page = await somebody();
  await page.goto("/sign-up");
  await send(page, { name: carla.name, email: carla.email });
  const path = await mailed(carla.email, "/sign-up/confirm/");
  await lookAt(page, path);
  await page.goto(path);
  await send(page, { password: carla.password });

  const visitor = await somebody();
  await visitor.goto("/forgotten");
  await send(visitor, { email: carla.email });
  await lookAt(visitor, await mailed(carla.email, "/reset/"));
  await visitor.context().close();

  await goto(page, "/account/email", carla);
  await send(page, { email: "carla.elsewhere@mailbox.test" }, 'form[action="/account/email"] button');
  await lookAt(page, await mailed("carla.elsewhere@mailbox.test", "/account/email/confirm/"));

  lodge("domain", "add", "carla.test", "--account", carla.email, "--verified");
  lodge("alias", "add", "shop@carla.test", "--to", carla.email, "--label", "The shop");
  await page.goto("/mail/domains");
  home = await page.locator("main th a").first().getAttribute("href");
  await goto(page, `${home}/invite`, carla);
  await send(page, { email: olga.email }, `form[action="${home}/invite"] button`);
  await lookAt(desk, await mailed(olga.email, "/invited/"));
});

test("every page of an account holder is readable, light and silent", async (t) => {
  await page.goto("/help/new");
  await send(page, { text: "I cannot find the porter." });
  await page.goto("/account/webhooks/new");
  await send(page, { url: "https://program.test/events" }, 'form[action="/account/webhooks/new"] button');
  await everywhere(t, page, ["/", "/prove", "/mail/attention"], SHOWN);
  await page.goto(`${home}/aliases`);
  const alias = await page.locator('[name="chosen"]').first().getAttribute("value");
  await lookAt(page, `${home}/aliases/chosen?act=label&chosen=${alias}`);
});

test("every page of the operator is readable, light and silent", async (t) => {
  await goto(desk, "/admin/providers", olga);
  await look(desk, "providers-none");
  await desk.locator('form[action="/admin/providers"]').evaluate((form) => { form.noValidate = true; });
  await send(desk, { id: "No name!", issuer: "http://nowhere" }, 'form[action="/admin/providers"] button');
  assert.ok(await desk.locator("[aria-invalid=true]").count() > 1, "it says what is wrong");
  await look(desk, "providers-wrong");
  await goto(desk, "/admin/providers", olga);
  await desk.locator('[name="kind"][value="oidc"]').check();
  await send(desk, {
    id: "town", name: "The Town", issuer: house.provider.issuer, client_id: "lodge", client_secret: "hush",
    scopes: "openid email profile",
  }, 'form[action="/admin/providers"] button');
  const seen = looked.filter((path) => !/^\/(admin|account$|mail\/domains$|help$)/.test(path) && path !== "/");
  await everywhere(t, desk, ["/", "/admin/providers", "/set-up/address", "/set-up/mail", "/set-up/test"], [...SHOWN, ...seen]);
});

test("there is no page that nobody looked at", () => {
  const routes = pages(HOUSE);
  assert.ok(routes.length > 50, `the routes are elsewhere: ${routes.length}`);
  assert.deepEqual(unseen(routes, looked), [], "nobody looked at these");
  assert.deepEqual(idle(looked), [], "these need no excuse");
  // A page that somebody adds is noticed.
  assert.deepEqual(unseen([...routes, "/admin/new"], looked), ["/admin/new"]);
  assert.deepEqual(unseen([...routes, "/mail/domains/{domain}/new"], looked), ["/mail/domains/{domain}/new"]);
});
