// A name server for the story: it answers what the story has published, and nothing else.

import { createSocket } from "node:dgram";

const TYPES = { A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28 };

/** Opens one on this machine. `publish("TXT", "example.test", "…")`, `withdraw("TXT", "example.test")`. */
export async function names() {
  const records = new Map();
  const socket = createSocket("udp4");
  socket.on("message", (question, from) => {
    const answer = reply(question, records);
    if (answer) socket.send(answer, from.port, from.address);
  });
  await new Promise((resolve) => socket.bind(0, "127.0.0.1", resolve));
  const key = (type, name) => `${name.toLowerCase().replace(/\.$/, "")} ${TYPES[type]}`;
  return {
    address: `127.0.0.1:${socket.address().port}`,
    publish: (type, name, ...values) => records.set(key(type, name), values.map((value) => data(type, value))),
    withdraw: (type, name) => records.delete(key(type, name)),
    close: () => socket.close(),
  };
}

function data(type, value) {
  if (type === "A") return Buffer.from(value.split(".").map(Number));
  if (type === "MX") return Buffer.concat([Buffer.from([0, 10]), wire(value)]);
  if (type === "TXT") return Buffer.concat(value.match(/.{1,255}/gs).map((part) => Buffer.concat([Buffer.from([part.length]), Buffer.from(part)])));
  return wire(value);
}

function wire(name) {
  const labels = name.split(".").filter(Boolean).map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  return Buffer.concat([...labels, Buffer.from([0])]);
}

/** RFC 1035, section 4: one question, its answers, all of them ours. */
function reply(question, records) {
  if (question.length < 17 || question.readUInt16BE(4) !== 1) return null;
  const labels = [];
  let at = 12;
  while (question[at]) {
    labels.push(question.toString("ascii", at + 1, at + 1 + question[at]));
    at += question[at] + 1;
  }
  const type = question.readUInt16BE(at + 1);
  const name = labels.join(".").toLowerCase();
  const found = records.get(`${name} ${type}`) ?? [];
  const exists = found.length > 0 || [...records.keys()].some((key) => key.startsWith(`${name} `) || key.includes(`.${name} `));
  const head = Buffer.alloc(12);
  question.copy(head, 0, 0, 2);
  head.writeUInt16BE(exists ? 0x8580 : 0x8583, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(found.length, 6);
  const answers = found.map((value) => {
    const front = Buffer.alloc(12);
    front.writeUInt16BE(0xc00c, 0);
    front.writeUInt16BE(type, 2);
    front.writeUInt16BE(1, 4);
    front.writeUInt32BE(1, 6);
    front.writeUInt16BE(value.length, 10);
    return Buffer.concat([front, value]);
  });
  return Buffer.concat([head, question.subarray(12, at + 5), ...answers]);
}
