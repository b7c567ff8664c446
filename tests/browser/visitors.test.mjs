// What somebody sees who has no account.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { LODGE, leave, somebody } from "./lib/browser.mjs";
import { look } from "./lib/audit.mjs";

after(leave);

test("a page that is not there says so, to people and to programs", async () => {
  const visitor = await somebody();
  const answer = await visitor.goto("/no/such/page");
  assert.equal(answer.status(), 404);
  await look(visitor, "missing");
  const program = await fetch(new URL("/no/such/page", LODGE), { headers: { accept: "application/json" } });
  assert.equal(program.status, 404);
  assert.match(program.headers.get("content-type"), /^application\/problem\+json/);
});

for (const [language, word] of [["en", "Sign in"], ["tr", "Giriş yap"], ["nl", "Inloggen"], ["ru", "Войти"]]) {
  test(`a browser that asks for ${language} is answered in it`, async () => {
    const visitor = await somebody({ language });
    await visitor.goto("/");
    assert.equal(await visitor.evaluate(() => document.documentElement.lang), language);
    assert.ok((await visitor.textContent("header")).includes(word), `${word} in the header`);
    await look(visitor, `first-${language}`);
  });
}
