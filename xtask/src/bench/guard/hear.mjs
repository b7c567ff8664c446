// discord.js hears a stream of gateway frames as it does from its socket, and says what that cost: a name and a number a
// line. Its cache is the one it comes with.

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { Client, Events, GatewayIntentBits, Status } from "discord.js";

const intents = Object.values(GatewayIntentBits).filter((bit) => typeof bit === "number" && bit !== GatewayIntentBits.GuildPresences);
const client = new Client({ intents });
client.token = "nobody";
client.user = client.users._add({ id: "900", username: "lodge", discriminator: "0", avatar: null, bot: true });
client.ws.status = Status.Ready;
const shard = { id: 0 };
let messages = 0;
for (const event of [Events.MessageCreate, Events.MessageUpdate]) client.on(event, () => messages++);

const hear = (line) => {
  const packet = JSON.parse(line);
  client.emit(Events.Raw, packet, 0);
  client.ws.handlePacket(packet, shard);
};
const resident = () => {
  globalThis.gc?.();
  return process.memoryUsage.rss() / 1024 / 1024;
};

const lines = createInterface({ input: createReadStream(process.argv[2]), crlfDelay: Infinity })[Symbol.asyncIterator]();
const next = async () => (await lines.next()).value || undefined;

let servers = 0;
const before = resident();
for (let line; (line = await next()); servers++) hear(line);
console.log(`servers ${client.guilds.cache.size === servers ? servers : -1}\nservers_mb ${(resident() - before).toFixed(2)}`);

for (const part of ["messages", "others"]) {
  const heard = [];
  for (let line; (line = await next()); ) heard.push(line);
  const begun = process.cpuUsage();
  for (const line of heard) hear(line);
  const { user, system } = process.cpuUsage(begun);
  console.log(`${part} ${heard.length}\n${part}_seconds ${((user + system) / 1e6).toFixed(4)}`);
}
console.log(`told ${messages}`);
process.exit(0);
