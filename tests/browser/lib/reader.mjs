// Somebody before a page with comments, in a browser of their own.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

let running;

async function browser() {
  running ??= await chromium.launch({
    executablePath: process.env.LODGE_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ],
  });
  return running;
}

export async function bye() {
  await (await running)?.close();
  running = undefined;
}

export class Reader {
  static #here = [];
  faults = [];
  hosts = new Set();

  static async open(book, { path = "/post", address, script = true, wait = true, cookie, count = false, name = "lodge-comments", without, referer } = {}) {
    const reader = new Reader();
    const context = await (await browser()).newContext({ javaScriptEnabled: script, locale: "en-GB", viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", ignoreHTTPSErrors: !!process.env.LODGE_TLS });
    if (cookie) await context.addCookies([{ name: "lodge_session", value: cookie, url: book.origin }]);
    if (count) await context.addInitScript(counting);
    if (without) await context.route(`**/embed/${without}?*`, (route) => route.abort());
    Reader.#here.push(context);
    const page = reader.page = await context.newPage();
    page.setDefaultTimeout(5_000);
    page.on("pageerror", (error) => reader.faults.push(error.message));
    page.on("console", (message) => {
      const refusal = message.text().startsWith("Failed to load resource");
      if (["error", "warning"].includes(message.type()) && !refusal) reader.faults.push(message.text());
    });
    page.on("request", (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol !== "data:") reader.hosts.add(host);
    });
    reader.element = page.locator(name);
    reader.articles = reader.element.locator("article");
    await page.goto(address ?? book.origin + path, { referer });
    if (wait) await reader.element.locator("section").waitFor();
    return reader;
  }

  /** Everybody goes home. */
  static async leave() {
    await Promise.all(Reader.#here.splice(0).map((context) => context.close()));
  }

  article(id) {
    return this.page.locator(`#lodge-${id}`);
  }

  text() {
    return this.element.locator("section").innerText();
  }

  /** Nothing more is asked for. */
  async quiet() {
    await this.page.waitForLoadState("networkidle");
  }

  async until(holds) {
    for (let left = 100; left > 0; left--) {
      if (await holds()) return;
      await this.page.waitForTimeout(40);
    }
    assert.fail(`it never came to be: ${holds}`);
  }

  hears(text) {
    return this.element.getByRole("status").filter({ hasText: text }).waitFor();
  }

  /** What has the focus: its id, or what it is called. */
  focused() {
    return this.page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.id || at?.textContent.trim();
    });
  }

  async tabTo(name) {
    for (let left = 60; left > 0; left--) {
      await this.page.keyboard.press("Tab");
      if (await this.focused() === name) return;
    }
    assert.fail(`Tab never leads to ${name}`);
  }

  /** Where the focus cannot be seen. */
  async unmarked() {
    const found = [];
    for (let left = 40; left > 0; left--) {
      await this.page.keyboard.press("Tab");
      const lost = await this.page.evaluate(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        if (!at || at === document.body) return "";
        const { outlineStyle, outlineWidth } = getComputedStyle(at);
        return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2 ? "" : at.outerHTML.slice(0, 100);
      });
      if (lost) found.push(lost);
    }
    return found;
  }

  async write(body, { name = "Guest" } = {}) {
    await this.element.getByLabel("Your comment").click();
    await this.element.getByLabel("Your comment").fill(body);
    await this.element.getByLabel("Name").fill(name);
    await this.element.getByRole("button", { name: "Post" }).click();
  }

  async send() {
    const name = this.element.getByLabel("Name");
    if (await name.isVisible()) await name.fill("Guest");
    await this.element.getByRole("button", { name: "Post" }).click();
  }

  /** Chooses from the menu of a comment. */
  async choose(article, what) {
    await article.locator("> .acts > .more > summary").click();
    await article.locator("> .acts > .more > div").getByText(what, { exact: true }).click();
  }

  async signIn() {
    await this.element.getByLabel("Your comment").click();
    const link = this.element.getByRole("link", { name: "Sign in" });
    const [popup] = await Promise.all([this.page.waitForEvent("popup"), link.click()]);
    // The window is gone before it can be said that the button was pressed.
    const closed = popup.waitForEvent("close");
    await popup.getByRole("button", { name: "Go" }).click().catch((error) => { if (!popup.isClosed()) throw error; });
    await closed;
  }

  /** What stays in the browser. */
  async left() {
    const kept = await this.page.evaluate(async () => [
      ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await indexedDB.databases()).map(({ name }) => name),
      ...(await globalThis.caches?.keys() ?? []), ...(document.cookie ? [document.cookie] : []),
    ]);
    return [...kept, ...(await this.page.context().cookies()).map(({ name }) => name)];
  }

  fine() {
    assert.deepEqual(this.faults, []);
  }

  /** In light and dark, narrow and wide: everybody can read it, and nothing sticks out. */
  async look(name) {
    const wrong = [];
    const { page } = this;
    if (!await page.evaluate(() => "axe" in globalThis)) await page.evaluate(AXE);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        const found = await page.evaluate(async ({ tags, colorScheme }) => {
          // The themes differ in colours and in nothing else.
          const rules = axe.getRules(tags).filter((rule) => colorScheme === "light" || rule.tags.includes("cat.color"));
          const runOnly = { type: "rule", values: rules.map(({ ruleId }) => ruleId) };
          const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
          return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.target.flat().join(" ")} ${node.failureSummary.replace(/\s+/g, " ")}`).join("; ")}`);
        }, { tags: RULES, colorScheme });
        wrong.push(...found.map((what) => `${colorScheme}, ${width} px: ${what}`));
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) wrong.push(`${width} px: ${over} px wider than the screen`);
        await this.shot(`embed-${name}-${colorScheme}-${width}`);
      }
    }
    assert.deepEqual(wrong, [], name);
  }

  async shot(name) {
    const folder = process.env.LODGE_SHOTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  }
}

/** In the page, before anything else: counts what listens, ticks and watches. */
function counting() {
  const alive = { listeners: new Set(), sources: new Set(), timers: new Set(), observers: new Set() };
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    // What listens to a part of the element goes with the element; the page's own stay.
    if (this === globalThis || this === document || this === globalThis.navigation) {
      const entry = { type, listener };
      alive.listeners.add(entry);
      options?.signal && addEventListener.call(options.signal, "abort", () => alive.listeners.delete(entry));
    }
    return addEventListener.call(this, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    for (const entry of alive.listeners) if (entry.type === type && entry.listener === listener) alive.listeners.delete(entry);
    return removeEventListener.call(this, type, listener, options);
  };
  const { setInterval, clearInterval } = globalThis;
  globalThis.setInterval = (...given) => {
    const timer = setInterval(...given);
    alive.timers.add(timer);
    return timer;
  };
  globalThis.clearInterval = (timer) => {
    alive.timers.delete(timer);
    clearInterval(timer);
  };
  globalThis.EventSource = class extends EventSource {
    constructor(...given) {
      super(...given);
      alive.sources.add(this);
    }
    close() {
      alive.sources.delete(this);
      super.close();
    }
  };
  globalThis.IntersectionObserver = class extends IntersectionObserver {
    constructor(...given) {
      super(...given);
      alive.observers.add(this);
    }
    disconnect() {
      alive.observers.delete(this);
      super.disconnect();
    }
  };
  globalThis.alive = () => Object.fromEntries(Object.entries(alive).map(([what, set]) => [what, set.size]));
}
