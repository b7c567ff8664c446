// A Lodge in a folder of its own, with the town around it: name server, mailbox, sign-in provider.
//
// LODGE_BIN names the program, which is started here; or LODGE_URL a Lodge that runs already (then LODGE_LETTERS is the
// folder of its letters, and there is no town). Whoever wants to look into what is left afterwards names a folder for it
// (LODGE_HOUSE), which is laid out as `lodge_testkit::outside::House` has it, and which stays.

import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { front } from "./front.mjs";
import { mailbox } from "./mail.mjs";
import { names } from "./names.mjs";
import { provider } from "./provider.mjs";
import { guarded, town as discord } from "./town.mjs";

const PATIENCE = 60_000;
/** How many ports were asked for. It stands above the house, which is opened while this file is read. */
let asked = 0;

/**
 * `url`, `http` (the port behind it), `revision`, `mail` (address of the SMTP listener), `letters` (a folder), `names`, `provider`, `discord` (if there is one), `said` (its lines so far);
 * `note(what)` is for whoever looks afterwards.
 */
export const house = process.env.LODGE_URL ? stranger() : await open();

function stranger() {
  return { url: new URL(process.env.LODGE_URL), letters: process.env.LODGE_LETTERS, said: [], note: () => {}, close: async () => {} };
}

async function open() {
  const program = process.env.LODGE_BIN;
  if (!program) throw new Error("LODGE_BIN is not set: name the program to test (see README.md)");
  const town = mkdtempSync(join(tmpdir(), "lodge-town-"));
  const folder = process.env.LODGE_HOUSE ?? join(town, "house");
  for (const name of ["data", "backups", "logs", "temp", "work"]) mkdirSync(join(folder, name), { recursive: true });
  const letters = join(town, "letters");
  const people = {
    names: await names(),
    mailbox: await mailbox(letters),
    provider: await provider({ clientId: "lodge", clientSecret: "hush" }),
  };
  people.names.publish("MX", "mailbox.test", "mx.mailbox.test");
  people.names.publish("A", "mx.mailbox.test", "127.0.0.1");
  if (process.env.LODGE_TOWN) people.discord = await discord(process.env.LODGE_TOWN);
  if (process.env.LODGE_TLS) people.front = await front(process.env.LODGE_TLS);
  // After everybody in town has a place: what is free now is nobody's.
  const [http, mail] = [await free(), await free()];
  if (people.front) people.front.to = http;
  const url = new URL(people.front ? `https://localhost:${people.front.port}` : `http://localhost:${http}`);
  const config = join(folder, "lodge.toml");
  writeFileSync(config, configuration({ folder, http, mail, people, url }));

  const said = [];
  const [first, ...words] = [...watch(), program, "serve", "--config", config];
  const env = { PATH: process.env.PATH, HOME: join(folder, "work"), TMPDIR: join(folder, "temp") };
  const child = spawn(first, words, { cwd: join(folder, "work"), env, stdio: ["ignore", "pipe", "pipe"] });
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

  const noted = {
    town: { names: people.names.address, mailbox: `127.0.0.1:${people.mailbox.port}`, provider: new URL(people.provider.issuer).host },
  };
  const [, revision] = /source revision ([0-9a-f]+)/.exec(execFileSync(program, ["--version"], { encoding: "utf8" }));
  return {
    url, http, revision,
    mail: `127.0.0.1:${mail}`,
    folder, config, program, letters, said, ...people,
    note(what) { Object.assign(noted, what); },
    async close() {
      if (child.exitCode === null) process.kill(watch().length ? onlyChild(child.pid) : child.pid, "SIGTERM");
      await over;
      for (const each of Object.values(people)) each.close();
      if (process.env.LODGE_TOLD) writeFileSync(process.env.LODGE_TOLD, JSON.stringify({ ...noted, said: said.join("\n") }));
      rmSync(town, { recursive: true, force: true });
    },
  };
}

/** What the program is started under, if somebody watches it: the words of a command, as JSON. */
function watch() {
  return JSON.parse(process.env.LODGE_UNDER ?? "[]");
}

/** The program that a watch started. */
function onlyChild(id) {
  return Number(readFileSync(`/proc/${id}/task/${id}/children`, "utf8").split(" ")[0]);
}

function configuration({ folder, http, mail, people, url }) {
  const trusted = process.env.LODGE_TRUSTED ? `ca_file = "${process.env.LODGE_TRUSTED}"\n` : "";
  return `
[store]
url = "sqlite:${folder}/data/lodge.db"
key_file = "${folder}/data.key"
backup_dir = "${folder}/backups"

[cache]
url = "${process.env.LODGE_CACHE ?? "memory:"}"

[log]
file = "${folder}/logs/lodge.log"
level = "debug"

[http]
listen = "127.0.0.1:${http}"
public_url = "${url.origin}"

[mail]
hostname = "mail.lodge.test"
listen = "127.0.0.1:${mail}"
dns = "${people.names.address}"
delivery_port = ${people.mailbox.port}
private_destinations = true

[egress]
allow = ["127.0.0.0/8"]
${trusted}${people.discord ? guarded(people.discord, folder) : ""}`;
}

/**
 * A port that nobody uses until the Lodge takes it. It lies below those that the system hands out, and each test that
 * runs beside others counts through a range of its own.
 */
async function free() {
  const first = 10_000 + (Number(process.env.NEXTEST_TEST_GLOBAL_SLOT ?? 0) % 30) * 300;
  for (let tried = 0; tried < 300; tried += 1) {
    asked += 1;
    const port = first + ((process.pid + asked) % 300);
    if (await listens(port)) return port;
  }
  throw new Error("every port is taken");
}

async function listens(port) {
  const server = createServer();
  return await new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
