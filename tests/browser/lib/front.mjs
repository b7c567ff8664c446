// What stands before most Lodges: a server that speaks TLS, and passes everything on.

import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:https";
import { join } from "node:path";

/** One with the certificate in `folder` (`certificate.pem`, `key.pem`), before the Lodge at the port that `to` says. */
export async function front(folder) {
  const [cert, key] = ["certificate.pem", "key.pem"].map((name) => readFileSync(join(folder, name)));
  const server = createServer({ cert, key }, (asked, answer) => {
    const { method, url: path, headers } = asked;
    const on = request({ host: "127.0.0.1", port: its.to, method, path, headers }, (told) => {
      answer.writeHead(told.statusCode, told.rawHeaders).flushHeaders();
      told.pipe(answer);
    });
    on.on("error", () => answer.destroy());
    answer.on("close", () => on.destroy());
    asked.pipe(on);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  const its = { port: server.address().port, to: undefined, close };
  return its;
}
