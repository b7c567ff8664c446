// A mail server that takes everything, and somebody who sends mail.

import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";

/** A mail server on this machine that puts each message into `folder`, with its recipients before it. */
export async function mailbox(folder) {
  mkdirSync(folder, { recursive: true });
  let count = 0;
  const server = createServer((socket) => {
    let rest = "";
    let recipients = [];
    let message;
    const say = (line) => socket.write(`${line}\r\n`);
    socket.setEncoding("latin1").on("error", () => {}).on("data", (text) => {
      rest += text;
      for (let end; (end = rest.indexOf("\r\n")) >= 0;) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (message) {
          if (line !== ".") { message.push(line.replace(/^\./, "")); continue; }
          const head = recipients.map((to) => `Delivered-To: ${to}\r\n`).join("");
          writeFileSync(join(folder, `${String(count++).padStart(5, "0")}.eml`), head + message.join("\r\n"), "latin1");
          message = undefined;
          recipients = [];
          say("250 2.0.0 Taken");
          continue;
        }
        const verb = line.slice(0, 4).toUpperCase();
        if (verb === "EHLO") { say("250-mailbox.test"); say("250-8BITMIME"); say("250-PIPELINING"); say("250 SIZE 52428800"); }
        else if (verb === "RCPT") { recipients.push(/<([^>]*)>/.exec(line)?.[1] ?? ""); say("250 2.1.5 Good"); }
        else if (verb === "DATA") { message = []; say("354 Go on"); }
        else if (verb === "QUIT") { say("221 2.0.0 Bye"); socket.end(); }
        else { if (verb === "RSET") recipients = []; say("250 2.0.0 Good"); }
      }
    });
    say("220 mailbox.test ESMTP");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: server.address().port, close: () => server.close() };
}

/** Sends a message to `to` by way of the server at `address`; gives back the first reply that refuses, or the last. */
export async function send(address, { from = "stranger@mailbox.test", to, subject = "Hello", text = "Hello." }) {
  const [host, port] = address.split(":");
  const socket = connect(Number(port), host).setEncoding("latin1");
  let heard = "";
  socket.on("data", (more) => { heard += more; });
  const reply = async () => {
    for (;;) {
      const last = /(^|\r\n)(\d{3} [^\r\n]*)\r\n$/.exec(heard);
      if (last) { heard = ""; return last[2]; }
      await once(socket, "data");
    }
  };
  const message = `From: <${from}>\r\nTo: <${to}>\r\nSubject: ${subject}\r\nMessage-ID: <${Date.now()}@mailbox.test>\r\nDate: ${new Date().toUTCString().replace("GMT", "+0000")}\r\n\r\n${text}\r\n.`;
  let said = await reply();
  for (const line of ["EHLO stranger.test", `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, "DATA", message]) {
    if (said[0] > "3") break;
    socket.write(`${line}\r\n`);
    said = await reply();
  }
  socket.end("QUIT\r\n");
  return said;
}
