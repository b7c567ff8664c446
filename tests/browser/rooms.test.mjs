// What account holders and operators see: every page of theirs.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { leave, somebody } from "./lib/browser.mjs";
import { customer, operator } from "./lib/people.mjs";
import { walk } from "./lib/walk.mjs";

after(leave);

/** What everybody sees is looked at with visitors' eyes. */
const SHOWN = ["/privacy", "/privacy/en", "/transparency", "/source", "/api", "/api/problems", "/voices", "/sign-in", "/sign-up"];

const olga = { email: "olga@mailbox.test", password: "a porter knows every key" };
const carla = { name: "Carla Customer", email: "carla@mailbox.test", password: "nobody guesses a sentence" };

test("every page of the operator is readable, light and silent", async (t) => {
  const page = await somebody();
  await operator(page, olga);
  const { visited, heaviest } = await walk(page, ["/"], SHOWN);
  t.diagnostic(`${visited.length} pages, the heaviest ${heaviest} octets: ${visited.join(" ")}`);
  assert.ok(visited.length > 10, visited.join(" "));
});

test("every page of an account holder is readable, light and silent", async (t) => {
  const page = await somebody();
  await customer(page, carla);
  const { visited, heaviest } = await walk(page, ["/"], SHOWN);
  t.diagnostic(`${visited.length} pages, the heaviest ${heaviest} octets: ${visited.join(" ")}`);
  assert.ok(visited.length > 5, visited.join(" "));
});
