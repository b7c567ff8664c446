// The letters that a real SMTP sink received: one file each.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { house } from "./house.mjs";

const taken = new Set();

/** The subjects of all letters to this address that nobody has taken yet. */
export function untaken(to) {
  const names = readdirSync(house.letters).filter((name) => !taken.has(name)).sort();
  const all = names.map((name) => parse(readFileSync(join(house.letters, name), "utf8")));
  return all.filter((read) => read.to.includes(to.toLowerCase())).map(({ subject }) => subject);
}

/** The next letter to this address that nobody has taken yet. */
export async function letter(to, { matching = /./, seconds = 20 } = {}) {
  for (let tries = 0; tries < seconds * 10; tries++) {
    for (const name of readdirSync(house.letters).sort()) {
      if (taken.has(name)) continue;
      const read = parse(readFileSync(join(house.letters, name), "utf8"));
      if (!read.to.includes(to.toLowerCase()) || !matching.test(`${read.subject}\n${read.text}`)) continue;
      taken.add(name);
      return read;
    }
    await pause(100);
  }
  throw new Error(`no letter to ${to} that matches ${matching}`);
}

/** A message as a reader sees it: to whom, about what, its text, the links into Lodge; and what its head says. */
export function parse(raw) {
  const { headers, body } = split(raw);
  const parts = leaves(headers, body);
  const text = parts.find(({ kind }) => kind === "text/plain")?.text ?? "";
  const html = parts.find(({ kind }) => kind === "text/html")?.text ?? "";
  const links = (text.match(/https?:\/\/[^\s<>")\]]+/g) ?? []).filter((link) => URL.canParse(link) && new URL(link).host === house.url.host);
  return {
    to: `${header(headers, "delivered-to")} ${header(headers, "to")}`.toLowerCase(),
    subject: decoded(header(headers, "subject")),
    text, html, links,
    head: (name) => header(headers, name),
  };
}

function split(raw) {
  const unix = raw.replace(/\r\n/g, "\n");
  const end = unix.indexOf("\n\n");
  return { headers: unix.slice(0, end).replace(/\n[ \t]+/g, " "), body: unix.slice(end + 2) };
}

function header(headers, name) {
  return headers.split("\n").find((line) => line.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 1).trim() ?? "";
}

function leaves(headers, body) {
  const type = header(headers, "content-type") || "text/plain";
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary) {
    const parts = body.split(`--${boundary}`).slice(1).filter((part) => !part.startsWith("--"));
    return parts.map((part) => split(part.replace(/^\n/, ""))).flatMap((part) => leaves(part.headers, part.body));
  }
  const coding = header(headers, "content-transfer-encoding").toLowerCase();
  const octets = coding === "base64" ? Buffer.from(body, "base64") : coding === "quoted-printable" ? unquoted(body) : Buffer.from(body);
  return [{ kind: type.split(";")[0].trim().toLowerCase(), text: octets.toString("utf8") }];
}

function unquoted(text) {
  const octets = text.replace(/=\n/g, "").replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(octets, "latin1");
}

function decoded(text) {
  return text.replace(/\?=\s+=\?/g, "?==?").replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, coding, word) =>
    (coding.toLowerCase() === "b" ? Buffer.from(word, "base64") : unquoted(word.replace(/_/g, " "))).toString("utf8"));
}
