// A long list of aliases, in a browser: found while typing, switched in place, several changed at once; and the records
// of the mail host, which the page looks at by itself.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { leave, somebody } from "./lib/browser.mjs";
import { audit, look } from "./lib/audit.mjs";
import { house } from "./lib/house.mjs";
import { operator, send, signIn } from "./lib/people.mjs";

after(leave);

const olga = { email: "olga@mailbox.test", password: "a porter knows every key" };
let page;
let at;

before(async () => {
  page = await somebody();
  await operator(page, olga);
});

test("the records of the mail host are looked at while the page is open", async () => {
  await audit(page, "/set-up/mail");
  await audit(page, "/admin/host");
  const patient = await somebody();
  await signIn(patient, olga);
  await patient.clock.install();
  await patient.goto("/admin/host");
  assert.match(await patient.textContent("#mail-host"), /Missing/);
  house.names.publish("A", "mail.lodge.test", "127.0.0.1");
  await patient.evaluate(() => { globalThis.same = true; });
  await patient.locator('[data-copy="address-0-name"]').focus();
  await patient.clock.fastForward(10_000);
  await patient.getByText("Compare: these have to be the public addresses of this machine.").waitFor();
  assert.ok(await patient.evaluate(() => globalThis.same), "without loading the page again");
  assert.equal(await patient.evaluate(() => document.activeElement.dataset.copy), "address-0-name", "the focus stays");
});

test("aliases are found while one types", async () => {
  await page.goto("/mail/domains/new");
  await send(page, { name: "olga.test" });
  at = `${new URL(page.url()).pathname}/aliases`;
  await page.goto(`${at}/new`);
  const lines = Array.from({ length: 60 }, (_, number) => `name${number} → ann@mailbox.test # ${number % 2 ? "odd" : "even"}`);
  await send(page, { lines: lines.join("\n") });
  await audit(page, at);
  await page.evaluate(() => { globalThis.same = true; });
  await page.locator("#search").pressSequentially("name5");
  await page.waitForFunction(() => document.querySelectorAll("#found tbody tr").length === 11);
  assert.ok(await page.evaluate(() => globalThis.same), "without loading the page again");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search", "the focus stays");
  await page.waitForFunction(() => [...document.querySelectorAll("[role=status]")].some((place) => place.textContent === "11 aliases"));
  assert.equal(new URL(page.url()).searchParams.get("search"), "name5", "the address leads back to it");
  await page.selectOption("#sort", "name");
  await page.waitForFunction(() => document.querySelector("#found tbody th").textContent === "name5@olga.test");
  await look(page, "aliases-found");

  await page.locator("#found tbody th a").first().click();
  await page.waitForURL(/aliases\/\d+$/);
  await page.goBack();
  await page.waitForFunction(() => document.querySelectorAll("#found tbody tr").length === 11);
  assert.equal(await page.inputValue("#search"), "name5", "the way back leads to what was found");
});

test("one alias is switched off and on without leaving the list", async () => {
  await page.goto(`${at}?search=name59`);
  await page.evaluate(() => { globalThis.same = true; });
  await page.locator("#found tbody button").click();
  await page.locator("#found .badge.warn").waitFor();
  assert.ok(await page.evaluate(() => globalThis.same), "without loading the page again");
  assert.ok(await page.evaluate(() => document.activeElement.id.startsWith("switch-")), "the focus stays on the button");
  await page.locator("#found tbody button").click();
  await page.locator("#found .badge.ok").waitFor();
});

for (const script of [true, false]) {
  test(`several are changed at once ${script ? "with" : "without"} script`, async () => {
    const person = await somebody({ script });
    await signIn(person, olga);
    await person.goto(`${at}?label=odd&sort=name`);
    if (script) await person.locator("[data-all]").check();
    else for (const box of (await person.locator('[name="chosen"]').all()).slice(0, 3)) await box.check();
    const chosen = await person.locator('[name="chosen"]:checked').count();
    await Promise.all([person.waitForEvent("load"), person.locator('#chosen button[value="off"]').click()]);
    await look(person, `chosen-${script}`);
    assert.ok((await person.textContent("h1")).includes(String(chosen)));
    await send(person, {}, ".confirm button[type=submit]");
    await person.goto(`${at}?state=off`);
    assert.equal(await person.locator("#found tbody tr").count(), chosen);
    if (!script) return;
    await person.goto(`${at}?state=off`);
    await person.locator("[data-all]").check();
    await Promise.all([person.waitForEvent("load"), person.locator('#chosen button[value="on"]').click()]);
    await send(person, {}, ".confirm button[type=submit]");
  });
}

test("a file is taken in, with and without script", async () => {
  for (const script of [true, false]) {
    const person = await somebody({ script });
    await signIn(person, olga);
    await person.goto(`${at}/import`);
    const file = (text) => ({ name: "aliases.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await person.setInputFiles("#file", file("alias,destinations\nx,nonsense\n"));
    await Promise.all([person.waitForEvent("load"), person.locator("main form button[type=submit]").click()]);
    await look(person, `import-wrong-${script}`);
    assert.match(await person.textContent("[role=alert]"), /Line .?2/);
    await person.setInputFiles("#file", file(`alias;destinations;label\nfile-${script};ann@mailbox.test;From a file\n`));
    await Promise.all([person.waitForEvent("load"), person.locator("main form button[type=submit]").click()]);
    await person.goto(`${at}?search=file-${script}`);
    assert.equal(await person.locator("#found tbody tr").count(), 1);
  }
});
