// What somebody's program does over the API.

import assert from "node:assert/strict";
import { LODGE } from "./browser.mjs";

/** A program with this token: `await api("POST", "/domains", { name }, 201)` gives what was answered. */
export function program(token) {
  return async (method, path, body, expected = 200) => {
    const headers = { authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }) };
    const answer = await fetch(new URL(`/api/v1${path}`, LODGE), { method, headers, body: body && JSON.stringify(body) });
    const text = await answer.text();
    assert.equal(answer.status, expected, `${method} ${path}: ${text}`);
    return text ? JSON.parse(text) : undefined;
  };
}
