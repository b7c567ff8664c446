// A Lodge in a folder of its own, with the town around it: name server, mailbox, sign-in provider.
//
// LODGE_BIN names the program, which is started here; or LODGE_URL a Lodge that runs already (then LODGE_LETTERS is the
// folder of its letters, and there is no town).

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { mailbox } from "./mail.mjs";
import { names } from "./names.mjs";
import { provider } from "./provider.mjs";

const PATIENCE = 60_000;

/** `url`, `mail` (address of the SMTP listener), `letters` (a folder), `names`, `provider`, `said` (its lines so far). */
export const house = process.env.LODGE_URL ? stranger() : await open();

function stranger() {
  return { url: new URL(process.env.LODGE_URL), letters: process.env.LODGE_LETTERS, said: [], close: async () => {} };
}

async function open() {
  const program = process.env.LODGE_BIN;
  if (!program) throw new Error("LODGE_BIN is not set: name the program to test (see README.md)");
  const folder = mkdtempSync(join(tmpdir(), "lodge-browser-"));
  const letters = join(folder, "letters");
  const [http, mail] = [await free(), await free()];
  const town = {
    names: await names(),
    mailbox: await mailbox(letters),
    provider: await provider({ clientId: "lodge", clientSecret: "hush" }),
  };
  town.names.publish("MX", "mailbox.test", "mx.mailbox.test");
  town.names.publish("A", "mx.mailbox.test", "127.0.0.1");
  const config = join(folder, "lodge.toml");
  writeFileSync(config, configuration({ http, mail, town }));

  const said = [];
  const child = spawn(program, ["serve", "--config", config], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const over = new Promise((resolve) => child.once("exit", resolve));
  const ready = new Promise((resolve) => {
    for (const pipe of [child.stdout, child.stderr]) {
      createInterface(pipe).on("line", (line) => {
        said.push(line);
        if (line.startsWith("ready ")) resolve(true);
      });
    }
  });
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE).unref(); });
  if (await Promise.race([ready, over, late]) !== true) throw new Error(`Lodge did not start:\n${said.join("\n")}`);

  return {
    url: new URL(`http://localhost:${http}`),
    mail: `127.0.0.1:${mail}`,
    folder, config, program, letters, said, ...town,
    async close() {
      child.kill("SIGTERM");
      await over;
      for (const each of Object.values(town)) each.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configuration({ http, mail, town }) {
  return `
[store]
url = "sqlite:data/lodge.db"
key_file = "lodge.key"

[http]
listen = "127.0.0.1:${http}"
public_url = "http://localhost:${http}"

[mail]
hostname = "mail.lodge.test"
listen = "127.0.0.1:${mail}"
dns = "${town.names.address}"
delivery_port = ${town.mailbox.port}
private_destinations = true

[egress]
allow = ["127.0.0.0/8"]
`;
}

async function free() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
