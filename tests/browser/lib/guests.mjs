// Guests who write under somebody's page without a browser: many, and from many places.

import assert from "node:assert/strict";
import { request } from "node:http";
import { LODGE } from "./browser.mjs";
import { house } from "./house.mjs";

/** Writes a comment; gives its number. `network` is where it comes from: each number is another. */
export async function write(site, { name, body, page = "/post", parent = "", network = 0 }) {
  const form = new URLSearchParams({ site, page, parent, name, body, title: "A post", email: "", website: "", lang: "en" });
  const { status, text } = await post("/embed/comments", form, `127.${network + 1}.1.1`);
  assert.equal(status, 201, text);
  return JSON.parse(text).id;
}

/** Sends a form from an address of this machine. */
function post(path, form, localAddress) {
  return new Promise((resolve, reject) => {
    const headers = { host: LODGE.host, accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
    const asking = request({ host: "127.0.0.1", port: house.http, path, method: "POST", headers, localAddress }, async (answer) => {
      let text = "";
      for await (const part of answer) text += part;
      resolve({ status: answer.statusCode, text });
    });
    asking.on("error", reject).end(String(form));
  });
}
