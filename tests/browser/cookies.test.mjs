// What stays in a browser, and what stands for it in the house: one cookie, of one form, and a session behind it
// (promises C4 and F6). LODGE_CACHE names a Redis, if sessions are to be there.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signOut } from "./lib/acts.mjs";
import { stored } from "./lib/audit.mjs";
import { leave, somebody } from "./lib/browser.mjs";
import { house } from "./lib/house.mjs";
import { operator, send, signIn } from "./lib/people.mjs";
import { redis } from "./lib/redis.mjs";

const CACHE = process.env.LODGE_CACHE;
const DAY = 86_400;
const olga = { email: "olga@mailbox.test", password: "a porter knows every key" };

after(leave);

/** The lines by which a browser was told to keep something, while `act` happened. */
async function planted(page, act) {
  const lines = [];
  const listen = (answer) => lines.push(answer.headersArray().then((all) => all.filter(({ name }) => name.toLowerCase() === "set-cookie")));
  page.on("response", listen);
  await act();
  page.off("response", listen);
  return (await Promise.all(lines)).flat().map(({ value }) => value);
}

async function sessions(cache) {
  return cache ? (await cache.ask("KEYS", "lodge:session:*")).sort() : [];
}

test("one cookie of one form, from signing in to signing out", async () => {
  const cache = CACHE && await redis(CACHE);
  const page = await somebody();
  const visited = await planted(page, async () => {
    for (const path of ["/", "/sign-in", "/sign-up", "/forgotten", "/privacy", "/nowhere"]) {
      await page.goto(path);
      assert.deepEqual(await stored(page), [], path);
    }
  });
  assert.deepEqual([visited, await page.context().cookies()], [[], []], "a visitor is given nothing");

  const before = await sessions(cache);
  const given = await planted(page, () => operator(page, olga));
  assert.equal(given.length, 1, given.join("\n"));
  assert.match(given[0], /^__Host-lodge=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
  const more = await planted(page, async () => {
    for (const path of ["/", "/account", "/account/security", "/admin", "/help/new", "/mail/domains", "/api"]) {
      await page.goto(path);
      assert.equal((await page.context().cookies()).length, 1, path);
      assert.deepEqual(await stored(page), [], path);
    }
  });
  assert.deepEqual(more, [], "and nothing after that");

  if (cache) {
    const [{ value }] = await page.context().cookies();
    const opened = (await sessions(cache)).filter((key) => !before.includes(key));
    assert.equal(opened.length, 1, "the session is in Redis");
    assert.match(opened[0], /^lodge:session:[0-9a-f]{64}$/, "under a keyed hash");
    const left = await cache.ask("TTL", opened[0]);
    assert.ok(left > 13 * DAY && left <= 14 * DAY, `it ends by itself, in ${left} seconds`);
    for (const key of await cache.ask("KEYS", "lodge:*")) {
      assert.ok(await cache.ask("TTL", key) > 0, `${key.split(":")[1]} ends by itself`);
      const body = await cache.ask("GET", key);
      for (const secret of [value, olga.email, "Chrome"]) assert.ok(!`${key} ${body}`.includes(secret), key);
    }
    await signOut(page);
    assert.deepEqual((await sessions(cache)).filter((key) => opened.includes(key)), [], "signing out ends it there too");
  } else {
    await signOut(page);
  }
  assert.deepEqual(await page.context().cookies(), [], "and in the browser");
  // Whoever looks afterwards finds one session that goes on.
  await signIn(page, olga);
  assert.equal((await page.context().cookies()).length, 1);
  house.note({ sessions: (await sessions(cache)).filter((key) => !before.includes(key)).length });
  cache?.close();
});

test("what should not be there is noticed", async () => {
  const page = await somebody();
  await page.goto("/");
  const url = page.url().replace("http:", "https:");
  for (const wrong of [
    { name: "__Host-lodge", value: "short", httpOnly: true, secure: true, sameSite: "Lax" },
    { name: "__Host-lodge", value: "A".repeat(43), httpOnly: false, secure: true, sameSite: "Lax" },
    { name: "__Host-lodge", value: "A".repeat(43), httpOnly: true, secure: true, sameSite: "None" },
    { name: "__Host-lodge", value: "A".repeat(43), httpOnly: true, secure: true, sameSite: "Lax", expires: Date.now() / 1000 + DAY },
    { name: "visitor", value: "A".repeat(43), httpOnly: true, secure: true, sameSite: "Lax" },
  ]) {
    await page.context().addCookies([{ url, ...wrong }]);
    assert.equal((await stored(page)).filter((line) => line.startsWith("a cookie")).length, 1, JSON.stringify(wrong));
    await page.context().clearCookies();
  }
  assert.deepEqual(await stored(page), []);
  await page.evaluate(() => { localStorage.setItem("who", "me"); sessionStorage.setItem("who", "me"); });
  assert.equal((await stored(page)).length, 2);
});
