// A browser, and people who use it.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { house } from "./house.mjs";

/** Where Lodge answers: at `localhost`, so that the browser takes a Secure cookie without TLS. */
export const LODGE = house.url;

let running;

async function browser() {
  running ??= await chromium.launch({
    executablePath: process.env.LODGE_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
  return running;
}

/** Ends the browser with everybody in it, and the house. */
export async function leave() {
  await (await running)?.close();
  running = undefined;
  await house.close();
}

/** Somebody with a browser of their own. `faults` collects whatever went wrong in it. */
export async function somebody({ script = true, language = "en-GB", width = 1440 } = {}) {
  const context = await (await browser()).newContext({
    baseURL: LODGE.href,
    javaScriptEnabled: script,
    locale: language,
    viewport: { width, height: 900 },
    acceptDownloads: true,
    ignoreHTTPSErrors: !!process.env.LODGE_TLS,
    // Colours that are on their way from one theme to the other have no contrast yet.
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.script = script;
  page.faults = [];
  page.on("console", (message) => {
    // A refusal (4xx) is an answer, which the browser too writes down as an error.
    const refusal = message.text().startsWith("Failed to load resource");
    if (["error", "warning"].includes(message.type()) && !refusal) page.faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => page.faults.push(`${page.url()}: ${error.message}`));
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    // Whoever signs in from elsewhere goes there: that is a page of its own, and no part of ours.
    const away = request.isNavigationRequest() && [house.provider?.issuer, house.discord?.origin].includes(origin);
    if (origin !== LODGE.origin && protocol !== "data:" && !away) page.faults.push(`${page.url()} asked ${origin}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) page.faults.push(`${response.url()} answered ${response.status()}`);
  });
  return page;
}

/** A picture of the page for whoever wants to look, outside the repository. */
export async function shot(page, name) {
  const folder = process.env.LODGE_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  // A very long page would take minutes: its beginning will do.
  const fullPage = await page.evaluate(() => document.documentElement.scrollHeight < 6000);
  await page.screenshot({ path: join(folder, `${name.replace(/[^\w-]+/g, "_")}.png`), fullPage });
}
