// What people do here, with or without script.

import assert from "node:assert/strict";
import { house } from "./house.mjs";
import { letter } from "./letters.mjs";

/** Fills in the fields of the form that holds `button`, by their names, and sends it. */
export async function send(page, fields, button = "main form button[type=submit]") {
  const form = page.locator(button).first().locator("xpath=ancestor::form");
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]`).first();
    if (typeof value === "boolean") await field.setChecked(value);
    else if (await field.evaluate((element) => element.localName) === "select") await field.selectOption(value);
    else await field.fill(value);
  }
  await Promise.all([page.waitForEvent("load"), page.locator(button).first().click()]);
}

/** Opens the link of the first start and becomes the operator. */
export async function operator(page, { name = "Olga Operator", email, password }) {
  const link = house.said.find((line) => line.startsWith("set-up "))?.slice("set-up ".length);
  assert.ok(link, "a link to set Lodge up is printed");
  await page.goto(link);
  await send(page, { name, email, password });
}

/** Signs up, waits for the letter, follows its link, chooses a password. */
export async function customer(page, { name, email, password, script = true }) {
  await page.goto("/sign-up");
  await send(page, { name, email });
  if (!script) {
    // Who has no script waits a moment instead.
    await page.waitForTimeout(Number(/\d+/.exec(await page.textContent(".notice"))[0]) * 1000 + 500);
    await send(page, {});
  }
  const { links } = await letter(email);
  await page.goto(links[0]);
  await send(page, { password });
}

/** Signs in with a password. */
export async function signIn(page, { email, password }) {
  await page.goto("/sign-in");
  await send(page, { email, password });
}
