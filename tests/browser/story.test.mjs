// The story of a house: set up, signed up, lived in, left. Once as most people have it, once without script.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { authenticator, deleteAccount, goto, signOut, token } from "./lib/acts.mjs";
import { look } from "./lib/audit.mjs";
import { LODGE, leave, somebody } from "./lib/browser.mjs";
import { house } from "./lib/house.mjs";
import { letter } from "./lib/letters.mjs";
import { send as mail } from "./lib/mail.mjs";
import { customer, operator, send, signIn } from "./lib/people.mjs";
import { digits, withPasskeys } from "./lib/proof.mjs";

after(leave);

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
  const carla = {
    name: "Carla Customer",
    email: `carla-${script}@mailbox.test`,
    password: "nobody guesses a sentence",
    script,
  };

  test(`${how}: somebody signs up, signs out and in again`, async () => {
    const page = await somebody({ script });
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

  test(`${how}: an authenticator app, and a recovery code when it is lost`, async () => {
    const page = await somebody({ script });
    await signIn(page, carla);
    const { secret, codes } = await authenticator(page, carla);
    await look(page, `codes-${script}`);
    await signOut(page);
    await signIn(page, carla);
    assert.equal(new URL(page.url()).pathname, "/sign-in", "the second step comes first");
    await look(page, `second-${script}`);
    await send(page, { digits: digits(secret, 1) });
    assert.equal(new URL(page.url()).pathname, "/");
    await signOut(page);
    for (const expected of ["/", "/sign-in/second"]) {
      await signIn(page, carla);
      await send(page, { digits: codes[0] });
      assert.equal(new URL(page.url()).pathname, expected, "a recovery code opens once");
      if (expected === "/") await signOut(page);
    }
    await signIn(page, carla);
    await send(page, { digits: codes[1] });
    await goto(page, "/account/totp", carla);
    await send(page, {}, 'form[action="/account/totp/remove"] button');
  });

  test(`${how}: a token reads over the API what its holder sees`, async () => {
    const page = await somebody({ script });
    await signIn(page, carla);
    const text = await token(page, carla, "a program", ["account:read", "domains:read"]);
    assert.match(text, /^lodge_/);
    await look(page, `token-${script}`);
    const answer = await fetch(new URL("/api/v1/account", LODGE), { headers: { authorization: `Bearer ${text}` } });
    assert.equal(answer.status, 200);
    assert.equal((await answer.json()).email, carla.email);
  });

  test(`${how}: an account elsewhere is linked, and opens the door`, async () => {
    house.provider.person = { sub: `carla-${script}`, email: carla.email, email_verified: true, name: carla.name };
    const page = await somebody({ script });
    await signIn(page, carla);
    await goto(page, "/account/security", carla);
    await Promise.all([page.waitForEvent("load"), page.locator('a[href="/account/links/new/town"]').click()]);
    await page.waitForURL(/localhost/);
    if (new URL(page.url()).pathname !== "/account/security") await send(page, {});
    await page.goto("/account/security");
    assert.equal(await page.locator('form[action^="/account/links/"]').count(), 1, "it is linked");
    await signOut(page);
    await page.goto("/sign-in");
    await Promise.all([page.waitForURL(/\/back/), page.locator('a[href^="/sign-in/with/town"]').click()]);
    await look(page, `with-${script}`);
    await send(page, {}, 'form[action="/sign-in/with"] button');
    assert.equal(new URL(page.url()).pathname, "/");
  });

  const domain = `carla-${script}.test`;
  const alias = `shop@${domain}`;

  test(`${how}: a domain is proved, and its aliases forward`, async () => {
    const page = await somebody({ script });
    await signIn(page, carla);
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
    await send(page, { lines: `shop → ${carla.email} # The shop\nnews -> ${carla.email}` }, `form[action="${home}/aliases/new"] button`);
    await page.goto(`${home}/aliases`);
    assert.ok((await page.textContent("main")).includes("news"));
    await look(page, `aliases-${script}`);

    assert.match(await mail(house.mail, { to: alias, subject: `Hello ${how}` }), /^250/);
    assert.match((await letter(carla.email, { matching: new RegExp(`Hello ${how}`) })).subject, /Hello/);
  });

  const dora = { name: "Dora Delegate", email: `dora-${script}@mailbox.test`, password: "helping is a fine thing", script };

  test(`${how}: somebody is invited to help, and sees what they may`, async () => {
    const page = await somebody({ script });
    await signIn(page, carla);
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
  });

  test(`${how}: whoever leaves is gone`, async () => {
    const page = await somebody({ script });
    const other = await somebody({ script });
    await signIn(page, carla);
    await signIn(other, carla);
    await goto(page, "/account/data", carla);
    assert.ok((await page.textContent("main")).includes(carla.email), "everything that is known is shown");
    await deleteAccount(page, carla);
    await look(page, `farewell-${script}`);
    await other.goto("/account");
    assert.equal(new URL(other.url()).pathname, "/sign-in", "every session is dead");
    await signIn(other, carla);
    assert.equal(new URL(other.url()).pathname, "/sign-in", "the door does not know them any more");
    assert.match(await mail(house.mail, { to: alias }), /^550/, "and neither does mail");
  });
}

test("a passkey is made, and opens the door without a password", async () => {
  const page = await somebody();
  const device = await withPasskeys(page);
  const paula = { name: "Paula Passkey", email: "paula@mailbox.test", password: "a key is better than a word" };
  await customer(page, paula);
  await goto(page, "/account/passkeys/new", paula);
  await look(page, "passkey-new");
  await page.locator('form[data-passkey="register"] [name="label"]').fill("This computer");
  await Promise.all([page.waitForEvent("load"), page.locator('form[data-passkey="register"] button').click()]);
  assert.equal(await device.count(), 1);
  await goto(page, "/account/security", paula);
  assert.ok((await page.textContent("main")).includes("This computer"));
  await signOut(page);
  await page.goto("/sign-in");
  await Promise.all([page.waitForURL("/"), page.locator('form[data-passkey="sign-in"] button').click()]);
  await signOut(page);
  await device.refuse();
  await page.goto("/sign-in");
  await page.locator('form[data-passkey="sign-in"] button').click();
  await page.waitForSelector("[data-error]:not([hidden])");
  await look(page, "passkey-refused");
});
