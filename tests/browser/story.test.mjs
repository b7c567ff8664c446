// The story of a house: set up, signed up, lived in, left. Once as most people have it, once without script.
//
// Everything that is somebody's own has a mark in it (`marks`), and the house is told which of them belong to people who
// left: whoever started this may look for them in what is left of the house (crates/lodge/tests/it/browser.rs).

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { authenticator, deleteAccount, goto, second, signOut, token } from "./lib/acts.mjs";
import { program } from "./lib/api.mjs";
import { look } from "./lib/audit.mjs";
import { LODGE, leave, somebody } from "./lib/browser.mjs";
import { house } from "./lib/house.mjs";
import { letter } from "./lib/letters.mjs";
import { send as mail } from "./lib/mail.mjs";
import { marks } from "./lib/marks.mjs";
import { customer, send, signIn } from "./lib/people.mjs";
import { digits, withPasskeys } from "./lib/proof.mjs";

const left = {};
const stayed = {};

after(async () => {
  house.note({ left, stayed });
  await leave();
});

const olga = { name: "Olga Operator", email: "olga@mailbox.test", password: "a porter knows every key" };

test("the printed link makes the operator, and opens once", async () => {
  const page = await somebody();
  const link = house.said.find((line) => line.startsWith("set-up ")).slice("set-up ".length);
  await page.goto(link);
  await look(page, "set-up-operator");
  await send(page, { name: olga.name, email: olga.email, password: "short" });
  await look(page, "set-up-operator-again");
  assert.equal(await page.inputValue("[name=email]"), olga.email, "what was typed is still there");
  await send(page, { password: olga.password });
  assert.equal(new URL(page.url()).pathname, "/set-up/address");
  await look(page, "set-up-address");
  await send(page, {});
  await page.goto("/set-up/mail");
  await look(page, "set-up-mail");
  await page.goto("/set-up/test");
  await send(page, {});
  await look(page, "set-up-test");

  const another = await somebody();
  assert.equal((await another.goto(link)).status(), 404);
});

test("the operator lets people sign in from elsewhere", async () => {
  const page = await somebody();
  await signIn(page, olga);
  await goto(page, "/admin/providers", olga);
  await page.locator('[name="kind"][value="oidc"]').check();
  await send(page, {
    id: "town", name: "The Town", issuer: house.provider.issuer, client_id: "lodge", client_secret: "hush",
    scopes: "openid email profile",
  }, 'form[action="/admin/providers"] button');
  assert.ok((await page.textContent("main")).includes("The Town"));
  await look(page, "providers");
});

for (const script of [true, false]) {
  const how = script ? "with script" : "without script";
  const mark = marks("name", "email", "domain", "second", "alias", "label", "goal", "tag", "device", "token", "help", "hook", "helper", "sub");
  for (const [thing, word] of Object.entries(mark)) left[`${thing} ${how}`] = word;
  const carla = {
    name: `Carla ${mark.name}`,
    email: `${mark.email}@mailbox.test`,
    password: "nobody guesses a sentence",
    script,
  };
  const domain = `${mark.domain}.test`;
  const alias = `${mark.alias}@${domain}`;
  const goal = `${mark.goal}@mailbox.test`;
  const dora = { name: "Dora Delegate", email: `${marks("dora").dora}@mailbox.test`, password: "helping is a fine thing", script };
  stayed[`the helper ${how}`] = dora.email.split("@")[0];
  // Her own browser, from the first page to the last.
  let page;
  let codes;

  test(`${how}: somebody signs up, signs out and in again`, async () => {
    page = await somebody({ script });
    await customer(page, carla);
    assert.equal(new URL(page.url()).pathname, "/");
    const [before] = await page.context().cookies();
    await signOut(page);
    assert.deepEqual(await page.context().cookies(), [], "nothing stays in the browser");
    await signIn(page, { ...carla, password: "not my password at all" });
    await look(page, `sign-in-refused-${script}`);
    await send(page, { email: carla.email, password: carla.password });
    const [now] = await page.context().cookies();
    assert.notEqual(before.value, now.value, "another sign-in, another session");
  });

  test(`${how}: a domain is proved, and its aliases forward`, async () => {
    await page.goto("/mail/domains/new");
    await send(page, { name: domain });
    const home = new URL(page.url()).pathname;
    assert.match(home, /^\/mail\/domains\/\d+$/);
    await look(page, `domain-unproved-${script}`);
    await page.locator(`form[action="${home}/proof"] button`).click();
    await page.waitForLoadState();
    assert.equal(await page.locator("#proof-value").count(), 1, "nothing is published yet");
    const [name, value] = await page.locator("#proof-name, #proof-value").allTextContents();
    house.names.publish("TXT", name.replace(/\.$/, ""), value.replace(/^"|"$/g, ""));
    house.names.publish("MX", domain, "mail.lodge.test");
    house.names.publish("A", "mail.lodge.test", "127.0.0.1");
    await page.goto(home);
    await send(page, {}, `form[action="${home}/proof"] button`);
    await page.goto(home);
    assert.equal(await page.locator("#proof-value").count(), 0, "the domain is proved");
    await look(page, `domain-${script}`);
    await page.goto(`${home}/dns`);
    await look(page, `dns-${script}`);
    await page.goto(`${home}/aliases/new`);
    const lines = `${mark.alias} → ${goal} # ${mark.label}\nnews -> ${carla.email}`;
    await send(page, { lines }, `form[action="${home}/aliases/new"] button`);
    await page.goto(`${home}/aliases`);
    assert.ok((await page.textContent("main")).includes("news"));
    await look(page, `aliases-${script}`);

    assert.match(await mail(house.mail, { to: alias, subject: `Hello ${how}` }), /^250/);
    assert.match((await letter(goal, { matching: new RegExp(`Hello ${how}`) })).subject, /Hello/);
  });

  test(`${how}: every way to prove who one is opens the door`, async () => {
    const device = script ? await withPasskeys(page) : undefined;
    if (device) {
      await goto(page, "/account/passkeys/new", carla);
      await look(page, "passkey-new");
      await page.locator('form[data-passkey="register"] [name="label"]').fill(mark.device);
      await Promise.all([page.waitForEvent("load"), page.locator('form[data-passkey="register"] button').click()]);
      assert.equal(await device.count(), 1);
      await goto(page, "/account/security", carla);
      assert.ok((await page.textContent("main")).includes(mark.device));
    }
    const app = await authenticator(page, carla);
    codes = app.codes;
    await look(page, `codes-${script}`);
    await signOut(page);
    await signIn(page, carla);
    assert.equal(new URL(page.url()).pathname, "/sign-in", "the second step comes first");
    await look(page, `second-${script}`);
    await second(page, digits(app.secret, 1));
    assert.equal(new URL(page.url()).pathname, "/");
    await signOut(page);
    for (const expected of ["/", "/sign-in/second"]) {
      await signIn(page, carla);
      await second(page, codes[0]);
      assert.equal(new URL(page.url()).pathname, expected, "a recovery code opens once");
      if (expected === "/") await signOut(page);
    }
    if (!device) {
      // The form is still there. Whoever began anew each time would be told, and rightly, that this was too often.
      await second(page, codes[1]);
      return;
    }
    await page.goto("/sign-in");
    await Promise.all([page.waitForURL("/"), page.locator('form[data-passkey="sign-in"] button').click()]);
    await signOut(page);
    await device.refuse();
    await page.goto("/sign-in");
    await page.locator('form[data-passkey="sign-in"] button').click();
    await page.waitForSelector("[data-error]:not([hidden])");
    await look(page, "passkey-refused");
    await device.agree();
    await page.goto("/sign-in");
    await Promise.all([page.waitForURL("/"), page.locator('form[data-passkey="sign-in"] button').click()]);
  });

  test(`${how}: an account elsewhere is linked, and opens the door`, async () => {
    house.provider.person = { sub: mark.sub, email: carla.email, email_verified: true, name: carla.name };
    await goto(page, "/account/security", carla);
    await Promise.all([page.waitForEvent("load"), page.locator('a[href="/account/links/new/town"]').click()]);
    await page.waitForURL(/localhost.*\/back/);
    await look(page, `with-link-${script}`);
    await send(page, {}, 'form[action="/account/links"] button');
    await page.goto("/account/security");
    assert.equal(await page.locator('form[action^="/account/links/"]').count(), 1, "it is linked");
    await signOut(page);
    await page.goto("/sign-in");
    await Promise.all([page.waitForURL(/\/back/), page.locator('a[href^="/sign-in/with/town"]').click()]);
    await look(page, `with-${script}`);
    await send(page, {}, 'form[action="/sign-in/with"] button');
    assert.equal(new URL(page.url()).pathname, "/sign-in/with", "whoever has an app is asked for it here too");
    await second(page, codes[2]);
    assert.equal(new URL(page.url()).pathname, "/", await page.textContent("main"));
  });

  test(`${how}: somebody is invited to help, and sees what they may`, async () => {
    await page.goto("/mail/domains");
    const home = await page.locator("main th a").first().getAttribute("href");
    await goto(page, `${home}/invite`, carla);
    await look(page, `invite-${script}`);
    await page.locator('[name="role"][value="viewer"]').check();
    await send(page, { email: dora.email }, `form[action="${home}/invite"] button`);
    const helper = await somebody({ script });
    const { links } = await letter(dora.email, { matching: /\/invited\// });
    await customer(helper, dora);
    await helper.goto(links[0]);
    await look(helper, `invited-${script}`);
    await send(helper, {});
    await helper.goto(`${home}/aliases`);
    assert.ok((await helper.textContent("main")).includes(alias), "she sees the aliases");
    assert.equal((await helper.goto(`${home}/aliases/new`)).status(), 403, "and may not add any");
    await helper.context().close();
  });

  test(`${how}: a program does the same with a token`, async () => {
    const scopes = ["account:read", "account:write", "domains:read", "domains:write", "aliases:read", "aliases:write"];
    const text = await token(page, carla, mark.token, scopes);
    assert.match(text, /^lodge_/);
    await look(page, `token-${script}`);
    const api = program(text);
    assert.equal((await api("GET", "/account")).email, carla.email);

    const added = await api("POST", "/domains", { name: `${mark.second}.test` }, 201);
    assert.equal(added.proved_at, null);
    await api("POST", `/domains/${added.id}/proof`, undefined, 409);
    house.names.publish("TXT", `_lodge.${added.name}`, added.proof);
    assert.ok((await api("POST", `/domains/${added.id}/proof`)).proved_at);
    const one = await api("POST", `/domains/${added.id}/aliases`, { alias: mark.tag, destinations: [goal], label: mark.label }, 201);
    const items = ["one", "two"].map((name) => ({ alias: name, destinations: [carla.email] }));
    await api("POST", `/domains/${added.id}/aliases/bulk`, { items }, 201);
    assert.match(await mail(house.mail, { to: one.address, subject: `Program ${how}` }), /^250/);
    await letter(goal, { matching: new RegExp(`Program ${how}`) });
    const usage = await api("GET", "/usage");
    assert.deepEqual([usage.domains.used, usage.aliases.used, usage.messages_today.used], [2, 5, 2]);
    await api("POST", `/domains/${added.id}/invitations`, { email: `${mark.helper}@mailbox.test`, role: "editor" }, 202);
    assert.ok((await letter(`${mark.helper}@mailbox.test`)).links.some((link) => link.includes("/invited/")));
  });

  test(`${how}: somebody asks for help, and has events told to a program`, async () => {
    await page.goto("/help/new");
    await send(page, { text: `I cannot find ${mark.help}.` });
    assert.match(new URL(page.url()).pathname, /^\/help\/\d+$/);
    await look(page, `help-${script}`);
    if (!process.env.LODGE_HOOK) return;
    await page.goto("/account/webhooks/new");
    await send(page, { url: `${process.env.LODGE_HOOK}/${mark.hook}` }, 'form[action="/account/webhooks/new"] button');
    await look(page, `webhook-${script}`);
    await page.goto("/account/webhooks");
    await page.locator('main a[href^="/account/webhooks/"]:not([href$="/new"])').first().click();
    await send(page, {}, 'form[action$="/test"] button');
    // It is told at the next beat; whoever leaves before that has it forgotten untold.
    const told = page.locator("main tbody .badge");
    for (let tries = 0; tries < 100 && !(await told.count()); tries += 1) {
      await pause(200);
      await page.reload();
    }
    assert.equal(await told.first().textContent(), "204");
    await look(page, `webhook-tested-${script}`);
  });

  test(`${how}: whoever leaves takes a copy along, and is gone`, async () => {
    const desk = await somebody();
    await signIn(desk, olga);
    await goto(desk, "/admin/backups", olga);
    await send(desk, {}, 'form[action="/admin/backups"] button');
    await desk.context().close();

    const other = await somebody({ script });
    await signIn(other, carla);
    await second(other, codes[3]);
    assert.equal(new URL(other.url()).pathname, "/");
    await goto(page, "/account/data", carla);
    assert.ok((await page.textContent("main")).includes(carla.email), "everything that is known is shown");
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator('a[href="/account/data/export.json"]').click()]);
    const text = readFileSync(await download.path(), "utf8");
    assert.equal(typeof JSON.parse(text), "object");
    for (const thing of [carla.name, carla.email, domain, alias, goal, mark.second, mark.tag, mark.label, mark.help, mark.token]) {
      assert.ok(text.includes(thing), `${thing} is in the export`);
    }
    for (const secret of [carla.password, ...codes]) assert.ok(!text.includes(secret), "no credential is in the export");
    assert.doesNotMatch(text, /\$argon2|lodge_[A-Za-z0-9]{20}/, "nor anything that is made from one");

    await deleteAccount(page, carla);
    await look(page, `farewell-${script}`);
    assert.deepEqual(await page.context().cookies(), [], "nothing stays in the browser");
    await other.goto("/account");
    assert.equal(new URL(other.url()).pathname, "/sign-in", "every session is dead");
    await signIn(other, carla);
    assert.equal(new URL(other.url()).pathname, "/sign-in", "the door does not know them any more");
    for (const to of [alias, `${mark.tag}@${mark.second}.test`]) {
      assert.match(await mail(house.mail, { to }), /^550/, "and neither does mail");
    }
    await page.context().close();
  });
}
