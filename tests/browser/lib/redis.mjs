// A Redis, as somebody sees it who has got hold of it.

import { connect } from "node:net";

/** Opens the one at `redis://host:port/number`. `await ask("GET", key)` gives what it says; octets as latin1. */
export async function redis(address) {
  const { hostname, port, pathname } = new URL(address);
  const socket = connect(Number(port), hostname).setEncoding("latin1");
  let heard = "";
  const waiting = [];
  socket.on("data", (more) => {
    heard += more;
    for (let read; waiting.length && (read = reply(heard, 0)); heard = heard.slice(read.end)) waiting.shift()(read.value);
  });
  const ask = (...words) => new Promise((resolve) => {
    waiting.push(resolve);
    socket.write(`*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join("")}`);
  });
  if (pathname.length > 1) await ask("SELECT", pathname.slice(1));
  return { ask, close: () => socket.destroy() };
}

/** One reply that begins at `at`, and where it ends; nothing if it is not all there yet. */
function reply(text, at) {
  const eol = text.indexOf("\r\n", at);
  if (eol < 0) return undefined;
  const [kind, line, end] = [text[at], text.slice(at + 1, eol), eol + 2];
  if (kind === "+" || kind === "-") return { value: line, end };
  if (kind === ":") return { value: Number(line), end };
  const length = Number(line);
  if (length < 0) return { value: undefined, end };
  if (kind === "$") return text.length < end + length + 2 ? undefined : { value: text.slice(end, end + length), end: end + length + 2 };
  const values = [];
  let next = end;
  for (let each = 0; each < length; each++) {
    const read = reply(text, next);
    if (!read) return undefined;
    values.push(read.value);
    next = read.end;
  }
  return { value: values, end: next };
}
