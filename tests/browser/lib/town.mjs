// A Discord with one server, which people of the story live on: the stand-in of the workspace, as a program of its own.

import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Starts one: `LODGE_TOWN` names the program. `act({ do: "say", who: "kaan", … })` gives what came of it. */
export async function town(program) {
  const child = spawn(program, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value);
  const about = await next();
  return {
    ...about,
    origin: new URL(about.api).origin,
    async act(what) {
      child.stdin.write(`${JSON.stringify(what)}\n`);
      return next();
    },
    close: () => child.stdin.end(),
  };
}

/** The part of the configuration that leads a Lodge there, with its secrets in `folder`. */
export function guarded({ application, api, gateway, token, secret }, folder) {
  const [tokenFile, secretFile] = ["discord-token", "discord-secret"].map((name) => join(folder, name));
  writeFileSync(tokenFile, token);
  writeFileSync(secretFile, secret);
  return `
[guard]
application = "${application}"
token_file = "${tokenFile}"
client_secret_file = "${secretFile}"
api = "${api}"
gateway = "${gateway}"
`;
}
