// Waline listens on every address and asks a service of its makers at each request. Here it listens on loopback, and that
// service is a stand-in that knows no provider.
const cluster = require("node:cluster");
const http = require("node:http");
const net = require("node:net");

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (where, ...rest) {
  const done = rest.find((one) => typeof one === "function");
  const port = Number(where);
  return Number.isInteger(port) ? listen.call(this, port, "127.0.0.1", done) : listen.call(this, where, ...rest);
};

if (cluster.isPrimary) {
  const nobody = (_, answer) => answer.setHeader("content-type", "application/json").end('{"services":[]}');
  http.createServer(nobody).listen(Number(process.env.STAND_IN));
}
