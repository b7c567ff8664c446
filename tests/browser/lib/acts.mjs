// What an account holder does, step by step; the same with and without script.

import assert from "node:assert/strict";
import { digits } from "./proof.mjs";
import { send } from "./people.mjs";

/** Shows once more who one is, if that is asked. */
export async function prove(page, { password, secret }) {
  if (new URL(page.url()).pathname !== "/prove") return;
  if (password) await send(page, { password }, 'form:has([name="password"]) button[type=submit]');
  else await send(page, { digits: digits(secret, 1) }, 'form:has([name="digits"]) button[type=submit]');
}

/** Opens a page that may ask first who one is. */
export async function goto(page, path, who) {
  await page.goto(path);
  await prove(page, who);
  if (new URL(page.url()).pathname !== path) await page.goto(path);
}

/** Sets an authenticator app up; gives its secret and the recovery codes. */
export async function authenticator(page, who) {
  await goto(page, "/account/totp", who);
  const secret = (await page.textContent("#secret")).trim();
  await send(page, { digits: digits(secret) }, 'form[action="/account/totp"] button[type=submit]');
  const codes = await page.locator("#codes li").allTextContents();
  assert.equal(codes.length, 10, "ten recovery codes");
  return { secret, codes };
}

/** Answers the second question at the door: with the digits of an app, or with a recovery code. */
export async function second(page, code) {
  await send(page, { digits: code }, 'form[action="/sign-in/second"] button[type=submit]');
}

/** Makes a token; gives its text. */
export async function token(page, who, label, scopes) {
  await goto(page, "/account/tokens", who);
  const form = page.locator('form[action="/account/tokens"]');
  await form.locator('[name="label"]').fill(label);
  for (const scope of scopes) await form.locator(`[name="scopes"][value="${scope}"]`).check();
  await Promise.all([page.waitForEvent("load"), form.locator("button[type=submit]").click()]);
  return (await page.textContent("#token")).trim();
}

export async function signOut(page) {
  await Promise.all([page.waitForEvent("load"), page.locator('header form[action="/sign-out"] button').click()]);
}

/** Deletes the account, for good. */
export async function deleteAccount(page, who) {
  await goto(page, "/account/delete", who);
  await send(page, { email: who.email }, 'form[action="/account/delete"] button[type=submit]');
  assert.equal(new URL(page.url()).pathname, "/farewell");
}
