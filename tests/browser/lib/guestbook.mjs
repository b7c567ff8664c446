// A Lodge that keeps comments, played: the addresses below `/embed/`, with the HTML that the real one makes; and a site
// of somebody else's with the element on its pages.

import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import { createInterface } from "node:readline";

const ASSETS = new URL("../../../crates/lodge-comments/assets/", import.meta.url);
const SHOWN = process.env.LODGE_SHOWN ?? new URL("../../../target/debug/examples/shown", import.meta.url).pathname;
/** How many comments a piece of the list has. */
const PIECE = 10;
const PUZZLE = { parts: 2, bits: 8 };

export const asset = (name) => readFileSync(new URL(name, ASSETS));

/** Who may sign in, and by which word. */
const PEOPLE = {
  "token-ada": { name: "Ada Lovelace", role: "visitor" },
  "token-mod": { name: "Mo Derator", role: "moderator" },
};

/** A played Lodge and the site in front of it. */
export async function guestbook() {
  if (!existsSync(SHOWN)) throw new Error(`nobody makes the HTML: run \`cargo build -p lodge-comments --example shown\`, or set LODGE_SHOWN (${SHOWN})`);
  const book = new Book();
  book.lodge = await listen((request, answer) => book.answer(request, answer));
  book.site = await listen((request, answer) => book.page(request, answer));
  // Cookies know no ports, so the two have names of their own.
  book.api = `http://127.0.0.1:${book.lodge.address().port}/embed`;
  book.origin = `http://localhost:${book.site.address().port}`;
  return book;
}

async function listen(answer) {
  const server = createServer((request, response) => {
    Promise.resolve(answer(request, response)).catch((error) => {
      response.statusCode = 500;
      response.end(String(error.stack));
    });
  });
  server.listen(0);
  await once(server, "listening");
  return server;
}

class Book {
  comments = new Map();
  #last = 0;
  /** What was asked, in order. */
  asked = [];
  /** Who listens. */
  listening = new Set();
  puzzles = new Set();
  who = "token-ada";
  #shown = spawn(SHOWN, { stdio: ["pipe", "pipe", "inherit"] });
  #lines = createInterface({ input: this.#shown.stdout })[Symbol.asyncIterator]();
  #turn = Promise.resolve();
  flags = {};
  /** What stands in the site's pages. */
  head = "";
  body = "<lodge-comments site=1></lodge-comments>";
  headers = {};
  /** What the site says of its reader. */
  vouched;

  async close() {
    this.#shown.stdin.end();
    for (const server of [this.lodge, this.site]) {
      server.closeAllConnections();
      server.close();
    }
  }

  /** A fresh page to write on. */
  clear() {
    this.comments.clear();
    this.asked.length = 0;
    this.flags = {};
    this.head = "";
    this.headers = {};
    this.body = "<lodge-comments site=1></lodge-comments>";
    this.who = "token-ada";
    this.vouched = undefined;
  }

  write({ name = "Guest", body = "Hello", parent, posted = Date.now(), ...more }) {
    const id = ++this.#last;
    const depth = parent ? this.comments.get(+parent).depth + 1 : 0;
    const comment = { id, parent: parent ? +parent : undefined, depth, name, body, posted, who: `v${name}`, up: 0, down: 0, reactions: {}, votes: {}, reacted: {}, key: randomUUID(), ...more };
    this.comments.set(id, comment);
    return comment;
  }

  /** Has HTML made, in turn. */
  make(what) {
    const made = this.#turn.then(async () => {
      this.#shown.stdin.write(`${JSON.stringify(what)}\n`);
      return JSON.parse((await this.#lines.next()).value);
    });
    this.#turn = made.catch(() => undefined);
    return made;
  }

  get count() {
    return [...this.comments.values()].filter((comment) => !comment.held && !comment.gone).length;
  }

  around(query = {}) {
    return {
      api: this.api, path: query.path ?? "/post", title: "A post", url: `${this.origin}${query.path ?? "/post"}`, count: this.count,
      revision: this.#last, lang: query.lang, sort: query.sort, ...this.flags,
    };
  }

  async view(comment, children = []) {
    const html = comment.gone ? undefined : await this.make({ do: "body", markdown: comment.body });
    return { ...comment, name: comment.gone ? undefined : comment.name, html, answers: await Promise.all(children.map((child) => this.view(child, this.answers(child)))) };
  }

  answers(comment, held = false) {
    return [...this.comments.values()].filter((one) => one.parent === comment?.id && (held || !one.held));
  }

  async html(comment, query) {
    return this.make({ do: "comment", ...this.around(query), items: [await this.view(comment)] });
  }

  async thread(what, query, more = {}) {
    const roots = this.answers(undefined);
    if (query.sort !== "oldest") roots.reverse();
    if (query.sort === "best") roots.sort((a, b) => b.up - a.up);
    roots.sort((a, b) => Number(!!b.sticky) - Number(!!a.sticky));
    const from = Number(query.after ?? 0);
    const items = await Promise.all(roots.slice(from, from + PIECE).map((root) => this.view(root, this.answers(root))));
    const next = roots.length > from + PIECE ? String(from + PIECE) : undefined;
    const around = this.around({ ...query, path: query.page });
    return this.make({ do: what, ...around, items, next, ...more });
  }

  /** Tells all who listen. */
  tell(event, data) {
    for (const answer of this.listening) answer.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  async tellOf(comment) {
    this.tell("comment", { id: String(comment.id), parent: comment.parent, html: await this.html(comment), count: this.count, revision: this.#last });
  }

  // What the site answers.
  page(request, answer) {
    answer.setHeader("content-type", "text/html; charset=utf-8");
    for (const [name, value] of Object.entries(this.headers)) answer.setHeader(name, value);
    if (request.url === "/who") return this.vouched ? answer.end(JSON.stringify(this.vouched)) : answer.writeHead(204).end();
    if (request.url === "/favicon.ico") return answer.writeHead(204).end();
    answer.end(`<!doctype html><html lang="en"${this.flags.dir ? ` dir="${this.flags.dir}"` : ""}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A post</title><link rel="icon" href="data:,"><link rel="stylesheet" href="data:text/css,body%7Bfont:18px/1.6%20Georgia,serif;max-width:42rem;margin:2rem%20auto;padding:0%201rem;color-scheme:light%20dark;background:Canvas;color:CanvasText%7D">${this.head}</head>
<body><main><h1>A post</h1><p>Something worth talking about.</p>${this.body}</main><script src="${this.api}/lodge-comments.js" defer></script></body></html>`);
  }

  // What Lodge answers.
  async answer(request, answer) {
    const url = new URL(request.url, this.api);
    const path = url.pathname.replace("/embed/", "");
    const query = Object.fromEntries(url.searchParams);
    const as = request.headers.authorization?.replace("Bearer ", "");
    answer.setHeader("access-control-allow-origin", "*");
    if (request.method === "OPTIONS") return answer.writeHead(204, { "access-control-allow-headers": "authorization" }).end();
    const sent = request.method === "POST" ? Object.fromEntries(new URLSearchParams(await whole(request))) : undefined;
    this.asked.push({ method: request.method, path, query, sent, as, headers: request.headers });
    const json = (value, status = 200) => answer.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    const html = (text, status = 200) => answer.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(text);
    const program = request.headers.accept === "application/json";
    const on = (said, anchor = "") => answer.writeHead(303, { location: `${this.api}/page?site=1&page=${encodeURIComponent(sent.page)}&said=${said}${anchor}` }).end();

    if (path === "lodge-comments.js") return answer.writeHead(200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "public, max-age=3600" }).end(asset(path));
    if (path === "lodge-comments.css") return answer.writeHead(200, { "content-type": "text/css; charset=utf-8" }).end(asset(path));
    if (path === "thread") return html(await this.thread(query.after ? "piece" : "thread", query));
    if (path === "page") return this.document(query, html);
    if (path === "counts") return json(Object.fromEntries(url.searchParams.getAll("page").map((page) => [page, page === "/none" ? 0 : this.count])));
    if (path === "preview") return html(await this.make({ do: "body", markdown: sent.body }));
    if (path === "challenge") {
      const text = `puzzle-${randomUUID()}`;
      this.puzzles.add(text);
      return json({ text, ...PUZZLE });
    }
    if (path === "live") {
      answer.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      answer.write(": here\n\n");
      this.listening.add(answer);
      request.on("close", () => this.listening.delete(answer));
      return;
    }
    if (path === "sign-in") return html(`<!doctype html><title>Sign in</title><button>Go</button><script>document.querySelector("button").onclick = () => { opener.postMessage({ lodge: "signed-in", token: ${JSON.stringify(this.who)}, name: "x", until: Date.now() + 3600000 }, ${JSON.stringify(query.origin)}); close(); };</script>`);
    if (path === "sso") return json({ token: this.who, name: PEOPLE[this.who].name, until: Date.now() + 3_600_000 });
    if (path === "lock") {
      this.flags.locked = sent.on === "1";
      return json({ said: this.flags.locked ? "The page is closed." : "The page is open." });
    }
    if (path === "sign-out") return json({ said: "You are signed out." });
    if (path === "me") return this.me(as, json);
    if (path === "comments") return this.post(sent, as, program, json, on);
    const [, id, what] = path.match(/^comments\/(\d+)\/(\w+)$/) ?? [];
    const comment = this.comments.get(+id);
    if (!comment) return json({ said: "There is no such comment." }, 404);
    return this.act(comment, what, sent, as, program, json, on);
  }

  async document(query, html) {
    const addressee = (id) => id && { id: +id, name: this.comments.get(+id).name };
    const said = { posted: "Your comment is there.", reported: "Thank you: a moderator will look at it.", voted: "Your vote counts." }[query.said];
    return html(await this.thread("document", query, { said, reply: addressee(query.reply), report: addressee(query.report) }));
  }

  me(as, json) {
    const me = PEOPLE[as];
    if (!me) return json({ said: "Sign in again." }, 401);
    const all = [...this.comments.values()];
    const held = all.filter((comment) => comment.held && (me.role !== "visitor" || comment.by === as));
    return Promise.all(held.map((comment) => this.html(comment))).then((htmls) => json({
      ...me,
      mine: all.filter((comment) => comment.by === as).map(({ id }) => String(id)),
      votes: Object.fromEntries(all.filter(({ votes }) => votes[as]).map(({ id, votes }) => [id, votes[as]])),
      reactions: Object.fromEntries(all.filter(({ reacted }) => reacted[as]).map(({ id, reacted }) => [id, reacted[as]])),
      held: htmls.join(""), subscribed: false,
    }));
  }

  async post(sent, as, program, json, on) {
    const known = PEOPLE[as];
    const wrong = {};
    if (!sent.body?.trim()) wrong.body = "Write something first.";
    if (!known && sent.name === "Owner") wrong.name = "This name is taken. Choose another one.";
    if (Object.keys(wrong).length) return program ? json({ fields: wrong, said: "Something is missing." }, 422) : on("wrong");
    if (program && !known && !this.proved(sent)) return json({ said: "The puzzle was not solved." }, 403);
    const held = this.flags.hold === true;
    const comment = this.write({ name: known?.name ?? sent.name, body: sent.body, parent: sent.parent || undefined, held, by: as });
    if (!program) return on("posted", `#lodge-${comment.id}`);
    json({ id: String(comment.id), state: held ? "held" : "shown", parent: comment.parent, html: await this.html(comment), key: known ? undefined : comment.key, said: held ? "A moderator will look at it." : "Your comment is there.", count: this.count }, 201);
    if (!held) await this.tellOf(comment);
  }

  proved({ proof_text, proof_numbers }) {
    if (!this.puzzles.delete(proof_text)) return false;
    const numbers = proof_numbers.split(".");
    return numbers.length === PUZZLE.parts && numbers.every((number, part) => createHash("sha256").update(`${proof_text}:${part}:${number}`).digest()[0] === 0);
  }

  async act(comment, what, sent, as = "guest", program, json, on) {
    const staff = PEOPLE[as] && PEOPLE[as].role !== "visitor";
    const own = comment.key === as || comment.by === as || staff;
    if (what === "vote") {
      comment.votes[as] = Number(sent.value);
      comment.up = Object.values(comment.votes).filter((vote) => vote > 0).length;
      comment.down = Object.values(comment.votes).filter((vote) => vote < 0).length;
      return program ? json({ up: comment.up, down: comment.down, mine: comment.votes[as], said: "Your vote counts." }) : on("voted", `#lodge-${comment.id}`);
    }
    if (what === "react") {
      const mine = new Set(comment.reacted[as]);
      if (sent.on === "1") mine.add(sent.kind);
      else mine.delete(sent.kind);
      comment.reacted[as] = [...mine];
      const count = comment.reactions[sent.kind] = Object.values(comment.reacted).filter((kinds) => kinds.includes(sent.kind)).length;
      return json({ kind: sent.kind, count, mine: mine.has(sent.kind), said: "Noted." });
    }
    if (what === "report") return program ? json({ said: "Thank you: a moderator will look at it." }) : on("reported");
    if (!own) return json({ said: "This is not yours." }, 403);
    if (what === "source") return json({ body: comment.body });
    if (what === "edit") {
      if (!sent.body.trim()) return json({ fields: { body: "Write something first." }, said: "Something is missing." }, 422);
      Object.assign(comment, { body: sent.body, edited: Date.now() });
      return json({ html: await this.html(comment), said: "It is changed." });
    }
    if (what === "delete") {
      if (this.answers(comment, true).length || sent.how === "blank") comment.gone = true;
      else this.comments.delete(comment.id);
      return json({ said: "It is gone.", count: this.count });
    }
    if (what === "stick") comment.sticky = sent.on === "1";
    if (what === "approve") comment.held = false;
    if (what === "reject" || what === "spam") this.comments.delete(comment.id);
    return json({ said: `Done: ${what}.` });
  }
}

async function whole(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}
