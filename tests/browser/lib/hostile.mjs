// What attackers have typed elsewhere, and somebody who watches whether any of it gets anywhere.

import { readFileSync, readdirSync } from "node:fs";

const ROOT = new URL("../../../", import.meta.url);
const FUZZED = ["comments_render", "comments_html"];

/** What the tests of the renderer try, and what the fuzzer kept: each as somebody would type it. */
export function hostile() {
  const lines = readFileSync(new URL("crates/lodge-comments/tests/it/corpus/xss.txt", ROOT), "utf8").split("\n").filter(Boolean);
  const kept = FUZZED.flatMap((target) => {
    const folder = new URL(`fuzz/corpus/${target}/`, ROOT);
    return readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
  });
  return [...lines.map((line) => line.replaceAll("\\n", "\n")), ...kept];
}

/** The same in every place of a comment where something else is looked for. */
export function wrapped(typed) {
  return [
    typed, `> - \`a\` ${typed}`, `[a](${typed})`, `![a](${typed})`, `[a](<${typed}> "${typed}")`, `\`\`\`${typed}\n${typed}\n\`\`\``,
    `| ${typed} |\n|---|\n| ${typed} |`,
  ];
}

/** What a payload says when it runs, for those that open no dialog. */
const RAN = "lodge ran this";

/** The same payload, which says in the console that it runs. No quotes are in it, so that it fits where the other did. */
export function telling(typed) {
  return typed.replaceAll("alert(1)", `console.log(/${RAN}/)`);
}

/** Notes what must not happen before the eyes of a reader. It has to begin before they open the page. */
export class Watch {
  /** Dialogs, words in the console, windows, frames, and ways to another page. */
  happened = [];
  /** What was asked for elsewhere than at these hosts, and whether by going there. */
  elsewhere = [];
  #here = 0;

  constructor({ page }, hosts) {
    page.on("dialog", (dialog) => {
      this.happened.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("console", (message) => {
      if (message.text().includes(RAN)) this.happened.push("a script ran");
    });
    page.on("pageerror", (error) => this.happened.push(`a script failed: ${error.message}`));
    page.on("popup", () => this.happened.push("another window"));
    page.on("download", () => this.happened.push("a download"));
    page.on("frameattached", () => this.happened.push("a frame"));
    page.on("framenavigated", () => {
      if (++this.#here > 1) this.happened.push(`another page: ${page.url()}`);
    });
    page.on("request", (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol === "data:" || hosts.includes(host)) return;
      this.elsewhere.push({ address: request.url(), going: request.isNavigationRequest() });
    });
  }
}

/** In the page: has every picture of a comment fetched, however far below it is, and waits for all of them. */
export async function pictures() {
  const within = document.querySelector("lodge-comments")?.shadowRoot ?? document;
  await Promise.all([...within.querySelectorAll(".body img")].map((picture) => {
    picture.loading = "eager";
    return picture.decode().catch(() => undefined);
  }));
}

/** In the page: touches everything that is in a comment as a hand would, and gives where its links lead. */
export async function touch() {
  const within = document.querySelector("lodge-comments")?.shadowRoot ?? document;
  const links = [];
  for (const thing of within.querySelectorAll("article :is(.body, .name), article :is(.body, .name) *")) {
    for (const event of ["pointerenter", "pointerover", "mouseover", "mouseenter", "focus", "blur", "toggle", "animationstart", "wheel"]) {
      thing.dispatchEvent(new Event(event, { bubbles: true, composed: true }));
    }
    if (thing.localName === "a") links.push(thing.href);
    thing.focus?.();
    thing.click?.();
    // What a click begins, begins after it.
    if (thing.localName === "a") await new Promise((resolve) => setTimeout(resolve));
  }
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return links;
}
